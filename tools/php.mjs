/**
 * `npm run php -- 'return get_option( "home" );'`: runs PHP inside a site that `npm start` runs, and prints the
 * returned value as JSON. `--name` chooses the site. Without code, or with `-`, it reads the code from standard input.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCommand } from './lib/failure.mjs';
import { PhpError, remotePhp } from './site/remote-php.mjs';
import { runningSite } from './site/site-files.mjs';

await runCommand( async () => {
	const { values, positionals } = parseArgs( {
		options: { name: { type: 'string', default: 'dev' } },
		allowPositionals: true,
	} );
	const [ code = '-' ] = positionals;
	try {
		const result = await remotePhp( await runningSite( values.name ), {
			code: code === '-' ? readFileSync( 0, 'utf8' ) : code,
		} );
		console.log( JSON.stringify( result, null, '\t' ) );
		return 0;
	} catch ( error ) {
		if ( ! ( error instanceof PhpError ) ) {
			throw error;
		}
		console.error( error.message );
		return 1;
	}
} );
