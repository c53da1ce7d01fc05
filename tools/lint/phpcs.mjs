/**
 * Checks the style of PHP with Debian's php-codesniffer: `npm run lint:phpcs`. The rules are in phpcs.xml.
 */
import path from 'node:path';
import { runDebianProgram } from '../lib/debian-program.mjs';
import { TOOLS_DIR } from '../lib/paths.mjs';

process.exitCode = await runDebianProgram( {
	name: 'phpcs',
	options: [
		`--standard=${ path.join( TOOLS_DIR, 'lint/phpcs.xml' ) }`,
		'--report=emacs',
	],
	missing:
		'the style of PHP was not checked: apt-get install php-codesniffer',
} );
