import { keyOfRead, needsOf, type Reads } from './needs';
import type { StoreThunkArgs } from './types';

/**
 * Claims a read for a component: its request is not aborted, and its answer is
 * not dropped, until `endNeed`.
 */
export const startNeed =
	< Name extends keyof Reads >( name: Name, readArgs: Reads[ Name ] ) =>
	( args: StoreThunkArgs ): void =>
		needsOf( args ).start( keyOfRead( name, readArgs ) );

/**
 * Ends the claim. After the last one, a request that is on its way is aborted,
 * and a failure is forgotten, so that the next component starts anew.
 */
export const endNeed =
	< Name extends keyof Reads >( name: Name, readArgs: Reads[ Name ] ) =>
	( args: StoreThunkArgs ): void =>
		needsOf( args ).end( keyOfRead( name, readArgs ), () => {
			if ( args.select.getResolutionError( name, readArgs ) ) {
				void args.dispatch.invalidateResolution( name, readArgs );
			}
		} );
