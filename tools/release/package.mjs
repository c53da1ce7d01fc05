/** The files of the plugin's zip. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { filesBelow } from '../lib/files.mjs';
import { PROJECT_DIR } from '../lib/paths.mjs';
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

const FOLDERS = [ 'build', 'languages', 'src', 'tools/webpack' ];

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
	const folders = await Promise.all( FOLDERS.map( filesBelow ) );
	return [ ...RUNTIME, ...SOURCES, ...BUILD_TOOLS, ...folders.flat() ]
		.filter( ( file ) => ! NOT_PACKED.includes( file ) )
		.sort();
}

/**
 * @param {string} file One of packedFiles().
 * @return {Promise< Buffer >} Its content in the zip.
 */
export async function packedContent( file ) {
	const content = await readFile( path.join( PROJECT_DIR, file ) );
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
