import {
	startTransition,
	useCallback,
	useEffect,
	useRef,
	useState,
} from '@wordpress/element';
import { useSelect } from '@wordpress/data';
import { store } from '@fcc/store';
import { addressOfView, viewOfAddress } from '../navigation/current-view';
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
	isSameView,
	normalizeView,
	rebaseView,
	viewToPreferences,
	type CustomersView,
} from '../navigation/view';

interface ChangeOptions {
	/** Replace the current history entry instead of adding one. */
	replace?: boolean;
}

export type ChangeView = (
	next: CustomersView,
	options?: ChangeOptions
) => void;

interface ListView {
	view: CustomersView;
	changeView: ChangeView;
	searchFor: ( text: string ) => void;
}

/**
 * The view of the list, stored in the address. Page size, density and the columns
 * of all customers are stored in the user's preferences too. The saved views must
 * have been read.
 *
 * @return The view, and functions to change it.
 */
export function useCustomersView(): ListView {
	const [ view, setView ] = useState< CustomersView >( () =>
		viewOfAddress( getArguments() )
	);
	// The newest view; the state gets it later, in a transition.
	const latest = useRef( view );
	const rendered = useRef( view );
	useEffect( () => {
		rendered.current = view;
	}, [ view ] );

	const show = useCallback( ( next: CustomersView ) => {
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
		( changed: CustomersView, { replace = false }: ChangeOptions = {} ) => {
			const previous = latest.current;
			const next = normalizeView( previous, changed );
			const isPreference = ! next.saved && ! previous.saved;

			navigate( addressOfView( next ), {
				replace:
					replace ||
					// Only columns.
					isSameList( previous, next ) ||
					isContinuedTyping( previous, next ),
			} );
			if (
				next.perPage !== previous.perPage ||
				next.layout !== previous.layout ||
				( isPreference && next.fields !== previous.fields )
			) {
				saveViewPreferences( {
					...viewToPreferences( next ),
					// The columns of a saved view are its own.
					...( ! isPreference && {
						fields: readViewPreferences().fields,
					} ),
				} );
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
	useEffect( () => writeAddress( latest.current ), [] );

	// Others may have changed or removed the saved view.
	const views = useSelect( ( select ) => select( store ).getViews(), [] );
	const followAddress = useCallback( () => {
		const next = viewOfAddress( getArguments(), {
			perPage: DEFAULT_PREFERENCES.perPage,
		} );
		if ( ! isSameView( latest.current, next ) ) {
			show( next );
			writeAddress( next );
		}
	}, [ show ] );
	useEffect( () => onHistoryNavigation( followAddress ), [ followAddress ] );

	// Previous and Next on a customer’s screen may have changed the list’s page.
	const { customer } = useArguments();
	useEffect( () => {
		if ( customer === undefined ) {
			followAddress();
		}
	}, [ customer, followAddress, views ] );

	return { view, changeView, searchFor };
}

/** Writes the arguments of the view in their shortest form. An unknown view stays, for its notice. */
function writeAddress( view: CustomersView ): void {
	if ( view.saved !== null ) {
		navigate( addressOfView( view ), { replace: true } );
	}
}
