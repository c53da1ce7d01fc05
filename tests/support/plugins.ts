import { FLUENT_CART_SLUG, PLUGIN_SLUG } from '../../tools/lib/paths.mjs';

/** A WordPress that runs functions of `tests/support/php/`. */
interface PhpSite {
	call: < Result = void >(
		name: string,
		args?: Record< string, unknown >
	) => Promise< Result >;
}

/** Plugins by the names that WordPress uses. */
export const THIS_PLUGIN = `${ PLUGIN_SLUG }/${ PLUGIN_SLUG }.php`;
export const FLUENTCART = `${ FLUENT_CART_SLUG }/${ FLUENT_CART_SLUG }.php`;

/** Activates plugins in one request, in this order. */
export function activate(
	site: PhpSite,
	plugins: readonly string[],
	{ networkWide = false } = {}
): Promise< void > {
	return site.call( 'plugins/activate', {
		plugins,
		network_wide: networkWide,
	} );
}

/** Deactivates plugins in one request. */
export function deactivate(
	site: PhpSite,
	plugins: readonly string[],
	{ networkWide = false } = {}
): Promise< void > {
	return site.call( 'plugins/deactivate', {
		plugins,
		network_wide: networkWide,
	} );
}

/** WordPress's "Delete" of this plugin, without deleting the files, which are this checkout. */
export async function uninstall(
	site: PhpSite,
	{ networkWide = false } = {}
): Promise< void > {
	await deactivate( site, [ THIS_PLUGIN ], { networkWide } );
	await site.call( 'plugins/run_uninstaller', { plugin: THIS_PLUGIN } );
}

/** "Delete" of FluentCart, with its files. */
export async function deleteFluentCart( site: PhpSite ): Promise< void > {
	await deactivate( site, [ FLUENTCART ] );
	await site.call( 'plugins/delete', { plugin: FLUENTCART } );
}

/**
 * Options, capabilities, indexes and jobs of this plugin, without those of the test tools.
 *
 * @param blog The site of a network.
 */
export function leftovers( site: PhpSite, blog = 1 ): Promise< string[] > {
	return site.call( 'plugins/leftovers', { blog } );
}

/** The plugin's events, in WordPress's cron or in Action Scheduler. */
export function pluginEvents( site: PhpSite ): Promise< string[] > {
	return site.call( 'plugins/events' );
}
