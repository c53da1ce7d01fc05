/** The files of the plugin's zip. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import AdmZip from 'adm-zip';
import { filesBelow } from '../lib/files.mjs';
import { PLUGIN_SLUG, PROJECT_DIR } from '../lib/paths.mjs';
import { changesOf } from './changelog.mjs';
import { pluginVersion } from './version.mjs';

const README = 'readme.txt';

/** What a site runs. */
const RUNTIME = [
	'fluent-cart-customers.php',
	'uninstall.php',
	'LICENSE',
	README,
];

/** The directory of wordpress.org requires the sources of what is built. */
const SOURCES = [
	'package.json',
	'package-lock.json',
	'webpack.config.js',
	'tsconfig.json',
];

const FOLDERS = [ 'languages', 'src', 'tools/webpack' ];

/** Scripts of package.json that the sources in the zip can run. */
const SCRIPTS = [ 'build', 'watch' ];

const NOT_PACKED = [
	// The same as third-party-licenses.txt, with addresses of a registry.
	'build/third-party-licenses.json',
	// For checks only.
	'src/contract/redocly.yaml',
	'tools/webpack/check-build.mjs',
	'tools/webpack/wordpress-6.8-handles.json',
];

/** Modules that tools/webpack imports. */
const BUILD_TOOLS = [
	'tools/languages/messages.mjs',
	'tools/languages/traverse.mjs',
	'tools/lib/failure.mjs',
	'tools/release/version.mjs',
];

/**
 * @return {Promise< string[] >} Relative to the repository and to the folder in the zip.
 */
export async function packedFiles() {
	const built = await filesBelow( 'build' );
	return [ ...( await packedSources() ), ...built.filter( isPacked ) ].sort();
}

/**
 * @return {Promise< string[] >} Those of packedFiles() that are not built.
 */
export async function packedSources() {
	const folders = await Promise.all( FOLDERS.map( filesBelow ) );
	return [
		...RUNTIME,
		...SOURCES,
		...BUILD_TOOLS,
		...folders.flat().filter( isPacked ),
	];
}

/**
 * @param {string} file One of packedFiles().
 * @return {Promise< Buffer >} Its content in the zip.
 */
export async function packedContent( file ) {
	const content = await readFile( path.join( PROJECT_DIR, file ) );
	if ( file === 'package.json' ) {
		return Buffer.from( withoutTools( content.toString() ) );
	}
	if ( file !== README ) {
		return content;
	}
	const version = await pluginVersion();
	const changes = await changesOf( version );
	return Buffer.from(
		content
			.toString()
			.replace( '{version}', () => version )
			.replace( '{changelog}', () => changes )
	);
}

/** @param {string} file */
function isPacked( file ) {
	return ! NOT_PACKED.includes( file );
}

/**
 * @param {string} text package.json.
 * @return {string} The same without scripts whose tools are not in the zip.
 */
function withoutTools( text ) {
	const { scripts, ...others } = JSON.parse( text );
	const kept = SCRIPTS.map( ( name ) => [ name, scripts[ name ] ] );
	return JSON.stringify(
		{ ...others, scripts: Object.fromEntries( kept ) },
		null,
		'\t'
	);
}

/** @return {Promise< AdmZip >} The plugin, as it is built now. */
export async function packedZip() {
	const zip = new AdmZip();
	for ( const file of await packedFiles() ) {
		zip.addFile(
			`${ PLUGIN_SLUG }/${ file }`,
			await packedContent( file )
		);
	}
	return zip;
}
