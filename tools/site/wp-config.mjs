import { createHash } from 'node:crypto';

const SALTS = [
	'AUTH_KEY',
	'SECURE_AUTH_KEY',
	'LOGGED_IN_KEY',
	'NONCE_KEY',
	'AUTH_SALT',
	'SECURE_AUTH_SALT',
	'LOGGED_IN_SALT',
	'NONCE_SALT',
];

/** @typedef {string | boolean | { env: string }} Constant `env` names an environment variable of the PHP server. */

/**
 * A site's wp-config.php.
 *
 * @param {Record< string, Constant >} constants
 * @param {string}                     secret    Constant for the life of the site, so users stay signed in.
 */
export function wpConfig( constants, secret ) {
	const salts = SALTS.map( ( name ) => [
		name,
		createHash( 'sha256' )
			.update( name + secret )
			.digest( 'hex' ),
	] );
	const defines = [ ...Object.entries( constants ), ...salts ].map(
		( [ name, value ] ) => `define( '${ name }', ${ literal( value ) } );`
	);
	return `<?php
// Written by tools/site each time the site starts.
${ defines.join( '\n' ) }

$table_prefix = 'wp_';

if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
`;
}

/**
 * @param {{ url: string, errorLog: string, hasCron: boolean, token: string }} settings
 * @return {Record< string, Constant >} All constants, except those of its database and cache.
 */
export function siteConstants( { url, errorLog, hasCron, token } ) {
	return {
		WP_HOME: url,
		WP_SITEURL: url,
		WP_ENVIRONMENT_TYPE: 'local',
		WP_DEBUG: true,
		WP_DEBUG_LOG: errorLog,
		WP_DEBUG_DISPLAY: false,
		DISABLE_WP_CRON: ! hasCron,
		// Sites share files by hard links, so files must not be edited in place.
		DISALLOW_FILE_EDIT: true,
		AUTOMATIC_UPDATER_DISABLED: true,
		// The browser is on the same computer.
		COMPRESS_SCRIPTS: false,
		COMPRESS_CSS: false,
		FS_METHOD: 'direct',
		FCC_LOCAL_SITE_TOKEN: token,
	};
}

/**
 * @param {Record< string, Constant >} constants Of a single site.
 * @param {string}                     domain
 * @return {Record< string, Constant >} Those of a network with subdirectories.
 */
export function networkConstants( constants, domain ) {
	// These constants would set the URL of every site.
	const { WP_HOME, WP_SITEURL, ...others } = constants;
	return {
		...others,
		MULTISITE: true,
		SUBDOMAIN_INSTALL: false,
		DOMAIN_CURRENT_SITE: domain,
		PATH_CURRENT_SITE: '/',
		SITE_ID_CURRENT_SITE: '1',
		BLOG_ID_CURRENT_SITE: '1',
	};
}

/** @param {Constant} value */
function literal( value ) {
	if ( typeof value === 'object' ) {
		return `getenv( '${ value.env }' )`;
	}
	return typeof value === 'boolean'
		? String( value )
		: `'${ value.replace( /[\\']/g, '\\$&' ) }'`;
}
