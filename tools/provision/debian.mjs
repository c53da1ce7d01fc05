/**
 * WordPress out of the Debian archive, for machines that reach a Debian mirror
 * and nothing else. The packages are downloaded and unpacked, not installed;
 * apt gets a configuration of our own, so that the machine's is never touched
 * and no root is needed.
 */
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { run } from '../lib/process.mjs';
import { say, show } from '../lib/progress.mjs';

/** Debian takes third-party code out of WordPress; these packages hold it. */
const PACKAGES = [
	'wordpress',
	'wordpress-theme-twentytwentyfive',
	'libphp-phpmailer',
	'php-getid3',
	'libjs-jquery',
	'libjs-jquery-ui',
	'libjs-lodash',
	'libjs-underscore',
	'libjs-cropper',
];

/**
 * @param {import('./wordpress.mjs').Pin} pin
 * @param {string}                        folder Where WordPress shall be; exists and is empty.
 * @throws {Failure} When apt is missing, unreachable, or holds another branch of WordPress.
 */
export async function fetchFromDebian( pin, folder ) {
	const work = `${ folder }.debian`;
	try {
		const apt = await privateApt( work, pin.debianSuite );
		await checkVersion( apt, pin );
		const root = path.join( work, 'root' );
		for ( const [ index, name ] of PACKAGES.entries() ) {
			show(
				`WordPress: package ${ index + 1 } of ${ PACKAGES.length }, ${ name } …`
			);
			await apt( [ 'download', name ], path.join( work, 'debs' ) );
		}
		await unpack( path.join( work, 'debs' ), root );
		await cp( path.join( root, 'usr/share/wordpress' ), folder, {
			recursive: true,
			// The code of the other packages is linked to.
			dereference: true,
			// Links to the configuration that an installed package would have.
			filter: ( source ) =>
				! /\/(\.htaccess|wp-config\.php)$/.test( source ),
		} );
	} finally {
		await rm( work, { recursive: true, force: true } );
	}
}

/**
 * @typedef {( args: string[], cwd?: string ) => Promise< string >} Apt Runs apt-get or apt-cache (for `show`) and resolves with its output.
 */

/**
 * Sets apt up in a folder of its own, with the given suite of the mirror that
 * the machine uses.
 *
 * @param {string} work
 * @param {string} suite
 * @return {Promise< Apt >}
 */
async function privateApt( work, suite ) {
	const sources = path.join( work, 'sources.list' );
	for ( const name of [
		'lists/partial',
		'cache/archives/partial',
		'debs',
	] ) {
		await mkdir( path.join( work, name ), { recursive: true } );
	}
	await writeFile( path.join( work, 'status' ), '' );
	await writeFile( sources, `deb ${ await mirror() } ${ suite } main\n` );

	const options = {
		'Dir::Etc::SourceList': sources,
		'Dir::Etc::SourceParts': '-',
		'Dir::State::Lists': path.join( work, 'lists' ),
		'Dir::State::Status': path.join( work, 'status' ),
		'Dir::Cache': path.join( work, 'cache' ),
		// The folders are the caller's, not the `_apt` user's.
		'APT::Sandbox::User': '',
		// Without it, an update that reached nothing is a success.
		'APT::Update::Error-Mode': 'any',
		'Acquire::Languages': 'none',
		'Acquire::Retries': '2',
	};
	const flags = Object.entries( options ).flatMap( ( [ name, value ] ) => [
		'-o',
		`${ name }=${ value }`,
	] );

	/** @type {Apt} */
	const apt = async ( args, cwd ) => {
		const command = args[ 0 ] === 'show' ? 'apt-cache' : 'apt-get';
		const { code, output } = await run( command, [ ...flags, ...args ], {
			cwd,
		} );
		if ( code !== 0 ) {
			const reason = output.match( /^(?:E|W|Err\S*): ?(.*)$/m );
			throw new Failure(
				`the Debian archive did not answer (${
					reason?.[ 1 ] ?? `${ command } ${ args[ 0 ] } failed`
				})`
			);
		}
		return output;
	};

	show( `WordPress: reading the package list of Debian ${ suite } …` );
	await apt( [ 'update' ] );
	return apt;
}

/**
 * @return {Promise< string >} The address of the Debian mirror in the machine's own configuration.
 */
async function mirror() {
	const { code, output } = await run( 'apt-get', [
		'indextargets',
		'--format',
		'$(REPO_URI)',
		'Created-By: Packages',
	] ).catch( () => ( { code: 127, output: '' } ) );
	if ( code !== 0 ) {
		throw new Failure( 'this machine has no apt' );
	}
	// Security updates live in an archive of their own, which has no other suites.
	const uri = output
		.split( '\n' )
		.find( ( candidate ) => /\/debian\/?$/.test( candidate ) );
	if ( ! uri ) {
		throw new Failure(
			'apt on this machine knows no Debian mirror (run `apt-get update` once)'
		);
	}
	return uri;
}

/**
 * A suite moves on with WordPress's minor releases. A later one of the same
 * branch is used, and said; another branch is not what was tested.
 *
 * @param {Apt}                           apt
 * @param {import('./wordpress.mjs').Pin} pin
 */
async function checkVersion( apt, pin ) {
	const shown = await apt( [ 'show', '--no-all-versions', 'wordpress' ] );
	const version = shown.match( /^Version: ([\d.]+)/m )?.[ 1 ] ?? 'none';
	if ( version === pin.version ) {
		return;
	}
	if ( branch( version ) !== branch( pin.version ) ) {
		throw new Failure(
			`Debian ${ pin.debianSuite } has WordPress ${ version }, tools/pins.json wants ${ pin.version }`
		);
	}
	say(
		`Debian ${ pin.debianSuite } has moved on to WordPress ${ version } (pinned: ${ pin.version }); using it.`
	);
}

/** @param {string} version */
function branch( version ) {
	return version.split( '.' ).slice( 0, 2 ).join( '.' );
}

/**
 * @param {string} debs
 * @param {string} root
 */
async function unpack( debs, root ) {
	await mkdir( root );
	for ( const name of await readdir( debs ) ) {
		show( `WordPress: unpacking ${ name } …` );
		const deb = path.join( debs, name );
		const { code, output } = await run( 'dpkg-deb', [ '-x', deb, root ] );
		if ( code !== 0 ) {
			throw new Failure(
				`${ name } cannot be unpacked (${ output.trim() })`
			);
		}
	}
}
