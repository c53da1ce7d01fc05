/**
 * Runs the unit tests of PHP, which need no WordPress and no database, with Debian's phpunit: `npm run test:php`.
 */
import { runDebianProgram } from '../lib/debian-program.mjs';

process.exitCode = await runDebianProgram( {
	name: 'phpunit',
	options: [
		'--bootstrap=tests/php/bootstrap.php',
		'--do-not-cache-result',
		'--fail-on-risky',
		'--fail-on-warning',
		// Of the caller: `--filter=IdHistogram`.
		...process.argv.slice( 2 ),
		'tests/php',
	],
	missing: 'the unit tests of PHP did not run: apt-get install phpunit',
} );
