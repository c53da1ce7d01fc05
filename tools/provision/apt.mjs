/**
 * Downloads packages of the Debian archive and unpacks them without installing. apt gets its own configuration, so it
 * needs no root and leaves this computer's configuration alone.
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { run } from '../lib/process.mjs';
import { say, show } from '../lib/progress.mjs';

/**
 * @typedef {Object} Pin
 * @property {string} version     `7.1.4`.
 * @property {string} debianSuite The Debian suite that has this version.
 */

/**
 * @typedef {( args: string[], cwd?: string ) => Promise< string >} Apt Runs apt-get or apt-cache (for `show`) and resolves with its output.
 */

/**
 * Sets up apt in a folder, with one suite of this computer's mirror.
 *
 * @param {string}   work
 * @param {string}   suite
 * @param {string}   title     The software, shown as the progress: `MySQL`.
 * @param {string[]} [assumed] Packages that count as installed, so that they are not downloaded as dependencies.
 * @return {Promise< Apt >}
 * @throws {Failure} When apt is missing or the archive does not answer.
 */
export async function privateApt( work, suite, title, assumed = [] ) {
	const sources = path.join( work, 'sources.list' );
	for ( const name of [ 'lists/partial', 'cache/archives/partial' ] ) {
		await mkdir( path.join( work, name ), { recursive: true } );
	}
	await writeFile(
		path.join( work, 'status' ),
		assumed.map( installedPackage ).join( '\n' )
	);
	await writeFile( sources, `deb ${ await mirror() } ${ suite } main\n` );

	const options = {
		'Dir::Etc::SourceList': sources,
		'Dir::Etc::SourceParts': '-',
		'Dir::State::Lists': path.join( work, 'lists' ),
		'Dir::State::Status': path.join( work, 'status' ),
		'Dir::Cache': path.join( work, 'cache' ),
		// The folders belong to the caller, not to the user `_apt`.
		'APT::Sandbox::User': '',
		// Without it, an update that reached no server succeeds.
		'APT::Update::Error-Mode': 'any',
		'Acquire::Languages': 'none',
		'Acquire::Retries': '2',
		// Only root can take dpkg's lock. No package is installed, so none is needed.
		'Debug::NoLocking': 'true',
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
			const reason = output.match( /^(?:E:|W:|Err:\d+) ?(.*)$/m );
			throw new Failure(
				`the Debian archive didn’t respond (${
					reason?.[ 1 ] ?? `${ command } ${ args[ 0 ] } failed`
				})`
			);
		}
		return output;
	};

	show( `${ title }: reading the package list of Debian ${ suite } …` );
	await apt( [ 'update' ] );
	return apt;
}

/**
 * @param {string} name
 * @return {string} The entry of an installed package in dpkg's status file.
 */
function installedPackage( name ) {
	return [
		`Package: ${ name }`,
		'Status: install ok installed',
		'Version: 99',
		'Architecture: amd64',
		'Multi-Arch: allowed',
		'Maintainer: none',
		'Description: assumed',
		'',
	].join( '\n' );
}

/**
 * @return {Promise< string >} The address of the Debian mirror in this computer's configuration.
 */
async function mirror() {
	const { code, output } = await run( 'apt-get', [
		'indextargets',
		'--format',
		'$(REPO_URI)',
		'Created-By: Packages',
	] ).catch( () => ( { code: 127, output: '' } ) );
	if ( code !== 0 ) {
		throw new Failure( 'apt isn’t installed' );
	}
	// The archive of security updates has no other suites.
	const uri = output
		.split( '\n' )
		.find( ( candidate ) => /\/debian\/?$/.test( candidate ) );
	if ( ! uri ) {
		throw new Failure(
			'apt has no Debian mirror (run `apt-get update` once)'
		);
	}
	return uri;
}

/**
 * Checks which version a suite has. A suite gets minor releases: a later one of the pinned branch is used, with a
 * message. Another branch is an error, because it was not tested.
 *
 * @param {Apt}    apt
 * @param {Pin}    pin
 * @param {string} title       `MySQL`.
 * @param {string} packageName
 * @throws {Failure} When the suite has another branch.
 */
export async function checkVersion( apt, pin, title, packageName ) {
	const shown = await apt( [ 'show', '--no-all-versions', packageName ] );
	const version = shown.match( /^Version: ([\d.]+)/m )?.[ 1 ] ?? 'none';
	if ( version === pin.version ) {
		return;
	}
	if ( branch( version ) !== branch( pin.version ) ) {
		throw new Failure(
			`Debian ${ pin.debianSuite } has ${ title } ${ version }, but tools/pins.json needs ${ pin.version }`
		);
	}
	say(
		`Debian ${ pin.debianSuite } now has ${ title } ${ version } (pinned: ${ pin.version }). Using the newer one.`
	);
}

/** @param {string} version */
function branch( version ) {
	return version.split( '.' ).slice( 0, 2 ).join( '.' );
}

/**
 * Unpacks all packages of a folder into one tree.
 *
 * @param {string} debs
 * @param {string} root  Exists.
 * @param {string} title `MySQL`.
 */
export async function unpack( debs, root, title ) {
	const names = await readdir( debs );
	for ( const name of names.filter( ( file ) => file.endsWith( '.deb' ) ) ) {
		show( `${ title }: unpacking ${ name } …` );
		const deb = path.join( debs, name );
		const { code, output } = await run( 'dpkg-deb', [ '-x', deb, root ] );
		if ( code !== 0 ) {
			throw new Failure(
				`couldn’t unpack ${ name } (${ output.trim() })`
			);
		}
	}
}
