/**
 * `npm run release`: builds the plugin, checks it, and writes fluent-cart-customers.zip with what a site needs and the sources of
 * the scripts.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure, runCommand } from '../lib/failure.mjs';
import { PLUGIN_SLUG, PROJECT_DIR } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';
import { say } from '../lib/progress.mjs';
import { changesOf } from './changelog.mjs';
import { deadLinks } from './links.mjs';
import { packedZip } from './package.mjs';
import { pluginVersion } from './version.mjs';

const ZIP = path.join( PROJECT_DIR, `${ PLUGIN_SLUG }.zip` );

/** The limit of wordpress.org's directory. */
const MAX_BYTES = 10 * 1024 * 1024;

await runCommand( async () => {
	const version = await pluginVersion();
	await changesOf( version ); // Before the build, which takes a minute.
	await npm( 'build' );
	await npm( 'languages', '--', '--check' );
	await npm( 'assets', '--', '--check' );
	const zip = await packedZip();
	const entries = zip.getEntries();
	const files = entries.map( ( { entryName } ) => entryName );
	const dead = entries
		.filter( ( { entryName } ) => /\.(md|txt)$/.test( entryName ) )
		.flatMap( ( entry ) =>
			deadLinks( entry.entryName, entry.getData().toString(), files )
		);
	if ( dead.length > 0 ) {
		throw new Failure(
			`Links to files that the zip doesn’t have: ${ dead.join( ', ' ) }.`
		);
	}
	const packed = zip.toBuffer();
	const size = packed.length;
	if ( size > MAX_BYTES ) {
		throw new Failure(
			`The zip has ${ megabytes( size ) }, but wordpress.org accepts up to ${ megabytes( MAX_BYTES ) }.`
		);
	}
	await writeFile( ZIP, packed );
	say(
		`${ PLUGIN_SLUG }.zip: version ${ version }, ${ files.length } files, ${ megabytes( size ) }.`
	);
	contents( zip ).forEach( ( line ) => say( line ) );
} );

/**
 * @param {import('adm-zip')} zip
 * @return {string[]} The files and bytes of each folder, packed and unpacked.
 */
function contents( zip ) {
	/** @type {Map< string, { files: number, bytes: number } >} */
	const folders = new Map();
	for ( const { entryName, header } of zip.getEntries() ) {
		const folder =
			entryName.split( '/' ).slice( 1, -1 ).slice( 0, 2 ).join( '/' ) ||
			'.';
		const { files, bytes } = folders.get( folder ) ?? {
			files: 0,
			bytes: 0,
		};
		folders.set( folder, { files: files + 1, bytes: bytes + header.size } );
	}
	return [ ...folders ].map(
		( [ folder, { files, bytes } ] ) =>
			`  ${ folder }: ${ files } files, ${ megabytes( bytes ) } unpacked`
	);
}

/** @param {number} bytes */
function megabytes( bytes ) {
	return `${ ( bytes / 1024 / 1024 ).toFixed( 2 ) } MB`;
}

/** @param {...string} args */
async function npm( ...args ) {
	const { code } = await run( 'npm', [ 'run', ...args ], {
		cwd: PROJECT_DIR,
		inherit: true,
	} );
	if ( code !== 0 ) {
		throw new Failure( `npm run ${ args.join( ' ' ) } failed.` );
	}
}
