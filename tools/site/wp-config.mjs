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

/** @param {Constant} value */
function literal( value ) {
	if ( typeof value === 'object' ) {
		return `getenv( '${ value.env }' )`;
	}
	return typeof value === 'boolean'
		? String( value )
		: `'${ value.replace( /[\\']/g, '\\$&' ) }'`;
}
