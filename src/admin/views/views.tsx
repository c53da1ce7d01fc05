import { useMediaQuery } from '@wordpress/compose';
import { useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { store, type SavedView } from '@fcc/store';
import { onReturn } from '../../components/on-return';
import { getArguments } from '../navigation/location';
import { notifyApiError, notifyError } from '../navigation/notices';
import {
	ALL,
	readOpeningView,
	saveOpeningView,
} from '../navigation/preferences';
import { isModified } from '../navigation/view';
import { readAgain, viewOf } from './changes';
import { ChangedView } from './changed-view';
import { Dialogs } from './dialogs';
import type { SavedViewsProps } from './props';
import { OptionsMenu } from './options-menu';
import { MAX_TABS, Tabs } from './tabs';
import { ViewsMenu } from './views-menu';

/** Where WordPress's own tabs become one menu. */
const NARROW = '(max-width: 782px)';

/** Where the tabs have room beside what can be done with changes. */
const WIDE = '(min-width: 1100px)';

const NO_VIEWS: SavedView[] = [];

/**
 * The saved views over the list, what can be done with the open one, and the
 * dialogs.
 */
export function Views( props: SavedViewsProps ) {
	const { views, error } = useSelect( ( select ) => {
		const { getViews, getResolutionError } = select( store );
		return {
			views: getViews() ?? NO_VIEWS,
			error: getResolutionError( 'getViews', [] ),
		};
	}, [] );
	useFailureNotice( error );
	useUnknownView( props, !! error );
	useEffect( () => onReturn( readAgain ), [] );

	return (
		<>
			{ views.length > 0 && <Row { ...props } views={ views } /> }
			<Dialogs { ...props } />
		</>
	);
}

function Row( {
	view,
	views,
	onChangeView,
}: SavedViewsProps & { views: SavedView[] } ) {
	const isNarrow = useMediaQuery( NARROW );
	const isWide = useMediaQuery( WIDE );
	const menu = {
		view,
		views,
		onOpen: ( id: number | typeof ALL ) =>
			onChangeView( viewOf( id, view ) ),
	};
	const isTab =
		! view.saved ||
		views.slice( 0, MAX_TABS ).some( ( { id } ) => id === view.saved?.id );

	return (
		<div className="fcc-views">
			{ ! isNarrow && (
				<Tabs
					view={ view }
					views={ views }
					onChangeView={ onChangeView }
				/>
			) }
			<ViewsMenu
				{ ...menu }
				isOnly={ isNarrow }
				isCurrent={ isNarrow || ! isTab }
			/>
			{ ! isNarrow && isModified( view ) && (
				<ChangedView
					view={ view }
					onChangeView={ onChangeView }
					hasActions={ isWide }
				/>
			) }
			<OptionsMenu
				view={ view }
				views={ views }
				onChangeView={ onChangeView }
				hasChanges={ ! isWide && isModified( view ) }
			/>
		</div>
	);
}

function useFailureNotice( error: unknown ): void {
	useEffect( () => {
		if ( error ) {
			notifyApiError( error, {
				what: __(
					'Couldn’t load saved views.',
					'fluent-cart-customers'
				),
				retry: readAgain,
			} );
		}
	}, [ error ] );
}

/**
 * Says that the view of the address does not exist, and removes it from the address.
 *
 * @param props
 * @param isUnread Whether the views could not be read.
 */
function useUnknownView(
	{ view, onChangeView }: SavedViewsProps,
	isUnread: boolean
): void {
	const isUnknown = view.saved === null && ! isUnread;
	const latest = useRef( { view, onChangeView } );
	latest.current = { view, onChangeView };

	useEffect( () => {
		if ( ! isUnknown ) {
			return;
		}
		const id = getArguments().view ?? readOpeningView();
		if ( id === readOpeningView() ) {
			saveOpeningView( ALL );
		}
		notifyError(
			__(
				'This view doesn’t exist or isn’t shared with you. The list shows all customers instead.',
				'fluent-cart-customers'
			)
		);
		latest.current.onChangeView(
			{ ...latest.current.view, saved: undefined },
			{ replace: true }
		);
	}, [ isUnknown ] );
}
