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

/** What a WordPress that was in use holds beside WordPress itself, its themes and plugins. */
const OF_ANOTHER_SITE =
	/^(wp-config\.php|\.htaccess|wp-content[\\/](?!(index\.php|languages|plugins|themes)([\\/]|$)).*)$/;

/**
 * How to reach a site that another process runs.
 *
 * @param {string} name
 * @return {Promise< { url: string, token: string } >}
 */
export async function runningSite( name ) {
	const folder = path.join( SITES_DIR, name );
	if ( ! existsSync( path.join( folder, 'url' ) ) ) {
		throw new Failure(
			`There is no site “${ name }”: start it with \`npm start -- --name=${ name }\`.`
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
 * Puts WordPress in place, again when it is another one than before, and our
 * mu-plugin into it.
 *
 * @param {string} core A folder with WordPress, which stays as it is.
 * @param {string} root Where the site's own WordPress shall be.
 */
export async function placeWordPress( core, root ) {
	const origin = `${ root }.origin`;
	const placed = existsSync( origin ) ? await readFile( origin, 'utf8' ) : '';
	if ( placed !== core ) {
		await rm( root, { recursive: true, force: true } );
		await linkTree(
			core,
			root,
			( file ) => ! OF_ANOTHER_SITE.test( file )
		);
		await writeFile( origin, core );
	}
	// The drop-in of the database that the site had before.
	await rm( path.join( root, 'wp-content/db.php' ), { force: true } );
	const muPlugins = path.join( root, 'wp-content/mu-plugins' );
	await mkdir( muPlugins, { recursive: true } );
	await copyFile(
		path.join( TOOLS_DIR, 'site/mu-plugin.php' ),
		path.join( muPlugins, 'local-site.php' )
	);
}

/**
 * Makes this checkout the site's plugin.
 *
 * @param {string}                                   root
 * @param {import('../runtime/runtime.mjs').Runtime} runtime
 */
export async function placePlugin( root, runtime ) {
	const place = path.join( root, 'wp-content/plugins', PLUGIN_SLUG );
	await rm( place, { recursive: true, force: true } );
	if ( runtime.name === 'playground' ) {
		// Playground cannot follow a link out of what is mounted: it mounts the plugin here.
		await mkdir( place, { recursive: true } );
	} else {
		await symlink( PROJECT_DIR, place, 'junction' );
	}
}

/**
 * Puts FluentCart among a site's plugins, as a copy that WordPress may delete;
 * takes away one that was there.
 *
 * @param {string}             root
 * @param {string | undefined} folder With its fluent-cart.php; none if the site shall be without.
 * @throws {Failure} When that is no FluentCart.
 */
export async function placeFluentCart( root, folder ) {
	const place = path.join( root, 'wp-content/plugins', FLUENT_CART_SLUG );
	await rm( place, { recursive: true, force: true } );
	if ( folder === undefined ) {
		return;
	}
	if ( ! existsSync( path.join( folder, `${ FLUENT_CART_SLUG }.php` ) ) ) {
		throw new Failure( `There is no FluentCart in ${ folder }.` );
	}
	await linkTree( folder, place );
}

/**
 * Puts any other plugin among a site's.
 *
 * @param {string} root
 * @param {string} folder The plugin's, with its name.
 * @throws {Failure} When that is no plugin.
 */
export async function placePeer( root, folder ) {
	const slug = path.basename( folder );
	if ( ! existsSync( path.join( folder, `${ slug }.php` ) ) ) {
		throw new Failure( `There is no ${ slug }.php in ${ folder }.` );
	}
	const place = path.join( root, 'wp-content/plugins', slug );
	await rm( place, { recursive: true, force: true } );
	await linkTree( folder, place );
}

/**
 * The secret with which our tools talk to a site; made at its first start.
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
