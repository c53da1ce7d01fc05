import { useDispatch } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { store, type Reads } from '@fcc/store';

/**
 * Claims reads of the store for as long as the component shows or waits for
 * them. Select the same beside it: this only keeps their requests from being
 * aborted, and their answers from being dropped.
 *
 * @param name  The selector.
 * @param calls The arguments of each read.
 */
export function useNeeded< Name extends keyof Reads >(
	name: Name,
	calls: Array< Reads[ Name ] >
): void {
	const { startNeed, endNeed } = useDispatch( store );
	// Compared by content, as arguments are often made anew.
	const json = JSON.stringify( calls );

	useEffect( () => {
		const claimed: Array< Reads[ Name ] > = JSON.parse( json );
		claimed.forEach( ( args ) => void startNeed( name, args ) );
		return () => claimed.forEach( ( args ) => void endNeed( name, args ) );
	}, [ endNeed, json, name, startNeed ] );
}
