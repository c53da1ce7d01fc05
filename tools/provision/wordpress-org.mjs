/**
 * WordPress from wordpress.org, checked against the checksum published there.
 */
import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { Failure } from '../lib/failure.mjs';
import { run } from '../lib/process.mjs';
import { show } from '../lib/progress.mjs';

/** Milliseconds to wait for the checksum, so that a computer without a network continues soon. */
const CHECKSUM_TIMEOUT_MS = 5000;

/**
 * @param {import('./wordpress.mjs').Pin} pin
 * @param {string}                        folder Target; exists and is empty.
 * @throws {Failure} When wordpress.org cannot be reached or the checksum differs.
 */
export async function fetchFromWordPressOrg( pin, folder ) {
	const url = `https://wordpress.org/wordpress-${ pin.version }.tar.gz`;
	const checksum = await (
		await get( `${ url }.sha1`, AbortSignal.timeout( CHECKSUM_TIMEOUT_MS ) )
	).text();
	const archive = await download( await get( url ), pin.version );
	const digest = createHash( 'sha1' ).update( archive ).digest( 'hex' );
	if ( digest !== checksum.trim() ) {
		throw new Failure(
			`the checksum of the wordpress.org download doesn’t match`
		);
	}
	const file = `${ folder }.tar.gz`;
	try {
		await writeFile( file, archive );
		const { code, output } = await run( 'tar', [
			'-xzf',
			file,
			'-C',
			folder,
			'--strip-components=1',
		] );
		if ( code !== 0 ) {
			throw new Failure( `tar failed (${ output.trim() })` );
		}
	} finally {
		await rm( file, { force: true } );
	}
}

/**
 * @param {string}      url
 * @param {AbortSignal} [signal]
 */
async function get( url, signal ) {
	const response = await fetch( url, signal && { signal } ).catch( () => {
		throw new Failure( 'couldn’t reach wordpress.org' );
	} );
	if ( ! response.ok ) {
		throw new Failure( `wordpress.org answered ${ response.status }` );
	}
	return response;
}

/**
 * @param {Response} response
 * @param {string}   version
 */
async function download( response, version ) {
	if ( ! response.body ) {
		throw new Failure( 'wordpress.org sent an empty response' );
	}
	const total = Number( response.headers.get( 'content-length' ) );
	/** @type {Uint8Array[]} */
	const chunks = [];
	let received = 0;
	for await ( const chunk of response.body ) {
		chunks.push( chunk );
		received += chunk.length;
		show(
			`WordPress ${ version }: ${ megabytes( received ) } of ${ megabytes(
				total
			) } MB …`
		);
	}
	return Buffer.concat( chunks );
}

/** @param {number} bytes */
function megabytes( bytes ) {
	return ( bytes / 1e6 ).toFixed( 1 );
}
