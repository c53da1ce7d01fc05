import { SearchControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useEffect, useState } from '@wordpress/element';
import { subscribeToTraversal, useArguments } from '../location';

interface SearchProps {
	onSearch: ( text: string ) => void;
}

/** After the last letter, in milliseconds: half a word is not worth a request. */
const PAUSE = 250;

/** As in the contract. */
const MAX_LENGTH = 200;

/**
 * The search field. It shows what the address holds, or what was typed since.
 *
 * Not `DataViews.Search`, which keeps a text of its own: going back right after
 * typing left the text of the view before in it, or searched for it again.
 *
 * @param props
 * @param props.onSearch Must be the same function from render to render.
 */
export function Search( { onSearch }: SearchProps ) {
	const { search = '' } = useArguments();
	const [ typed, setTyped ] = useState< string >();
	const label = __( 'Search customers', 'fluent-cart-customers' );

	useEffect( () => {
		if ( typed === undefined ) {
			return;
		}
		const timer = setTimeout( () => {
			onSearch( typed );
			setTyped( undefined );
		}, PAUSE );
		return () => clearTimeout( timer );
	}, [ onSearch, typed ] );

	useEffect( () => subscribeToTraversal( () => setTyped( undefined ) ), [] );

	return (
		<SearchControl
			__nextHasNoMarginBottom
			size="compact"
			maxLength={ MAX_LENGTH }
			label={ label }
			placeholder={ label }
			value={ typed ?? search }
			onChange={ setTyped }
		/>
	);
}
