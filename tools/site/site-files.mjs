/**
 * The files of a site, below its folder in `SITES_DIR`.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
	copyFile,
	mkdir,
	readFile,
	rm,
	symlink,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { linkTree } from '../lib/link-tree.mjs';
import {
	FLUENT_CART_SLUG,
	PLUGIN_SLUG,
	PROJECT_DIR,
	SITES_DIR,
	TOOLS_DIR,
} from '../lib/paths.mjs';

/** Files of a WordPress in use that are not copied: content and settings. */
const SITE_CONTENT =
	/^(wp-config\.php|\.htaccess|wp-content[\\/](?!(index\.php|languages|plugins|themes)([\\/]|$)).*)$/;

/**
 * URL and token of a site that another process runs.
 *
 * @param {string} name
 * @return {Promise< { url: string, token: string } >}
 */
export async function runningSite( name ) {
	const folder = path.join( SITES_DIR, name );
	if ( ! existsSync( path.join( folder, 'url' ) ) ) {
		throw new Failure(
			`Site “${ name }” isn’t running. Start it with \`npm start -- --name=${ name }\`.`
		);
	}
	return {
		url: await readFile( path.join( folder, 'url' ), 'utf8' ),
		token: await siteToken( folder ),
	};
}

/**
 * Deletes a site's files and databases. It must not be running.
 *
 * @param {string} name
 */
export async function deleteSite( name ) {
	await rm( path.join( SITES_DIR, name ), { recursive: true, force: true } );
}

/**
 * Copies WordPress and the mu-plugin to a site, and replaces WordPress if the source has changed.
 *
 * @param {string} core A folder with WordPress, which is not changed.
 * @param {string} root Target: the site's WordPress.
 */
export async function placeWordPress( core, root ) {
	const origin = `${ root }.origin`;
	const placed = existsSync( origin ) ? await readFile( origin, 'utf8' ) : '';
	if ( placed !== core ) {
		await rm( root, { recursive: true, force: true } );
		await linkTree( core, root, ( file ) => ! SITE_CONTENT.test( file ) );
		await writeFile( origin, core );
	}
	// The drop-in of the site's previous database.
	await rm( path.join( root, 'wp-content/db.php' ), { force: true } );
	const muPlugins = path.join( root, 'wp-content/mu-plugins' );
	await mkdir( muPlugins, { recursive: true } );
	await copyFile(
		path.join( TOOLS_DIR, 'site/mu-plugin.php' ),
		path.join( muPlugins, 'local-site.php' )
	);
}

/**
 * Links this checkout as the site's plugin.
 *
 * @param {string}                                   root
 * @param {import('../runtime/runtime.mjs').Runtime} runtime
 */
export async function placePlugin( root, runtime ) {
	const place = path.join( root, 'wp-content/plugins', PLUGIN_SLUG );
	await rm( place, { recursive: true, force: true } );
	if ( runtime.name === 'playground' ) {
		// Playground cannot follow a link out of a mounted folder. It mounts the plugin here.
		await mkdir( place, { recursive: true } );
	} else {
		await symlink( PROJECT_DIR, place, 'junction' );
	}
}

/**
 * Copies FluentCart to a site's plugins, so that WordPress can delete it, and removes a previous copy.
 *
 * @param {string}             root
 * @param {string | undefined} folder Folder with fluent-cart.php; undefined removes FluentCart.
 * @throws {Failure} When the folder holds no FluentCart.
 */
export async function placeFluentCart( root, folder ) {
	const place = path.join( root, 'wp-content/plugins', FLUENT_CART_SLUG );
	await rm( place, { recursive: true, force: true } );
	if ( folder === undefined ) {
		return;
	}
	if ( ! existsSync( path.join( folder, `${ FLUENT_CART_SLUG }.php` ) ) ) {
		throw new Failure( `Couldn’t find FluentCart in ${ folder }.` );
	}
	await linkTree( folder, place );
}

/**
 * Copies another plugin to a site's plugins.
 *
 * @param {string} root
 * @param {string} folder Folder of the plugin, with its name.
 * @throws {Failure} When the folder holds no plugin.
 */
export async function placePeer( root, folder ) {
	const slug = path.basename( folder );
	if ( ! existsSync( path.join( folder, `${ slug }.php` ) ) ) {
		throw new Failure( `Couldn’t find ${ slug }.php in ${ folder }.` );
	}
	const place = path.join( root, 'wp-content/plugins', slug );
	await rm( place, { recursive: true, force: true } );
	await linkTree( folder, place );
}

/**
 * The secret with which the tools call a site, created at its first start.
 *
 * @param {string} folder
 */
export async function siteToken( folder ) {
	const file = path.join( folder, 'token' );
	if ( ! existsSync( file ) ) {
		await writeFile( file, randomBytes( 32 ).toString( 'hex' ), {
			mode: 0o600,
		} );
	}
	return readFile( file, 'utf8' );
}
