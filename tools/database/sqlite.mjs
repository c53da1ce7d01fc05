/**
 * SQLite, embedded in PHP by WordPress's own SQLite driver.
 */
import AdmZip from 'adm-zip';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { linkTree } from '../lib/link-tree.mjs';
import { TOOLS_DIR } from '../lib/paths.mjs';
import { cached, unpackPackage } from '../provision/packages.mjs';

/** @typedef {import('./database.mjs').Database} Database */

/** Within the site's folder, beside the WordPress folder: no web server can serve it. */
const FOLDER = 'database';
const FILE = 'site.sqlite';
/** Where sqlite-drop-in.php finds it. */
const DRIVER = 'sqlite-database-integration';

/**
 * @implements {Database}
 */
export class SqliteDatabase {
	/** @type {'sqlite'} */
	name = 'sqlite';
	#siteFolder;

	/** @param {string} siteFolder */
	constructor( siteFolder ) {
		this.#siteFolder = siteFolder;
	}

	/** @type {Database[ 'prepare' ]} */
	async prepare( { root, guestPath, isLasting } ) {
		const folder = path.join( this.#siteFolder, FOLDER );
		const content = path.join( root, 'wp-content' );
		await mkdir( folder, { recursive: true } );
		if ( ! existsSync( path.join( content, DRIVER ) ) ) {
			await linkTree( await driver(), path.join( content, DRIVER ) );
		}
		await copyFile(
			path.join( TOOLS_DIR, 'database/sqlite-drop-in.php' ),
			path.join( content, 'db.php' )
		);
		return {
			DB_NAME: 'wordpress',
			DB_DIR: guestPath( folder ),
			DB_FILE: FILE,
			// A journal file left by a request for the old database must not be applied to the database that load()
			// puts in its place.
			...( ! isLasting && { SQLITE_JOURNAL_MODE: 'MEMORY' } ),
		};
	}

	/** @type {Database[ 'save' ]} */
	async save( file ) {
		await copyFile( this.#file, file );
	}

	/** @type {Database[ 'load' ]} */
	async load( file ) {
		// Renamed into place: a request that still runs keeps the file it has open.
		await mkdir( path.dirname( this.#file ), { recursive: true } );
		await copyFile( file, `${ this.#file }.new` );
		await rename( `${ this.#file }.new`, this.#file );
	}

	/** @type {Database[ 'stop' ]} */
	async stop() {
		// SQLite has no server.
	}

	get #file() {
		return path.join( this.#siteFolder, FOLDER, FILE );
	}
}

/**
 * The driver is part of Playground's command line, whose package is small without its dependencies.
 *
 * @return {Promise< string >} Its folder in the cache.
 */
async function driver() {
	const packageFolder = await unpackPackage( '@wp-playground/cli' );
	const folder = await cached(
		`${ path.basename( path.dirname( packageFolder ) ) }-sqlite`,
		async ( draft ) =>
			new AdmZip(
				path.join( packageFolder, `${ DRIVER }.zip` )
			).extractAllTo( draft )
	);
	return path.join( folder, `plugin-${ DRIVER }` );
}
