import { SearchControl } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { LIMITS } from '@fcc/store';
import { SEARCH_DELAY_MS } from '../../../components/search-delay';
import { viewOfAddress } from '../../navigation/current-view';
import { onHistoryNavigation, useArguments } from '../../navigation/location';
import { isListShown, parseRoute, showList } from '../../navigation/routes';
import { useShortcut } from '../../navigation/shortcuts';

interface Typed {
	text: string;
	isSent: boolean;
}

interface SearchProps {
	onSearch: ( text: string ) => void;
}

/**
 * The search field. Shows the typed text, including spaces at its end, until the
 * address contains another search.
 *
 * Replaces `DataViews.Search`, which keeps a text of its own: going back right
 * after typing showed or repeated the wrong search.
 *
 * @param props.onSearch Must be the same function from render to render.
 */
export function Search( { onSearch }: SearchProps ) {
	const args = useArguments();
	// Earlier than the list, whose rows are rendered in a transition.
	const search = viewOfAddress( args ).search ?? '';
	const isHidden = ! isListShown( parseRoute( args ) );
	const [ typed, setTyped ] = useState< Typed >();
	const text =
		typed && ( ! typed.isSent || typed.text.trim() === search )
			? typed.text
			: search;
	const label = __( 'Search customers', 'fluent-cart-customers' );

	useEffect( () => {
		if ( ! typed || typed.isSent || isHidden ) {
			return;
		}
		const timer = setTimeout( () => {
			onSearch( typed.text );
			setTyped( { ...typed, isSent: true } );
		}, SEARCH_DELAY_MS );
		return () => clearTimeout( timer );
	}, [ isHidden, onSearch, typed ] );

	// Another screen was opened before the delay was over. The list stays the one
	// that contains the link.
	if ( isHidden && typed && ! typed.isSent ) {
		setTyped( undefined );
	}

	useEffect( () => onHistoryNavigation( () => setTyped( undefined ) ), [] );

	const input = useSearchShortcut( isHidden );

	function send() {
		if ( typed && ! typed.isSent ) {
			onSearch( typed.text );
			setTyped( { ...typed, isSent: true } );
		}
	}

	return (
		<SearchControl
			__nextHasNoMarginBottom
			ref={ input }
			aria-keyshortcuts="/"
			size="compact"
			maxLength={ LIMITS.search }
			label={ label }
			placeholder={ label }
			value={ text }
			onChange={ ( next ) => setTyped( { text: next, isSent: false } ) }
			onKeyDown={ ( { nativeEvent } ) =>
				void goToFirst( nativeEvent, text.trim(), send )
			}
		/>
	);
}

/** Goes to the first result, if the key means that. */
async function goToFirst(
	event: KeyboardEvent,
	...args: [ search: string, send: () => void ]
): Promise< void > {
	if ( ! [ 'ArrowDown', 'Enter' ].includes( event.key ) ) {
		return;
	}
	try {
		const { goToFirstResult } = await import(
			/* webpackChunkName: "list" */ './first-result'
		);
		goToFirstResult( event, ...args );
	} catch {
		// The next key loads the script again.
	}
}

/**
 * Focuses the search by a key, also from another screen.
 *
 * @param isHidden Whether another screen is open over the list.
 * @return Ref of the search field.
 */
function useSearchShortcut( isHidden: boolean ) {
	const input = useRef< HTMLInputElement >( null );
	const isFocusPending = useRef( false );

	useShortcut( 'search', () => {
		if ( isHidden ) {
			isFocusPending.current = true;
			showList();
		} else {
			input.current?.focus();
		}
	} );

	useEffect( () => {
		if ( isHidden || ! isFocusPending.current ) {
			return;
		}
		isFocusPending.current = false;
		// After the list has restored its own focus.
		const frame = requestAnimationFrame( () => input.current?.focus() );
		return () => cancelAnimationFrame( frame );
	}, [ isHidden ] );

	return input;
}
