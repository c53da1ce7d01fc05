import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import {
	useCallback,
	useEffect,
	useMemo,
	useRef,
	useState,
} from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import {
	store,
	type ActivityEntry,
	type Customer,
	type CustomerSummary,
	type PageQuery,
} from '@fcc/store';
import { Failure } from '../../../components/failure';
import { Moment } from '../../../components/moment';
import { Placeholder } from '../../../components/placeholder';
import { useNeeded } from '../../../components/use-needed';
import type { Panel, PanelProps } from '../../navigation/panel';
import { NEWEST_ACTIVITY } from '../editing/authorship';
import { Changes } from './changes';
import { EntryRun } from './entry-run';
import { Sentence } from './sentence';

export const activityPanel: Panel = {
	id: 'activity',
	title: __( 'Activity', 'fluent-cart-customers' ),
	area: 'main',
	Component: Activity,
};

/**
 * The panel that lists the changes of a customer, when and by whom.
 */
function Activity( { customerId, customer }: PanelProps ) {
	const { entries, hasOlder, isLoadingOlder, showOlder, error, retry } =
		useActivity( customerId );
	const list = useRef< HTMLOListElement >( null );
	/** Index of the entry that receives the focus when it is rendered. */
	const focusIndex = useRef< number >();

	useEffect( () => {
		const entry = list.current?.children[ focusIndex.current ?? -1 ];
		if ( entry instanceof HTMLElement ) {
			focusIndex.current = undefined;
			entry.focus( { preventScroll: true } );
		}
	}, [ entries ] );

	return (
		<>
			{ entries && entries.length > 0 && (
				<ol ref={ list } className="fcc-activity">
					{ entries.map( ( entry ) => (
						<Entry
							key={ entry.id }
							entry={ entry }
							customer={ customer }
						/>
					) ) }
				</ol>
			) }
			{ entries?.length === 0 && (
				<p className="fcc-panel__empty">
					{ __(
						'No activity yet. Changes to this customer appear here, along with who made them.',
						'fluent-cart-customers'
					) }
				</p>
			) }
			{ ! entries && ! error && <Placeholder lines={ 4 } /> }
			{ !! error && (
				<Failure
					isCompact
					error={ error }
					title={ __(
						'Couldn’t load activity',
						'fluent-cart-customers'
					) }
					onRetry={ retry }
				/>
			) }
			{ ( hasOlder || isLoadingOlder ) && ! error && (
				<Button
					__next40pxDefaultSize
					className="fcc-activity__older"
					variant="tertiary"
					isBusy={ isLoadingOlder }
					disabled={ isLoadingOlder }
					accessibleWhenDisabled
					onClick={ () => {
						focusIndex.current = entries?.length;
						showOlder();
					} }
				>
					{ __( 'Show older activity', 'fluent-cart-customers' ) }
				</Button>
			) }
		</>
	);
}

interface EntryProps {
	entry: ActivityEntry;
	customer: Customer | CustomerSummary;
}

/**
 * @param props.customer Supplies labels and the type of an address, if it still
 *                       exists.
 */
function Entry( { entry, customer }: EntryProps ) {
	return (
		<li className="fcc-activity__entry" tabIndex={ -1 }>
			<p className="fcc-activity__sentence">
				<Sentence entry={ entry } customer={ customer } />
			</p>
			<Changes entry={ entry } customer={ customer } />
			{ entry.created_at && <Moment moment={ entry.created_at } /> }
			{ entry.run && <EntryRun run={ entry.run } /> }
		</li>
	);
}

interface CustomerActivity {
	/** The newest first; undefined before the first page is read. */
	entries: ActivityEntry[] | undefined;
	hasOlder: boolean;
	isLoadingOlder: boolean;
	showOlder: () => void;
	/** Why one of the pages could not be read. */
	error: unknown;
	retry: () => void;
}

function pageQuery( page: number ): PageQuery {
	return { ...NEWEST_ACTIVITY, page };
}

/**
 * Reads the activity of a customer, one page more for each `showOlder`.
 */
function useActivity( customerId: number ): CustomerActivity {
	const [ pageCount, setPageCount ] = useState( 1 );

	// useSelect compares an array by its elements.
	const pages = useSelect(
		( select ) =>
			Array.from( { length: pageCount }, ( _, index ) =>
				select( store ).getActivity(
					customerId,
					pageQuery( index + 1 )
				)
			),
		[ customerId, pageCount ]
	);
	const errors = useSelect(
		( select ) =>
			Array.from( { length: pageCount }, ( _, index ) =>
				select( store ).getResolutionError( 'getActivity', [
					customerId,
					pageQuery( index + 1 ),
				] )
			),
		[ customerId, pageCount ]
	);
	useNeeded(
		'getActivity',
		Array.from( { length: pageCount }, ( _, index ) => [
			customerId,
			pageQuery( index + 1 ),
		] )
	);
	const entries = useMemo( () => {
		const all = pages.flatMap( ( page ) => page?.activity ?? [] );
		// A new entry moves older ones to the next page, so two pages can hold
		// the same entry.
		const byId = new Map( all.map( ( entry ) => [ entry.id, entry ] ) );
		return pages[ 0 ] && [ ...byId.values() ];
	}, [ pages ] );

	const { invalidateResolution } = useDispatch( store );
	const retry = useCallback( () => {
		for ( let page = 1; page <= pageCount; page++ ) {
			invalidateResolution( 'getActivity', [
				customerId,
				pageQuery( page ),
			] );
		}
	}, [ invalidateResolution, customerId, pageCount ] );

	return {
		entries,
		hasOlder: ( pages[ 0 ]?.pagination.total_pages ?? 0 ) > pageCount,
		isLoadingOlder: !! pages[ 0 ] && ! pages.at( -1 ),
		showOlder: () => setPageCount( pageCount + 1 ),
		error: errors.find( Boolean ),
		retry,
	};
}
