import apiFetch, { type APIFetchMiddleware } from '@wordpress/api-fetch';
import {
	ApiError,
	createCustomer,
	fetchCustomer,
	fetchCustomers,
	updateCustomer,
} from '../../../src/api';
import {
	failure,
	firstPage,
	listOf,
	record,
	requests,
	serve,
	success,
	summary,
} from '../support/server';

/**
 * @param promise A call of the client that is expected to fail.
 * @return Its error.
 */
async function errorOf( promise: Promise< unknown > ): Promise< ApiError > {
	const error = await promise.catch( ( reason: unknown ) => reason );
	if ( error instanceof ApiError ) {
		return error;
	}
	throw new Error( `No ApiError, but: ${ String( error ) }` );
}

function lastRequest(): Request {
	const request = requests.at( -1 );
	if ( ! request ) {
		throw new Error( 'Nothing was sent.' );
	}
	return request;
}

describe( 'reading', () => {
	it( 'returns the data of the envelope', async () => {
		const list = listOf( summary() );
		serve( () => success( list ) );

		expect( await fetchCustomers( firstPage ) ).toEqual( list );
	} );

	it( 'sends a query in the spelling that the server preloads', async () => {
		serve( () => success( listOf() ) );

		await fetchCustomers( {
			filters: { total_spent_min: 0, status: 'active' },
			search: 'Grace Hopper',
			order_type: 'ASC',
			order_by: 'email',
			per_page: 50,
			page: 2,
		} );

		const { pathname, search } = new URL( lastRequest().url );
		expect( pathname ).toBe( '/fluent-cart/v2/customers' );
		expect( decodeURIComponent( search ) ).toBe(
			'?page=2&per_page=50&order_by=email&order_type=ASC&search=Grace Hopper&filters[status]=active&filters[total_spent_min]=0&_locale=user'
		);
	} );

	it( 'omits an empty search and empty filters', async () => {
		serve( () => success( listOf() ) );

		await fetchCustomers( { ...firstPage, search: '', filters: {} } );

		expect( new URL( lastRequest().url ).search ).toBe(
			'?page=1&per_page=20&order_by=id&order_type=DESC&_locale=user'
		);
	} );

	it( 'uses a preloaded answer and sends no request', async () => {
		const list = listOf( summary() );
		serve( () => failure( { code: 'server_error', message: '' }, 500 ) );
		apiFetch.use(
			apiFetch.createPreloadingMiddleware( {
				'/fluent-cart/v2/customers?order_by=created_at&order_type=DESC&page=1&per_page=20':
					{ body: { success: true, data: list }, headers: {} },
			} )
		);

		expect(
			await fetchCustomers( { ...firstPage, order_by: 'created_at' } )
		).toEqual( list );
		expect( requests ).toHaveLength( 0 );
	} );

	it( 'an aborted read rejects with an AbortError, not with an ApiError', async () => {
		serve( () => success( record() ) );
		const controller = new AbortController();
		controller.abort();

		await expect(
			fetchCustomer( 7, { signal: controller.signal } )
		).rejects.toHaveProperty( 'name', 'AbortError' );
	} );
} );

describe( 'writing', () => {
	it( 'createCustomer sends a POST and returns the new customer', async () => {
		serve( () => success( { customer: record() }, 201 ) );

		expect( await createCustomer( { email: 'ada@example.com' } ) ).toEqual(
			record()
		);
		expect( lastRequest().method ).toBe( 'POST' );
		expect( await lastRequest().json() ).toEqual( {
			email: 'ada@example.com',
		} );
	} );

	it( 'updateCustomer sends a POST with the override PUT and the version in If-Match', async () => {
		serve( () => success( { customer: record() } ) );

		await updateCustomer( 7, { first_name: 'Ada' }, { version: 'v1' } );

		const { method, headers, url } = lastRequest();
		expect( new URL( url ).pathname ).toBe( '/fluent-cart/v2/customers/7' );
		expect( method ).toBe( 'POST' );
		expect( headers.get( 'X-HTTP-Method-Override' ) ).toBe( 'PUT' );
		expect( headers.get( 'If-Match' ) ).toBe( '"v1"' );
	} );

	it( 'updateCustomer without a version sends no If-Match', async () => {
		serve( () => success( { customer: record() } ) );

		await updateCustomer( 7, { first_name: 'Ada' } );

		expect( lastRequest().headers.has( 'If-Match' ) ).toBe( false );
	} );
} );

