import { __ } from '@wordpress/i18n';
import type { Panel, PanelProps } from '../../navigation/panel';
import { Button } from '@wordpress/components';
import {
	useEffect,
	useRef,
	useCallback,
	useMemo,
	useState,
} from '@wordpress/element';
import { Failure } from '../../../components/failure';
import { Placeholder } from '../../../components/placeholder';
import {
	type ActivityEntry,
	type Customer,
	type CustomerSummary,
	store,
	type PageQuery,
} from '@fcc/store';
import { Changes } from './changes';
import { Moment } from './time';
import { Sentence } from './sentence';
import { useDispatch, useSelect } from '@wordpress/data';
import { useNeeded } from '../../../components/use-needed';

export const activityPanel: Panel = {
	id: 'activity',
	title: __( 'Activity', 'fluent-cart-customers' ),
	area: 'main',
	Component: Activity,
};

/**
 * What was changed of the customer, when and by whom.
 */
export function Activity( { customerId, customer }: PanelProps ) {
	const { entries, hasOlder, isLoadingOlder, showOlder, error, retry } =
		useActivity( customerId );
	const list = useRef< HTMLOListElement >( null );
	/** Which entry is to have the focus once it is there. */
	const awaited = useRef< number >();

	useEffect( () => {
		const entry = list.current?.children[ awaited.current ?? -1 ];
		if ( entry instanceof HTMLElement ) {
			awaited.current = undefined;
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
						'No changes yet. What is changed here or through the API appears with who did it.',
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
						'The activity could not be loaded',
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
						awaited.current = entries?.length;
						showOlder();
					} }
				>
					{ __( 'Show older', 'fluent-cart-customers' ) }
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
 * @param props.customer Knows more of what was changed, if it is still there.
 */
export function Entry( { entry, customer }: EntryProps ) {
	return (
		<li className="fcc-activity__entry" tabIndex={ -1 }>
			<p className="fcc-activity__sentence">
				<Sentence entry={ entry } customer={ customer } />
			</p>
			<Changes entry={ entry } customer={ customer } />
			{ entry.created_at && <Moment moment={ entry.created_at } /> }
		</li>
	);
}

interface CustomerActivity {
	/** The newest first; undefined as long as none were ever read. */
	entries: ActivityEntry[] | undefined;
	hasOlder: boolean;
	isLoadingOlder: boolean;
	showOlder: () => void;
	/** Why not all of them could be read. */
	error: unknown;
	retry: () => void;
}

const PER_PAGE = 10;

function pageQuery( page: number ): PageQuery {
	return { page, per_page: PER_PAGE };
}

/**
 * Reads what was changed of a customer, page after page.
 */
export function useActivity( customerId: number ): CustomerActivity {
	const [ pageCount, setPageCount ] = useState( 1 );

	// An array is compared by its elements.
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
		// A new change moves the others down, some of them to the next page.
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
