import { serializeQuery, type CustomerQuery, type PageQuery } from '../api';
import type { StoreThunkArgs } from './types';

/** The selectors that send a request, with their arguments. */
export interface Reads {
	getActivity: [ customerId: number, query: PageQuery ];
	getAttachableUsers: [ search: string ];
	getCustomer: [ id: number ];
	getCustomerStats: [ customerId: number ];
	getCustomers: [ query: CustomerQuery ];
	getOrders: [ customerId: number, query: PageQuery ];
	getOverview: [ period: string ];
}

/**
 * Counts which reads components need, and aborts a request that is needed no
 * more. A read that no component has ever claimed runs to its end: a panel of
 * another plugin may wait for it.
 */
class Needs {
	readonly #counts = new Map< string, number >();
	readonly #controllers = new Map< string, Set< AbortController > >();

	isNeeded( key: string ): boolean {
		return this.#counts.has( key );
	}

	start( key: string ): void {
		this.#counts.set( key, ( this.#counts.get( key ) ?? 0 ) + 1 );
	}

	end( key: string, onUnneeded: () => void ): void {
		const left = ( this.#counts.get( key ) ?? 0 ) - 1;
		if ( left > 0 ) {
			this.#counts.set( key, left );
			return;
		}
		this.#counts.delete( key );
		// The next component to need it may be mounted in the same task.
		setTimeout( () => {
			if ( ! this.isNeeded( key ) ) {
				this.#controllers
					.get( key )
					?.forEach( ( controller ) => controller.abort() );
				onUnneeded();
			}
		} );
	}

	/** Sends a request that `end` can abort. */
	async send< Answer >(
		key: string,
		read: ( signal: AbortSignal ) => Promise< Answer >
	): Promise< Answer | 'aborted' > {
		const controller = new AbortController();
		const all = this.#controllers.get( key ) ?? new Set();
		this.#controllers.set( key, all.add( controller ) );
		try {
			return await read( controller.signal );
		} catch ( error ) {
			if ( controller.signal.aborted ) {
				return 'aborted';
			}
			throw error;
		} finally {
			all.delete( controller );
			if ( all.size === 0 ) {
				this.#controllers.delete( key );
			}
		}
	}
}

const needs = new WeakMap< object, Needs >();

/**
 * @return The needs of the components below a registry.
 */
export function needsOf( { registry }: Pick< StoreThunkArgs, 'registry' > ) {
	const known = needs.get( registry ) ?? new Needs();
	needs.set( registry, known );
	return known;
}

/**
 * @return What tells a read from others.
 */
export function keyOfRead< Name extends keyof Reads >(
	name: Name,
	args: Reads[ Name ]
): string {
	const spelled = args.map( ( arg ) =>
		typeof arg === 'object' && 'order_by' in arg
			? serializeQuery( arg )
			: arg
	);
	return `${ name } ${ JSON.stringify( spelled ) }`;
}
