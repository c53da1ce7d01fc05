/**
 * Runs the unit tests of PHP, which need no WordPress and no database, with Debian's phpunit: `npm run test:php`.
 */
import { PROJECT_DIR } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';

/** The exit code if phpunit is missing: EX_UNAVAILABLE of sysexits.h. */
const PHPUNIT_MISSING = 69;

process.exitCode = await phpunit( process.argv.slice( 2 ) );

/**
 * @param {string[]} options Of phpunit: `--filter=IdHistogram`.
 * @return {Promise< number >} Its exit code, or PHPUNIT_MISSING.
 */
async function phpunit( options ) {
	try {
		const { code } = await run(
			'phpunit',
			[
				'--bootstrap=tests/php/bootstrap.php',
				'--do-not-cache-result',
				'--fail-on-risky',
				'--fail-on-warning',
				...options,
				'tests/php',
			],
			{ cwd: PROJECT_DIR, inherit: true }
		);
		return code;
	} catch ( error ) {
		if ( Object( error ).code !== 'ENOENT' ) {
			throw error;
		}
		console.error(
			'phpunit is not on the path, so the unit tests of PHP did not run: apt-get install phpunit'
		);
		return PHPUNIT_MISSING;
	}
}
