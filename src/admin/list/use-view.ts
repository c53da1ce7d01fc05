import {
	startTransition,
	useCallback,
	useEffect,
	useRef,
	useState,
} from '@wordpress/element';
import type { View } from '@fcc/dataviews';
import {
	getArguments,
	navigate,
	onHistoryNavigation,
	useArguments,
} from '../navigation/location';
import {
	readViewPreferences,
	saveViewPreferences,
} from '../navigation/preferences';
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
	// The newest view; the state gets it later, in a transition.
	const latest = useRef( view );
	const rendered = useRef( view );
	useEffect( () => {
		rendered.current = view;
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
				rebaseView( changed, rendered.current, latest.current ),
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

	// Previous and Next on a customer’s screen may have changed the list’s page.
	const { customer } = useArguments();
	useEffect( () => {
		if ( customer === undefined ) {
			followAddress();
		}
	}, [ customer, followAddress ] );

	return { view, changeView, searchFor };
}
