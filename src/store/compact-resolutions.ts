import type { Reads } from './needs';
import type { StoreThunkArgs } from './types';

/** An EquivalentKeyMap, for which `@wordpress/data` has no type. */
interface Entries {
	size: number;
	forEach: (
		callback: ( state: EntryState, args: unknown[] ) => void
	) => void;
}

type EntryState = { status: string; error?: unknown } | undefined;

/** Twice as many as there are lists or records, so that this is rarely done. */
const MAX_ENTRIES = 100;

/**
 * Frees the state of resolutions that were invalidated: `@wordpress/data` keeps
 * an empty entry for each of them, and looks through all with every action. The
 * state of all others stays as it is.
 */
export function compactResolutions(
	{ dispatch, registry, select }: StoreThunkArgs,
	names: Array< keyof Reads >
): void {
	for ( const name of names ) {
		const entries = select.getCachedResolvers()[ name ];
		if ( ! isEntries( entries ) || entries.size <= MAX_ENTRIES ) {
			continue;
		}
		const resolving: unknown[][] = [];
		const finished: unknown[][] = [];
		const failed: unknown[][] = [];
		const errors: Array< Error | unknown > = [];

		entries.forEach( ( state, args ) => {
			switch ( state?.status ) {
				case 'resolving':
					resolving.push( args );
					break;
				case 'finished':
					finished.push( args );
					break;
				case 'error':
					failed.push( args );
					errors.push( state.error );
					break;
			}
		} );
		registry.batch( () => {
			void dispatch.invalidateResolutionForStoreSelector( name );
			void dispatch.startResolutions( name, resolving );
			void dispatch.finishResolutions( name, finished );
			void dispatch.failResolutions( name, failed, errors );
		} );
	}
}

function isEntries( value: unknown ): value is Entries {
	return typeof value === 'object' && value !== null && 'forEach' in value;
}
