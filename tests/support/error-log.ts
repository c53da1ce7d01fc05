import { PLUGIN_SLUG, PROJECT_DIR } from '../../tools/lib/paths.mjs';

/** Each entry starts with `[23-Nov-2026 13:53:26 UTC]`. A stack trace belongs to the entry before it. */
const ENTRY_START = /^(?=\[\d\d-\w{3}-\d{4} )/m;

/** Errors that WordPress alone does not cause, though the entry need not contain the path of a plugin. */
const PLUGIN_ERRORS = [
	/was called <strong>incorrectly<\/strong>/,
	/WordPress database error/,
];

/** The router of the site's server, where every stack trace ends. */
const SERVER = `${ PROJECT_DIR }/tools/runtime/`;

export function logEntries( log: string ): string[] {
	return log.split( ENTRY_START ).filter( Boolean );
}

/** The entries that this plugin caused. */
export function pluginEntries( log: string ): string[] {
	return logEntries( log.replaceAll( SERVER, '' ) ).filter(
		( entry ) =>
			entry.includes( `/plugins/${ PLUGIN_SLUG }/` ) ||
			entry.includes( `${ PROJECT_DIR }/` ) ||
			( PLUGIN_ERRORS.some( ( pattern ) => pattern.test( entry ) ) &&
				! isFromFluentCart( entry ) )
	);
}

/** WordPress names the functions that sent a failed query. */
function isFromFluentCart( entry: string ): boolean {
	return (
		entry.includes( 'FluentCart\\' ) &&
		! entry.includes( 'FluentCartCustomers\\' )
	);
}
