/**
 * WordPress on a real PHP with its built-in web server: the PHP on the path, or on Linux x64 the one of an npm package.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { TOOLS_DIR } from '../lib/paths.mjs';
import { HOST } from '../lib/port.mjs';
import { Daemon, run } from '../lib/process.mjs';
import { installPackage } from '../provision/packages.mjs';

/** @typedef {import('./runtime.mjs').Runtime} Runtime */

/** 8.1.0, as PHP_VERSION_ID writes it. */
const OLDEST_PHP = 80100;

/** Extensions that WordPress and this plugin use, without those of the database. */
const EXTENSIONS = [
	'ctype',
	'dom',
	'filter',
	'hash',
	'json',
	'mbstring',
	'pcre',
	'simplexml',
	'tokenizer',
	'xml',
];

/** @type {Record< import('../database/database.mjs').DatabaseName, string[] >} */
const DATABASE_EXTENSIONS = {
	sqlite: [ 'pdo', 'pdo_sqlite', 'sqlite3' ],
	mariadb: [ 'mysqli' ],
	mysql: [ 'mysqli' ],
	galera: [ 'mysqli', 'redis' ],
};

/** Extensions that the npm package ships as files, in a working load order. */
const NPM_EXTENSIONS = [
	'mysqlnd',
	'ctype',
	'curl',
	'dom',
	'exif',
	'fileinfo',
	'gd',
	'iconv',
	'igbinary',
	'intl',
	'mbstring',
	'mysqli',
	'pdo',
	'pdo_sqlite',
	'posix',
	'simplexml',
	'sqlite3',
	'tokenizer',
	'xml',
	'xmlreader',
	'xmlwriter',
	'zip',
];

/** @type {Record< string, string | number >} */
const SETTINGS = {
	'opcache.enable_cli': 1,
	// Seconds. An edited file takes effect immediately.
	'opcache.revalidate_freq': 0,
	memory_limit: '256M',
	max_execution_time: 120,
	upload_max_filesize: '64M',
	post_max_size: '64M',
	display_errors: 0,
	log_errors: 1,
};

/**
 * @implements {Runtime}
 */
export class PhpRuntime {
	#command;
	#args;
	#env;

	/**
	 * @param {'native' | 'npm'}         name
	 * @param {string}                   command
	 * @param {string[]}                 [args]  Arguments of every call.
	 * @param {Record< string, string >} [env]
	 */
	constructor( name, command, args = [], env = {} ) {
		this.name = name;
		this.#command = command;
		this.#args = args;
		this.#env = env;
	}

	/** @type {Runtime[ 'guestPath' ]} */
	guestPath( file ) {
		return file;
	}

	/** @type {Runtime[ 'serve' ]} */
	serve( { root, port, logFile, env } ) {
		const settings = Object.entries( SETTINGS ).flatMap(
			( [ name, value ] ) => [ '-d', `${ name }=${ value }` ]
		);
		return new Daemon(
			this.#command,
			[
				...this.#args,
				...settings,
				'-S',
				`${ HOST }:${ port }`,
				'-t',
				root,
				path.join( TOOLS_DIR, 'runtime/router.php' ),
			],
			{
				logFile,
				env: { ...this.#env, ...env, PHP_CLI_SERVER_WORKERS: '4' },
			}
		);
	}

	/**
	 * Runs a PHP program.
	 *
	 * @param {string[]} args
	 */
	run( args ) {
		return run( this.#command, [ ...this.#args, ...args ], {
			env: this.#env,
		} );
	}

	/**
	 * The reason for which this PHP cannot run the sites.
	 *
	 * @param {import('../database/database.mjs').DatabaseName} database
	 * @return {Promise< string | undefined >} One sentence; undefined if it can.
	 */
	async unusableReason( database ) {
		const { code, output } = await this.run( [
			'-r',
			'echo json_encode( array( "id" => PHP_VERSION_ID, "version" => PHP_VERSION, "extensions" => array_map( "strtolower", get_loaded_extensions() ) ) );',
		] ).catch( () => ( { code: 127, output: '' } ) );
		if ( code !== 0 ) {
			return 'Couldn’t find PHP. Install PHP 8.1 or newer, or run without --runtime.';
		}
		// PHP prints startup warnings before it.
		const php = JSON.parse( output.slice( output.indexOf( '{' ) ) );
		if ( php.id < OLDEST_PHP ) {
			return `PHP ${ php.version } is too old. Install PHP 8.1 or newer, or run with --runtime=npm or --runtime=playground.`;
		}
		const missing = [
			...EXTENSIONS,
			...DATABASE_EXTENSIONS[ database ],
		].filter( ( name ) => ! php.extensions.includes( name ) );
		return missing.length
			? `PHP ${ php.version } is missing these extensions: ${ missing.join(
					', '
				) }. Install them${
					database === 'galera'
						? ''
						: ', or run with --runtime=npm or --runtime=playground'
				}.`
			: undefined;
	}
}

/** The PHP on the path. */
export function nativePhp() {
	return new PhpRuntime( 'native', 'php' );
}

/** Whether the npm package's PHP runs on this system. */
export function canRunNpmPhp() {
	// It needs the GNU C library, which Alpine lacks.
	return (
		process.platform === 'linux' &&
		process.arch === 'x64' &&
		! existsSync( '/etc/alpine-release' )
	);
}

/**
 * @typedef {Object} DisabledParts Parts of PHP that a host has disabled.
 * @property {string[]} [extensions] `mbstring` …
 * @property {string[]} [functions]  `error_log` …
 */

/**
 * PHP 8.5 from npm, downloaded at its first use.
 *
 * @param {DisabledParts} [disabled]
 * @throws {Failure} On an unsupported system.
 */
export async function npmPhp( { extensions = [], functions = [] } = {} ) {
	if ( ! canRunNpmPhp() ) {
		throw new Failure(
			'PHP from npm runs only on Linux x64. Install PHP 8.1 or newer, or run with --runtime=playground.'
		);
	}
	const folder = await installPackage(
		'@libphp/almalinux-9-v85',
		'PHP 8.5, 144 MB'
	);
	return new PhpRuntime(
		'npm',
		path.join( folder, 'native/php/php' ),
		[
			'-n',
			'-d',
			`extension_dir=${ path.join( folder, 'native/php/modules' ) }`,
			...NPM_EXTENSIONS.filter(
				( name ) => ! extensions.includes( name )
			).flatMap( ( name ) => [ '-d', `extension=${ name }.so` ] ),
			...( functions.length
				? [ '-d', `disable_functions=${ functions.join() }` ]
				: [] ),
		],
		{ LD_LIBRARY_PATH: path.join( folder, 'native/lib' ) }
	);
}
