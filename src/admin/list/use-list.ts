import { resolveSelect, useDispatch, useSelect } from '@wordpress/data';
import {
	startTransition,
	useCallback,
	useEffect,
	useMemo,
	useRef,
	useState,
} from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { View } from '@fcc/dataviews';
import {
	isEmptySelection,
	store,
	type CustomerCriteria,
	type CustomerList,
	type CustomerQuery,
	type Pagination,
} from '@fcc/store';
import { hasModifier } from '../../components/has-modifier';
import { useLastKnown } from '../../components/use-last-known';
import { useNeeded } from '../../components/use-needed';
import { focusRow, isRowLink } from '../navigation/focus';
import {
	getArguments,
	navigate,
	onHistoryNavigation,
	useArguments,
} from '../navigation/location';
import { notifySuccess } from '../navigation/notices';
import {
	readViewPreferences,
	saveViewPreferences,
} from '../navigation/preferences';
import { runWhenIdle } from '../navigation/prefetch';
import { useShortcut } from '../navigation/shortcuts';
import {
	DEFAULT_PREFERENCES,
	isContinuedTyping,
	isSameList,
	normalizeView,
	rebaseView,
	viewFromArguments,
	viewToArguments,
	viewToPreferences,
} from '../navigation/view';

interface ChangeOptions {
	/** Replace the current history entry instead of adding one. */
	replace?: boolean;
}

export type ChangeView = ( next: View, options?: ChangeOptions ) => void;

interface CustomersView {
	view: View;
	changeView: ChangeView;
	searchFor: ( text: string ) => void;
}

/**
 * The view of the list, stored in the address. Page size, columns and density are
 * stored in the user's preferences too.
 *
 * @return The view, and functions to change it.
 */
export function useCustomersView(): CustomersView {
	const [ view, setView ] = useState< View >( () =>
		viewFromArguments( getArguments(), readViewPreferences() )
	);
	// Ahead of the state, which follows in a transition.
	const latest = useRef( view );
	const seen = useRef( view );
	useEffect( () => {
		seen.current = view;
	}, [ view ] );

	const show = useCallback( ( next: View ) => {
		const isOtherList = ! isSameList( latest.current, next );
		latest.current = next;

		if ( isOtherList ) {
			startTransition( () => setView( next ) );
		} else {
			// Users change several columns in an open menu; each change starts
			// from the one before.
			setView( next );
		}
	}, [] );

	const change = useCallback(
		( changed: View, { replace = false }: ChangeOptions = {} ) => {
			const previous = latest.current;
			const next = normalizeView( previous, changed );

			navigate( viewToArguments( next ), {
				replace: replace || isContinuedTyping( previous, next ),
			} );
			if (
				next.perPage !== previous.perPage ||
				next.fields !== previous.fields ||
				next.layout !== previous.layout
			) {
				saveViewPreferences( viewToPreferences( next ) );
			}
			show( next );
		},
		[ show ]
	);
	const changeView = useCallback< ChangeView >(
		( changed, options ) =>
			change(
				rebaseView( changed, seen.current, latest.current ),
				options
			),
		[ change ]
	);
	const searchFor = useCallback(
		( search: string ) => change( { ...latest.current, search } ),
		[ change ]
	);

	// Writes the preferred page size into the address, so that going back shows
	// the same rows after the preference has changed.
	useEffect( () => {
		navigate( viewToArguments( latest.current ), { replace: true } );
	}, [] );

	const followAddress = useCallback( () => {
		const next = viewFromArguments( getArguments(), {
			...viewToPreferences( latest.current ),
			perPage: DEFAULT_PREFERENCES.perPage,
		} );
		if ( ! isSameList( latest.current, next ) ) {
			show( next );
		}
	}, [ show ] );
	useEffect( () => onHistoryNavigation( followAddress ), [ followAddress ] );

	// The screen of a customer may have stepped to another page.
	const { customer } = useArguments();
	useEffect( () => {
		if ( customer === undefined ) {
			followAddress();
		}
	}, [ customer, followAddress ] );

	return { view, changeView, searchFor };
}

interface Customers {
	/** The requested page, or the previous one while it is loading. */
	list: CustomerList | undefined;

	/** Whether `list` is the requested page. */
	isCurrent: boolean;

