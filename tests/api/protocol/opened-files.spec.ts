import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { PLUGIN_SLUG, PROJECT_DIR } from '../../../tools/lib/paths.mjs';
import { expect, test } from '../support/test.ts';

/** The start of PHP's error messages. */
const PHP_ERROR = /PHP (Fatal|Parse|Warning|Notice|Deprecated)/;

test( 'a PHP file of the plugin that is requested directly does nothing', async ( {
	request,
	site,
} ) => {
	const files = await shippedPhpFiles();
	// Every shipped folder contains PHP files.
	for ( const folder of [ 'build/blocks/', 'src/server/Host/' ] ) {
		expect( files.join() ).toContain( folder );
	}
	const logged = ( await site.serverLog() ).length;

	const answers = [];
	for ( const file of files ) {
		const answer = await request.get(
			`${ site.url }/wp-content/plugins/${ PLUGIN_SLUG }/${ file }`
		);
		answers.push( {
			file,
			status: answer.status(),
			body: await answer.text(),
		} );
	}

	expect
		.soft( answers )
		.toEqual(
			files.map( ( file ) => ( { file, status: 200, body: '' } ) )
		);
	expect(
		( await site.serverLog() )
			.slice( logged )
			.split( '\n' )
			.filter( ( line ) => PHP_ERROR.test( line ) )
	).toEqual( [] );
} );

/** The PHP files among `files` of package.json, which `npm run zip` packs. */
async function shippedPhpFiles(): Promise< string[] > {
	const { files }: { files: string[] } = JSON.parse(
		await readFile( path.join( PROJECT_DIR, 'package.json' ), 'utf8' )
	);
	const lists = await Promise.all( files.map( filesBelow ) );
	return lists.flat().filter( ( file ) => file.endsWith( '.php' ) );
}

/**
 * @param name A file or a folder of the project.
 * @return The file itself, or all files of the folder.
 */
async function filesBelow( name: string ): Promise< string[] > {
	const absolute = path.join( PROJECT_DIR, name );
	if ( ! ( await stat( absolute ) ).isDirectory() ) {
		return [ name ];
	}
	const below = await readdir( absolute, { recursive: true } );
	return below.map( ( file ) => path.posix.join( name, file ) );
}
