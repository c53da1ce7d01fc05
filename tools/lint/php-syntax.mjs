import path from 'node:path';
import { PROJECT_DIR, TOOLS_DIR } from '../lib/paths.mjs';
import { say } from '../lib/progress.mjs';
import { phpFiles } from './php-files.mjs';

/** The exit code of syntax.php on a PHP without OPcache. */
const NO_OPCACHE = 2;

/** The system's php.ini can have other values. */
const SETTINGS = {
	'opcache.enable': '1',
	'opcache.enable_cli': '1',
	'opcache.restrict_api': '',
	'opcache.blacklist_filename': '',
	auto_prepend_file: '',
	display_errors: '1',
	html_errors: '0',
	log_errors: '0',
};

/**
 * Compiles PHP files, and prints the errors with the names of the files.
 *
 * @param {import('../runtime/php.mjs').PhpRuntime} php
 * @param {string[]}                                [files] Absolute paths; all of the repository by default.
 * @return {Promise< boolean >} Whether all files are sound.
 */
export async function compilesPhp( php, files ) {
	files ??= ( await phpFiles() ).map( ( file ) =>
		path.join( PROJECT_DIR, file )
	);
	const { code, output } = await php.run( [
		...Object.entries( SETTINGS ).flatMap( ( [ name, value ] ) => [
			'-d',
			`${ name }=${ value }`,
		] ),
		path.join( TOOLS_DIR, 'lint/syntax.php' ),
		...files,
	] );
	if ( code === NO_OPCACHE ) {
		return compilesOneByOne( php, files );
	}
	if ( code !== 0 ) {
		say( output.trim() );
	}
	return code === 0;
}

/**
 * Runs `php -l` for each file, for a PHP without OPcache.
 *
 * @param {import('../runtime/php.mjs').PhpRuntime} php
 * @param {string[]}                                files
 */
async function compilesOneByOne( php, files ) {
	let isSound = true;
	for ( const file of files ) {
		const { code, output } = await php.run( [ '-l', file ] );
		if ( code !== 0 ) {
			isSound = false;
			say( output.trim() );
		}
	}
	return isSound;
}