	/** Why the page could not be read. */
	error: unknown;

	retry: () => void;
}

/**
 * Reads a page of customers.
 */
export function useCustomers( query: CustomerQuery ): Customers {
	const { customers, pagination, error } = useSelect(
		( select ) => {
			const selectors = select( store );
			return {
				customers: selectors.getCustomers( query ),
				pagination: selectors.getCustomersPagination( query ),
				error: selectors.getResolutionError( 'getCustomers', [
					query,
				] ),
			};
		},
		[ query ]
	);
	useNeeded( 'getCustomers', [ [ query ] ] );
	const list = useMemo(
		() => customers && pagination && { customers, pagination },
		[ customers, pagination ]
	);
	const shownList = useLastKnown( list );

	const { invalidateResolution } = useDispatch( store );
	const retry = useCallback( () => {
		invalidateResolution( 'getCustomers', [ query ] );
	}, [ invalidateResolution, query ] );

	return { list: shownList, isCurrent: !! list, error, retry };
}

/**
 * Reads the next page in an idle moment, so that it renders without delay.
 * Skipped for searches, whose results are usually refined by typing.
 *
 * @param pagination Of the shown page; undefined while it is loading.
 */
export function useNextPagePrefetch(
	query: CustomerQuery,
	pagination: Pagination | undefined
): void {
	const { invalidateResolution } = useDispatch( store );
	const isPrefetched =
		! query.search && !! pagination && query.page < pagination.total_pages;

	const nextQuery = useMemo(
		() => ( { ...query, page: query.page + 1 } ),
		[ query ]
	);
	useNeeded( 'getCustomers', isPrefetched ? [ [ nextQuery ] ] : [] );

	useEffect( () => {
		if ( ! isPrefetched ) {
			return;
		}
		return runWhenIdle( () => {
			resolveSelect( store )
				.getCustomers( nextQuery )
				.catch( () => {
					// A failed prefetch is read again when the user opens the
					// page.
					invalidateResolution( 'getCustomers', [ nextQuery ] );
				} );
		} );
	}, [ isPrefetched, nextQuery, invalidateResolution ] );
}

/**
 * Clears the selection when search or filters change, because an operation must
 * not change customers who are not listed. Other pages keep the selection.
 *
 * @param criteria Must be the same object until search or filters change.
 */
export function useSelectionReset( criteria: CustomerCriteria ): void {
	const isAnySelected = useSelect(
		( select ) => ! isEmptySelection( select( store ).getSelection() ),
		[]
	);
	const { clearSelection } = useDispatch( store );
	const seen = useRef( criteria );

	useEffect( () => {
		if ( seen.current === criteria ) {
			return;
		}
		seen.current = criteria;
		if ( isAnySelected ) {
			void clearSelection();
			notifySuccess(
				__(
					'Selection cleared because the search or filters changed.',
					'fluent-cart-customers'
				)
			);
		}
	}, [ clearSelection, isAnySelected, criteria ] );
}

/**
 * @return Search and filters of a query; the same object until they change.
 */
export function useCriteria( {
	search,
	filters,
}: CustomerQuery ): CustomerCriteria {
	const current: CustomerCriteria = {
		...( search && { search } ),
		...( filters && { filters } ),
	};
	const [ criteria, setCriteria ] = useState( current );

	if ( JSON.stringify( current ) === JSON.stringify( criteria ) ) {
		return criteria;
	}
	setCriteria( current );
	return current;
}

/**
 * Moves the focus from row to row: by single keys from anywhere on the page, by
 * arrow keys from the link of a row.
 */
export function useRowShortcuts(): void {
	useShortcut( 'nextRow', () => focusRow( 1 ) );
	useShortcut( 'previousRow', () => focusRow( -1 ) );

	useEffect( () => {
		const move = ( event: KeyboardEvent ) => {
			const step = { ArrowDown: 1, ArrowUp: -1 }[ event.key ];
			if (
				step === undefined ||
				event.defaultPrevented ||
				hasModifier( event ) ||
				! isRowLink( event.target )
			) {
				return;
			}
			if ( focusRow( step === 1 ? 1 : -1 ) ) {
				event.preventDefault();
			}
		};
		document.addEventListener( 'keydown', move );
		return () => document.removeEventListener( 'keydown', move );
	}, [] );
}
