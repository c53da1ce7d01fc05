import { useDispatch } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { store, type Reads } from '@fcc/store';

/**
 * Marks reads of the store as needed while the component is mounted. The store
 * aborts requests, and evicts answers, that no component needs. Select the same
 * data beside it.
 *
 * @param name  Name of the selector.
 * @param calls Arguments of each read.
 */
export function useNeeded< Name extends keyof Reads >(
	name: Name,
	calls: Array< Reads[ Name ] >
): void {
	const { startNeed, endNeed } = useDispatch( store );
	// Compared by content, because the arguments are often new objects.
	const json = JSON.stringify( calls );

	useEffect( () => {
		const reads: Array< Reads[ Name ] > = JSON.parse( json );
		reads.forEach( ( args ) => void startNeed( name, args ) );
		return () => reads.forEach( ( args ) => void endNeed( name, args ) );
	}, [ endNeed, json, name, startNeed ] );
}