describe( 'an error', () => {
	it( 'has code, message, status and fields of the contract’s error', async () => {
		const fields = { email: 'Another customer has this email.' };
		serve( () =>
			failure( { code: 'invalid_email', message: 'Taken.', fields }, 409 )
		);

		expect(
			await errorOf( createCustomer( { email: 'ada@example.com' } ) )
		).toMatchObject( {
			name: 'ApiError',
			code: 'invalid_email',
			message: 'Taken.',
			status: 409,
			fields,
		} );
	} );

	it( 'of an edit conflict has the current record', async () => {
		const current = record( { version: 'v2' } );
		serve( () =>
			failure(
				{ code: 'edit_conflict', message: 'Changed.', current },
				412
			)
		);

		const error = await errorOf( updateCustomer( 7, {} ) );
		expect( error.status ).toBe( 412 );
		expect( error.current ).toEqual( current );
	} );

	it( 'with Retry-After has the seconds to wait', async () => {
		serve( () =>
			Response.json(
				{
					success: false,
					error: { code: 'rate_limited', message: 'Wait.' },
				},
				{ status: 429, headers: { 'Retry-After': '120' } }
			)
		);

		const error = await errorOf( fetchCustomer( 7 ) );
		expect( error.retryAfter ).toBe( 120 );
	} );

	it( 'of WordPress keeps its code, message and status', async () => {
		serve( () =>
			Response.json(
				{
					code: 'rest_no_route',
					message: 'No route.',
					data: { status: 404 },
				},
				{ status: 404 }
			)
		);

		expect( await errorOf( fetchCustomer( 7 ) ) ).toMatchObject( {
			code: 'rest_no_route',
			message: 'No route.',
			status: 404,
			fields: {},
		} );
	} );

	it.each( [
		[ 200, 'invalid_response' ],
		[ 502, 'gateway_error' ],
	] )(
		'of a proxy’s HTML page with status %d has the code %s',
		async ( status, code ) => {
			serve(
				() => new Response( '<html>Bad gateway</html>', { status } )
			);

			expect( await errorOf( fetchCustomer( 7 ) ) ).toMatchObject( {
				code,
				status,
			} );
		}
	);

	it( 'without a response is network_error online and offline without a network', async () => {
		serve( () => {
			throw new TypeError( 'Failed to fetch' );
		} );
		const online = jest.spyOn( window.navigator, 'onLine', 'get' );

		online.mockReturnValue( true );
		expect( await errorOf( fetchCustomer( 7 ) ) ).toMatchObject( {
			code: 'network_error',
			status: 0,
		} );

		online.mockReturnValue( false );
		expect( await errorOf( fetchCustomer( 7 ) ) ).toMatchObject( {
			code: 'offline',
			status: 0,
		} );
		online.mockRestore();
	} );
} );

describe( 'a stale nonce', () => {
	const staleNonce = () =>
		Response.json(
			{
				code: 'rest_cookie_invalid_nonce',
				message: 'Cookie check failed',
				data: { status: 403 },
			},
			{ status: 403 }
		);

	beforeEach( () => {
		// wp-admin installs these.
		apiFetch.nonceMiddleware = apiFetch.createNonceMiddleware( 'stale' );
		apiFetch.nonceEndpoint = '/wp-admin/admin-ajax.php?action=rest-nonce';
		apiFetch.use( apiFetch.nonceMiddleware );
	} );

	afterEach( () => {
		if ( apiFetch.nonceMiddleware ) {
			apiFetch.unregister( apiFetch.nonceMiddleware );
		}
	} );

	it( 'is renewed, and the write is repeated with the new nonce', async () => {
		serve( ( request ) => {
			if ( request.url.includes( 'rest-nonce' ) ) {
				return new Response( 'fresh' );
			}
			return request.headers.get( 'X-WP-Nonce' ) === 'fresh'
				? success( { customer: record() }, 201 )
				: staleNonce();
		} );

		expect( await createCustomer( { email: 'ada@example.com' } ) ).toEqual(
			record()
		);
		expect( await lastRequest().json() ).toEqual( {
			email: 'ada@example.com',
		} );
	} );

	it( 'is a nonce error if WordPress gives no new nonce', async () => {
		serve( ( request ) =>
			request.url.includes( 'rest-nonce' )
				? new Response( '0', { status: 400 } )
				: staleNonce()
		);

		expect( await errorOf( fetchCustomer( 7 ) ) ).toMatchObject( {
			code: 'rest_cookie_invalid_nonce',
			status: 403,
		} );
	} );

	it( 'is a nonce error if WordPress 6.8 rejects with the response', async () => {
		const wordPress68: APIFetchMiddleware = () =>
			Promise.reject( new Response( '0', { status: 400 } ) );
		apiFetch.use( wordPress68 );

		expect( await errorOf( fetchCustomer( 7 ) ) ).toMatchObject( {
			code: 'rest_cookie_invalid_nonce',
			status: 403,
		} );
		apiFetch.unregister( wordPress68 );
	} );
} );

describe( 'requests of other plugins', () => {
	it( 'reject with WordPress’s own error', async () => {
		serve( () =>
			Response.json(
				{ code: 'other_plugin', message: 'No.' },
				{ status: 400 }
			)
		);

		await expect( apiFetch( { path: '/wp/v2/posts' } ) ).rejects.toEqual( {
			code: 'other_plugin',
			message: 'No.',
		} );
	} );
} );
