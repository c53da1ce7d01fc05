/**
 * Checks the style of PHP with Debian's php-codesniffer: `npm run lint:phpcs`. The rules are in phpcs.xml.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT_DIR, TOOLS_DIR } from '../lib/paths.mjs';
import { run } from '../lib/process.mjs';

/** The exit code if phpcs is missing: EX_UNAVAILABLE of sysexits.h. phpcs itself ends with 0 to 3. */
export const PHPCS_MISSING = 69;

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	process.exitCode = await phpcs();
}

/**
 * @return {Promise< number >} Its exit code, or PHPCS_MISSING.
 */
async function phpcs() {
	try {
		const { code } = await run(
			'phpcs',
			[
				`--standard=${ path.join( TOOLS_DIR, 'lint/phpcs.xml' ) }`,
				'--report=emacs',
			],
			{ cwd: PROJECT_DIR, inherit: true }
		);
		return code;
	} catch ( error ) {
		if ( Object( error ).code !== 'ENOENT' ) {
			throw error;
		}
		console.error(
			'phpcs is not on the path, so the style of PHP was not checked: apt-get install php-codesniffer'
		);
		return PHPCS_MISSING;
	}
}
