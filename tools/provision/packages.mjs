/**
 * npm packages that only some systems need. They are not dependencies of the project: each is downloaded to the cache
 * folder when it is needed, with the version and checksum of `tools/downloads/package-lock.json`.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
	cp,
	mkdir,
	mkdtemp,
	readFile,
	rename,
	rm,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { CACHE_DIR, TOOLS_DIR } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';
import { say } from '../lib/progress.mjs';

const DOWNLOADS_DIR = path.join( TOOLS_DIR, 'downloads' );

/**
 * Installs a pinned package with all its dependencies.
 *
 * @param {string} name    A dependency of `tools/downloads/package.json`.
 * @param {string} purpose Shown during the download: `PHP 8.5, 144 MB`.
 * @return {Promise< string >} The package's folder.
 */
export async function installPackage( name, purpose ) {
	const { version } = await pin( name );
	const root = await cached( `${ slug( name ) }-${ version }`, ( folder ) => {
		say( `Fetching ${ name } ${ version } (${ purpose }) …` );
		return install( name, folder );
	} );
	return path.join( root, 'node_modules', name );
}

/**
 * Unpacks a pinned package alone, without its dependencies.
 *
 * @param {string} name A dependency of `tools/downloads/package.json`.
 * @return {Promise< string >} The package's folder.
 */
export async function unpackPackage( name ) {
	const { version, integrity } = await pin( name );
	const root = await cached(
		`${ slug( name ) }-${ version }-alone`,
		async ( folder ) => {
			await npm( [ 'pack', `${ name }@${ version }` ], folder );
			const tarball = `${ slug( name ) }-${ version }.tgz`;
			await verify( path.join( folder, tarball ), integrity, name );
			await run( 'tar', [ '-xzf', tarball ], { cwd: folder } );
		}
	);
	return path.join( root, 'package' );
}

/** @type {Map< string, Promise< string > >} Folders by name. */
const filled = new Map();

/**
 * A folder of the cache that is either complete or absent. It is filled under another name and then moved, so an
 * interrupted download leaves nothing, and concurrent processes do not conflict.
 *
 * @param {string}                                   name Path within the cache.
 * @param {( folder: string ) => Promise< unknown >} fill
 * @return {Promise< string >} The folder.
 */
export function cached( name, fill ) {
	let folder = filled.get( name );
	if ( ! folder ) {
		folder = findOrFill( name, fill );
		filled.set( name, folder );
		// A later call tries again.
		folder.catch( () => filled.delete( name ) );
	}
	return folder;
}

/** @type {typeof cached} */
async function findOrFill( name, fill ) {
	const folder = path.join( CACHE_DIR, name );
	if ( existsSync( folder ) ) {
		return folder;
	}
	await mkdir( path.dirname( folder ), { recursive: true } );
	const draft = await mkdtemp( `${ folder }.` );
	try {
		await fill( draft );
		await rename( draft, folder ).catch( ( error ) => {
			if ( ! existsSync( folder ) ) {
				throw error;
			}
		} );
	} finally {
		await rm( draft, { recursive: true, force: true } );
	}
	return folder;
}

/**
 * @param {string} name
 * @param {string} folder
 */
async function install( name, folder ) {
	// npm prunes the lock to this one dependency and keeps its versions and checksums.
	const manifest = JSON.parse( await readText( 'package.json' ) );
	manifest.dependencies = { [ name ]: manifest.dependencies[ name ] };
	await writeFile(
		path.join( folder, 'package.json' ),
		JSON.stringify( manifest )
	);
	await cp(
		path.join( DOWNLOADS_DIR, 'package-lock.json' ),
		path.join( folder, 'package-lock.json' )
	);
	await npm( [ 'install', '--ignore-scripts', '--no-audit' ], folder );
}

/**
 * @param {string[]} args
 * @param {string}   cwd
 */
async function npm( args, cwd ) {
	const { code, output } = await run(
		'npm',
		[ ...args, '--fetch-retries=1', '--fetch-retry-mintimeout=1000' ],
		{ cwd }
	);
	if ( code !== 0 ) {
		const reason = output.match( /^npm error code (.*)$/m );
		throw new Failure(
			`npm couldn’t download a package (${
				reason?.[ 1 ] ?? `exit code ${ code }`
			}). Check your connection, then run the command again.`
		);
	}
}

/**
 * @param {string} name
 * @return {Promise< { version: string, integrity: string } >} The entry of the lock file.
 */
async function pin( name ) {
	const { packages } = JSON.parse( await readText( 'package-lock.json' ) );
	return packages[ `node_modules/${ name }` ];
}

/**
 * @param {string} file
 * @param {string} integrity Subresource-integrity string: `sha512-…`.
 * @param {string} name
 */
async function verify( file, integrity, name ) {
	const digest = createHash( 'sha512' )
		.update( await readFile( file ) )
		.digest( 'base64' );
	if ( `sha512-${ digest }` !== integrity ) {
		throw new Failure(
			`The checksum of ${ name } doesn’t match tools/downloads/package-lock.json, so the download was discarded. Run the command again.`
		);
	}
}

/** @param {string} file */
function readText( file ) {
	return readFile( path.join( DOWNLOADS_DIR, file ), 'utf8' );
}

/** @param {string} name */
function slug( name ) {
	return name.replace( '@', '' ).replace( '/', '-' );
}
