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
	subscribeToTraversal,
	useArguments,
} from '../location';
import {
	argumentsOf,
	DEFAULT_PREFERENCES,
	isSameList,
	isTypingOn,
	preferencesOf,
	rebaseView,
	settleView,
	viewOf,
} from '../view';
import {
	readViewPreferences,
	rememberViewPreferences,
} from '../view-preferences';

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
		viewOf( getArguments(), readViewPreferences() )
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
			const next = settleView( previous, changed );

			navigate( argumentsOf( next ), {
				replace: replace || isTypingOn( previous, next ),
			} );
			if (
				next.perPage !== previous.perPage ||
				next.fields !== previous.fields ||
				next.layout !== previous.layout
			) {
				rememberViewPreferences( preferencesOf( next ) );
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
		navigate( argumentsOf( latest.current ), { replace: true } );
	}, [] );

	const followAddress = useCallback( () => {
		const next = viewOf( getArguments(), {
			...preferencesOf( latest.current ),
			perPage: DEFAULT_PREFERENCES.perPage,
		} );
		if ( ! isSameList( latest.current, next ) ) {
			show( next );
		}
	}, [ show ] );
	useEffect( () => subscribeToTraversal( followAddress ), [ followAddress ] );

	// On the screen of a customer, people walk along the list to other pages.
	const { customer } = useArguments();
	useEffect( () => {
		if ( customer === undefined ) {
			followAddress();
		}
	}, [ customer, followAddress ] );

	return { view, changeView, searchFor };
}
