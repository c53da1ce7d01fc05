/**
 * Where things are on this machine.
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

/**
 * What was fetched: WordPress, PHP, Chromium, Playground. Nothing but time is
 * lost when it is deleted. `FCC_CACHE_DIR` lets several checkouts share one.
 */
export const CACHE_DIR = path.resolve(
	process.env.FCC_CACHE_DIR || path.join( PROJECT_DIR, '.cache' )
);

/**
 * The WordPress sites of this checkout, one folder each, with their databases.
 *
 * Not inside the checkout: a site links to it as its plugin, and WordPress
 * takes every file below that link's target for a file of the plugin, so that
 * `plugin_basename()` of the site's other plugins would come out wrong.
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
