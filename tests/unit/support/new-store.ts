import { createRegistry } from '@wordpress/data';
import { store } from '../../../src/store';

/** An empty store in a registry of its own, with what tests call of it. */
export function newStore() {
	const registry = createRegistry();
	registry.register( store );
	return {
		select: registry.select( store ),
		resolve: registry.resolveSelect( store ),
		dispatch: registry.dispatch( store ),
	};
}
