import { notifyApiError } from '../navigation/notices';

/**
 * Operations of the list whose script is loaded after the list, because most of it
 * is texts about their results.
 */
const loadStatus = () =>
	import( /* webpackChunkName: "list" */ './set-status' );

const loadSelectionNotices = () =>
	import( /* webpackChunkName: "list" */ './selection-notices' );

/** Loads the script before it is needed. */
export function preloadOperations(): void {
	loadStatus().catch( () => {
		// The next click loads it again and reports an error.
	} );
}

/** The function of the same name, loaded when it is called. */
export const setStatus = onDemand(
	async () => ( await loadStatus() ).setStatus
);

/** The function of the same name, loaded when it is called. */
export const notifyTooMany = onDemand(
	async () => ( await loadSelectionNotices() ).notifyTooMany
);

/** The function of the same name, loaded when it is called. */
export const notifyCleared = onDemand(
	async () => ( await loadSelectionNotices() ).notifyCleared
);

/**
 * @param load Loads a function.
 * @return Calls the function with its arguments. Reports a failure to load it in a
 *         notice.
 */
function onDemand< Args extends unknown[] >(
	load: () => Promise< ( ...args: Args ) => unknown >
): ( ...args: Args ) => Promise< void > {
	const call = async ( ...args: Args ): Promise< void > => {
		try {
			await (
				await load()
			)( ...args );
		} catch ( error ) {
			notifyApiError( error, { retry: () => void call( ...args ) } );
		}
	};
	return call;
}
