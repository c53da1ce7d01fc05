import {
	startTransition,
	useCallback,
	useEffect,
	useRef,
	useState,
	useMemo,
} from '@wordpress/element';
import type { View } from '@fcc/dataviews';
import {
	getArguments,
	navigate,
	onHistoryNavigation,
	useArguments,
} from '../navigation/location';
import {
	viewToArguments,
	DEFAULT_PREFERENCES,
	isSameList,
	isContinuedTyping,
	viewToPreferences,
	rebaseView,
	normalizeView,
	viewFromArguments,
} from '../navigation/view';
import {
	readViewPreferences,
	saveViewPreferences,
} from '../navigation/preferences';
import { useDispatch, useSelect, resolveSelect } from '@wordpress/data';
import { useNeeded } from '../../components/use-needed';
import {
	store,
	type CustomerList,
	type CustomerQuery,
	type Pagination,
	isNobody,
	type Matching,
} from '@fcc/store';
import { runWhenIdle } from '../navigation/prefetch';
import { __ } from '@wordpress/i18n';
import { notifySuccess } from '../navigation/notices';
import { hasModifier } from '../../components/has-modifier';
import { focusRow, isRowLink } from '../navigation/focus';
import { useShortcut } from '../navigation/shortcuts';

interface ChangeOptions {
	/** Do not let the back button lead to the view until now. */
	replace?: boolean;
}

export type ChangeView = ( next: View, options?: ChangeOptions ) => void;

interface CustomersView {
	view: View;
	changeView: ChangeView;
	searchFor: ( text: string ) => void;
}

/**
 * The view of the list, kept in the address; what outlasts the visit, in the
 * person's preferences too.
 *
 * @return The view, and how to change it.
 */
export function useCustomersView(): CustomersView {
	const [ view, setView ] = useState< View >( () =>
		viewFromArguments( getArguments(), readViewPreferences() )
	);
	// Ahead of the state where that follows in a transition.
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
			// Columns are changed one after the other in an open menu: each
			// change has to start from the one before.
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

	// A remembered page size is written down, so that going back to this entry
	// brings the same rows even after another size was chosen.
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

	// On the screen of a customer, people walk along the list to other pages.
	const { customer } = useArguments();
	useEffect( () => {
		if ( customer === undefined ) {
			followAddress();
		}
	}, [ customer, followAddress ] );

	return { view, changeView, searchFor };
}

interface Customers {
	/** The page that was asked for, or while it is loading the one before. */
	list: CustomerList | undefined;

	/** Whether `list` is what was asked for. */
	isCurrent: boolean;

	/** Why the page could not be read. */
	error: unknown;

	/** Reads it once more. */
	retry: () => void;
}

/**
 * Reads a page of customers.
 *
 * @return The page; the one before it stands in until it is there.
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

	const [ lastList, setLastList ] = useState( list );
	if ( list && list !== lastList ) {
		setLastList( list );
	}

	const { invalidateResolution } = useDispatch( store );
	const retry = useCallback( () => {
		invalidateResolution( 'getCustomers', [ query ] );
	}, [ invalidateResolution, query ] );

	return { list: list ?? lastList, isCurrent: !! list, error, retry };
}

/**
 * Reads the next page once the shown one is there, so that turning the page
 * paints at once. Not for a search: those results are mostly typed past.
 *
 * @param pagination Where the shown page stands; undefined while it is loading.
 */
export function useNextPagePrefetch(
	query: CustomerQuery,
	pagination: Pagination | undefined
): void {
	const { invalidateResolution } = useDispatch( store );
	const isWorthIt =
		! query.search && !! pagination && query.page < pagination.total_pages;

	const nextQuery = useMemo(
		() => ( { ...query, page: query.page + 1 } ),
		[ query ]
	);
	useNeeded( 'getCustomers', isWorthIt ? [ [ nextQuery ] ] : [] );

	useEffect( () => {
		if ( ! isWorthIt ) {
			return;
		}
		return runWhenIdle( () => {
			resolveSelect( store )
				.getCustomers( nextQuery )
				.catch( () => {
					// Nobody has asked for it yet: when somebody does, try again.
					invalidateResolution( 'getCustomers', [ nextQuery ] );
				} );
		} );
	}, [ isWorthIt, nextQuery, invalidateResolution ] );
}

/**
 * Keeps the selection across pages, and lets go of it when the list shows other
 * customers: nothing must be done to somebody who is not to be seen.
 *
 * @return What makes customers match, the same object as long as that stays.
 */
export function useSelectionOfCriteria( query: CustomerQuery ): Matching {
	const matching = useMatching( query );
	const isAnySelected = useSelect(
		( select ) => ! isNobody( select( store ).getSelection() ),
		[]
	);
	const { clearSelection } = useDispatch( store );
	const seen = useRef( matching );

	useEffect( () => {
		if ( seen.current === matching ) {
			return;
		}
		seen.current = matching;
		if ( isAnySelected ) {
			void clearSelection();
			notifySuccess(
				__(
					'Nobody is selected any more: the search or the filters have changed.',
					'fluent-cart-customers'
				)
			);
		}
	}, [ clearSelection, isAnySelected, matching ] );

	return matching;
}

function useMatching( { search, filters }: CustomerQuery ): Matching {
	const asked: Matching = {
		...( search && { search } ),
		...( filters && { filters } ),
	};
	const [ matching, setMatching ] = useState( asked );

	if ( JSON.stringify( asked ) === JSON.stringify( matching ) ) {
		return matching;
	}
	setMatching( asked );
	return asked;
}

/**
 * Moves the focus along the customers by keys: by letters from anywhere on the
 * page, by arrows from one customer to the next. Elsewhere the arrows scroll.
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
