import { PLUGIN_SLUG } from '../../../tools/lib/paths.mjs';
import { packedFiles } from '../../../tools/release/package.mjs';
import { expect, test } from '../support/test.ts';

/** The start of PHP's error messages. */
const PHP_ERROR = /PHP (Fatal|Parse|Warning|Notice|Deprecated)/;

test( 'a PHP file of the plugin that is requested directly does nothing', async ( {
	request,
	site,
} ) => {
	const files = ( await packedFiles() ).filter( ( file ) =>
		file.endsWith( '.php' )
	);
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
