/**
 * WordPress from the Debian archive, for computers that reach only a Debian mirror.
 */
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { show } from '../lib/progress.mjs';
import { checkVersion, privateApt, unpack } from './apt.mjs';

/** Debian moves third-party code of WordPress to these packages. */
const PACKAGES = [
	'wordpress',
	'wordpress-theme-twentytwentyfive',
	'libphp-phpmailer',
	'php-getid3',
	'libjs-jquery',
	'libjs-jquery-ui',
	'libjs-lodash',
	'libjs-underscore',
	'libjs-cropper',
];

/**
 * @param {import('./apt.mjs').Pin} pin
 * @param {string}                  folder Target; exists and is empty.
 * @throws {import('../lib/failure.mjs').Failure} When apt is missing, unreachable, or holds another branch of WordPress.
 */
export async function fetchFromDebian( pin, folder ) {
	const work = `${ folder }.debian`;
	try {
		const apt = await privateApt( work, pin.debianSuite, 'WordPress' );
		await checkVersion( apt, pin, 'WordPress', 'wordpress' );
		const debs = path.join( work, 'debs' );
		const root = path.join( work, 'root' );
		await mkdir( debs );
		await mkdir( root );
		for ( const [ index, name ] of PACKAGES.entries() ) {
			show(
				`WordPress: package ${ index + 1 } of ${ PACKAGES.length }, ${ name } …`
			);
			await apt( [ 'download', name ], debs );
		}
		await unpack( debs, root, 'WordPress' );
		await cp( path.join( root, 'usr/share/wordpress' ), folder, {
			recursive: true,
			// Debian's WordPress links to the code of the other packages.
			dereference: true,
			// Skips links to the configuration of an installed package.
			filter: ( source ) =>
				! /\/(\.htaccess|wp-config\.php)$/.test( source ),
		} );
	} finally {
		await rm( work, { recursive: true, force: true } );
	}
}
