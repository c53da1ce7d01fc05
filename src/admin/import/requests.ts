import { loadImports } from '@fcc/store';

type Requests = Awaited< ReturnType< typeof loadImports > >;

let loaded: Requests | undefined;

/** Loads the requests; cached after the first call. */
export async function loadRequests(): Promise< void > {
	loaded = await loadImports();
}

/**
 * @return The requests of imports, which are loaded before the screen is shown.
 */
export function requests(): Requests {
	if ( ! loaded ) {
		throw new Error( 'The requests of imports are not loaded.' );
	}
	return loaded;
}
