import { PLUGIN_SLUG, PROJECT_DIR } from '../../tools/lib/paths.mjs';

/** Each begins with `[23-Nov-2026 13:53:26 UTC]`; a stack trace belongs to the entry above it. */
const ENTRY_START = /^(?=\[\d\d-\w{3}-\d{4} )/m;

/**
 * What cannot be WordPress's own doing on a site with only our plugin, and FluentCart, though
 * its path need not be in the entry.
 */
const PLUGIN_ERRORS = [
	/was called <strong>incorrectly<\/strong>/,
	/WordPress database error/,
];

/** The router of the site's server: every stack trace ends there, FluentCart's own too. */
const SERVER = `${ PROJECT_DIR }/tools/runtime/`;

/** The entries of a WordPress debug log. */
export function logEntries( log: string ): string[] {
	return log.split( ENTRY_START ).filter( Boolean );
}

/** Those that our plugin caused. */
export function pluginEntries( log: string ): string[] {
	return logEntries( log.replaceAll( SERVER, '' ) ).filter(
		( entry ) =>
			entry.includes( `/plugins/${ PLUGIN_SLUG }/` ) ||
			entry.includes( `${ PROJECT_DIR }/` ) ||
			( PLUGIN_ERRORS.some( ( pattern ) => pattern.test( entry ) ) &&
				! isFromFluentCart( entry ) )
	);
}

/** WordPress names the functions that made a faulty query. */
function isFromFluentCart( entry: string ): boolean {
	return (
		entry.includes( 'FluentCart\\' ) &&
		! entry.includes( 'FluentCartCustomers\\' )
	);
}
