/** A signed-in user that sends one request after the other like a page of wp-admin, with a cookie and a nonce. */
import { ADMIN } from '../../tools/site/install.mjs';

export class Visitor {
	#url;
	#headers;

	/**
	 * @param {string}                   url
	 * @param {Record< string, string >} headers
	 */
	constructor( url, headers ) {
		this.#url = url;
		this.#headers = headers;
	}

	/**
	 * @param {string} url The site's.
	 */
	static async signIn( url ) {
		const login = await fetch( `${ url }/wp-login.php`, {
			method: 'POST',
			redirect: 'manual',
			headers: { Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
			body: new URLSearchParams( {
				log: ADMIN.user,
				pwd: ADMIN.password,
				testcookie: '1',
			} ),
		} );
		const Cookie = login.headers
			.getSetCookie()
			.map( ( cookie ) => cookie.split( ';' )[ 0 ] )
			.join( '; ' );
		const nonce = await fetch(
			`${ url }/wp-admin/admin-ajax.php?action=rest-nonce`,
			{ headers: { Cookie } }
		);
		return new Visitor( url, {
			Cookie,
			'X-WP-Nonce': await nonce.text(),
		} );
	}

	/**
	 * @param {string} path Below the REST root.
	 * @return {Promise< any >} The answer.
	 */
	async get( path ) {
		return ( await this.#send( { path } ) ).json();
	}

	/**
	 * @param {string}                    path Below the REST root.
	 * @param {Record< string, unknown >} body
	 * @return {Promise< any >} The answer.
	 */
	async post( path, body ) {
		return ( await this.#send( { path, method: 'POST', body } ) ).json();
	}

	/**
	 * Downloads a file and discards it.
	 *
	 * @param {string} url
	 */
	async download( url ) {
		const response = await fetch( url, { headers: this.#headers } );
		if ( ! response.ok || ! response.body ) {
			throw new Error( `${ url }: ${ await response.text() }` );
		}
		await response.body.pipeTo( new WritableStream() );
	}

	/**
	 * @param {import('./requests.mjs').Request} request
	 * @return {Promise< number >} Milliseconds until the end of the answer.
	 */
	async time( request ) {
		const began = performance.now();
		const response = await this.#send( request );
		await response.arrayBuffer();
		return performance.now() - began;
	}

	/**
	 * @param {import('./requests.mjs').Request} request
	 * @return {Promise< import('./requests.mjs').Request >} The request of the next page, from its `Link`.
	 */
	async next( request ) {
		const { headers } = await this.#send( request );
		const [ , url ] =
			/<([^>]+)>; rel="next"/.exec( headers.get( 'link' ) ?? '' ) ?? [];
		if ( ! url ) {
			throw new Error( `${ request.path } links to no next page.` );
		}
		return { path: url.replace( `${ this.#url }/wp-json/`, '' ) };
	}

	/** @param {import('./requests.mjs').Request} request */
	async #send( { path, method = 'GET', body } ) {
		const response = await fetch( `${ this.#url }/wp-json/${ path }`, {
			method,
			headers: {
				...this.#headers,
				...( body && { 'Content-Type': 'application/json' } ),
			},
			...( body && { body: JSON.stringify( body ) } ),
		} );
		if ( ! response.ok ) {
			throw new Error( `${ path }: ${ await response.text() }` );
		}
		return response;
	}
}

/**
 * Sends several requests in turn, so that other load on the computer slows all of them down.
 *
 * @param {Visitor}  visitor
 * @param {string[]} paths
 * @param {number}   rounds
 * @return {Promise< number[] >} The median of each, in milliseconds.
 */
export async function medians( visitor, paths, rounds ) {
	const times = paths.map( () => /** @type {number[]} */ ( [] ) );
	for ( let round = 0; round < rounds; round++ ) {
		for ( const [ index, path ] of paths.entries() ) {
			times[ index ]?.push( await visitor.time( { path } ) );
		}
	}
	return times.map( median );
}

/** @param {number[]} values */
export function median( values ) {
	const sorted = values.toSorted( ( a, b ) => a - b );
	return sorted[ Math.floor( sorted.length / 2 ) ] ?? Number.NaN;
}
