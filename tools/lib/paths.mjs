/**
 * Folders on this computer.
 */
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The plugin's checkout. */
export const PROJECT_DIR = fileURLToPath(
	new URL( '../..', import.meta.url )
).replace( /[\\/]$/, '' );

export const TOOLS_DIR = path.join( PROJECT_DIR, 'tools' );

/** What wordpress.org shows on the plugin's page. It is not in the zip. */
export const ASSETS_DIR = path.join( PROJECT_DIR, 'assets' );

/**
 * Downloads: WordPress, PHP, Chromium, Playground. They can be deleted at any time. `FCC_CACHE_DIR` lets several
 * checkouts share them.
 */
export const CACHE_DIR = path.resolve(
	process.env.FCC_CACHE_DIR || path.join( PROJECT_DIR, '.cache' )
);

/**
 * The WordPress sites of this checkout, one folder each, with their databases.
 *
 * Outside the checkout, because a site links to the checkout as its plugin. WordPress treats every file below that
 * link's target as a file of the plugin, so `plugin_basename()` of the site's other plugins would be wrong.
 */
export const SITES_DIR = path.resolve(
	process.env.FCC_SITES_DIR ||
		path.join(
			process.env.XDG_CACHE_HOME || path.join( homedir(), '.cache' ),
			'fluent-cart-customers',
			`${ path.basename( PROJECT_DIR ) }-${ createHash( 'sha256' )
				.update( PROJECT_DIR )
				.digest( 'hex' )
				.slice( 0, 8 ) }`
		)
);

/** The plugin's folder name in `wp-content/plugins`. */
export const PLUGIN_SLUG = 'fluent-cart-customers';

export const FLUENT_CART_SLUG = 'fluent-cart';
