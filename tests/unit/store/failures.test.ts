import apiFetch from '@wordpress/api-fetch';
import { fetchCustomer } from '../../../src/api';
import openapi from '../../../src/contract/openapi.json';
import { explainError, failureText } from '../../../src/store/failures/explain';
import { FAILURES } from '../../../src/store/failures/failures';
import { failure, requests, serve, success } from '../support/server';

/** An answer of the server, and the expected explanation. */
interface Arrival {
	/** Expected code of the error. */
	code: string;
	answer: () => Response;
	/** Matches the title with the description. */
	says: RegExp;
	/** Expected part of the evidence. */
	quotes?: string;
	recovery?: string;
}

const TITLE = 'Couldn’t load customers';

/** Texts about the customer, the user or rights. An answer that does not come from the API says nothing about them. */
const BLAMING = /Customer not found|have permission|can’t be shown|logged out/;

function html( status: number, body: string, headers: HeadersInit = {} ) {
	return new Response( body, {
		status,
		headers: { 'Content-Type': 'text/html', ...headers },
	} );
}

function wordpress( code: string, message: string, status: number ) {
	return Response.json( { code, message, data: { status } }, { status } );
}

function ofApi( code: string, status: number, message = 'It said no.' ) {
	return failure( { code, message }, status );
}

const FROM_API: Arrival[] = [
	{
		code: 'validation_error',
		answer: () => ofApi( 'validation_error', 400 ),
		says: /view can’t be shown/,
		recovery: 'elsewhere',
	},
	{
		code: 'invalid_email',
		answer: () => ofApi( 'invalid_email', 409 ),
		says: /It said no/,
		recovery: 'elsewhere',
	},
	{
		code: 'invalid_user',
		answer: () => ofApi( 'invalid_user', 409 ),
		says: /It said no/,
	},
	{
		code: 'insufficient_permissions',
		answer: () => ofApi( 'insufficient_permissions', 403 ),
		says: /You don’t have permission to view customers/,
		recovery: 'elsewhere',
	},
	{
		code: 'customer_not_found',
		answer: () => ofApi( 'customer_not_found', 404 ),
		says: /Customer not found/,
		recovery: 'elsewhere',
	},
	{
		code: 'address_not_found',
		answer: () => ofApi( 'address_not_found', 404 ),
		says: /It said no/,
	},
	{
		code: 'not_found',
		answer: () => ofApi( 'not_found', 404 ),
		says: /It said no\. .*Reload the page/,
		recovery: 'reload',
	},
	{
		code: 'method_not_allowed',
		answer: () => ofApi( 'method_not_allowed', 405 ),
		says: /Reload the page/,
		recovery: 'reload',
	},
	{
		code: 'customer_has_orders',
		answer: () => ofApi( 'customer_has_orders', 409 ),
		says: /It said no/,
	},
	{
		code: 'customer_has_subscriptions',
		answer: () => ofApi( 'customer_has_subscriptions', 409 ),
		says: /It said no/,
	},
	{
		code: 'edit_conflict',
		answer: () => ofApi( 'edit_conflict', 412 ),
		says: /It said no/,
	},
	{
		code: 'server_error',
		answer: () => ofApi( 'server_error', 500 ),
		says: /It said no/,
	},
	{
		code: 'rate_limited',
		answer: () => ofApi( 'rate_limited', 429 ),
		says: /Too many requests.*about 1 minute/s,
	},
];

const FROM_ELSEWHERE: Arrival[] = [
	{
		code: 'rest_no_route',
		answer: () =>
			wordpress(
				'rest_no_route',
				'No route was found matching the URL and request method.',
				404
			),
		says: /doesn’t have the Customers API/,
		quotes: 'No route was found',
	},
	{
		code: 'rest_disabled',
		answer: () =>
			wordpress(
				'rest_disabled',
				'<strong>Error:</strong> The REST API is off at Acme.',
				403
			),
		says: /Another plugin, or WordPress itself/,
		quotes: 'The REST API is off at Acme.',
	},
	{
		code: 'rest_disabled',
		answer: () =>
			failure(
				{
					code: 'insufficient_permissions',
					wordpress_code: 'rest_disabled',
					message: 'Off at Acme.',
				},
				403
			),
		says: /Another plugin, or WordPress itself/,
		quotes: 'Off at Acme.',
	},
	{
		code: 'rest_login_required',
		answer: () => wordpress( 'rest_login_required', 'Only members.', 401 ),
		says: /Another plugin, or WordPress itself/,
		quotes: 'Only members.',
	},
	{
		code: 'rest_forbidden',
		answer: () =>
			wordpress(
				'rest_forbidden',
				'Sorry, you are not allowed to do that.',
				403
			),
		says: /Another plugin, or WordPress itself/,
		quotes: 'not allowed',
	},
	{
		code: 'internal_server_error',
		answer: () =>
			wordpress(
				'internal_server_error',
				'<p>There has been a critical error on this website.</p>',
				500
			),
		says: /PHP or the web server stopped/,
		quotes: 'There has been a critical error on this website.',
	},
	{
		code: 'blocked',
		answer: () =>
			html(
				403,
				'<title>Blocked</title><style>p{}</style><h1>Wordfence</h1><p>Your access is limited.</p>',
				{ Server: 'cloudflare' }
			),
		says: /firewall/,
		quotes: 'HTTP 403, cloudflare',
	},
	{
		code: 'blocked',
		answer: () =>
			Response.json( { error: 'Rule 949110' }, { status: 403 } ),
		says: /firewall/,
		quotes: 'Rule 949110',
	},
	{
		code: 'blocked',
		answer: () => html( 401, 'Authorization Required' ),
		says: /firewall/,
		quotes: 'Authorization Required',
	},
	{
		code: 'blocked',
		answer: () => html( 406, 'Not acceptable: mod_security' ),
		says: /firewall/,
		quotes: 'mod_security',
	},
	{
		code: 'no_such_address',
		answer: () =>
			html( 404, '<title>Page not found</title><h1>Nothing here</h1>' ),
		says: /Permalinks/,
		quotes: 'Nothing here',
	},
	{
		code: 'too_large',
		answer: () =>
			html( 413, '<h1>413 Request Entity Too Large</h1>', {
				Server: 'nginx',
			} ),
		says: /requests of this size/,
		quotes: 'nginx',
		recovery: 'elsewhere',
	},
	{
		code: 'too_many_requests',
		answer: () => html( 429, 'Slow down', { 'Retry-After': '130' } ),
		says: /limits how many requests.*about 3 minutes/,
		quotes: 'Slow down',
	},
	{
		code: 'gateway_error',
		answer: () => html( 502, '<h1>Bad gateway</h1>' ),
		says: /A proxy answered/,
		quotes: 'Bad gateway',
	},
	{
		code: 'gateway_error',
		answer: () =>
			html( 524, 'A timeout occurred', { Server: 'cloudflare' } ),
		says: /A proxy answered/,
		quotes: 'A timeout occurred',
	},
	{
		code: 'site_unavailable',
		answer: () =>
			html(
				503,
				'<p>Briefly unavailable for scheduled maintenance.</p>',
				{ 'Retry-After': '600' }
			),
		says: /unavailable at the moment/,
		quotes: 'Briefly unavailable',
	},
	{
		code: 'server_page',
		answer: () => html( 500, '<b>Fatal error</b>: Uncaught Error' ),
		says: /PHP or the web server stopped/,
		quotes: 'Uncaught Error',
	},
	{
		code: 'empty_answer',
		answer: () => html( 500, '' ),
		says: /empty response/,
		quotes: 'HTTP 500',
	},
	{
		code: 'empty_answer',
		answer: () => html( 200, ' \n' ),
		says: /empty response/,
		quotes: 'HTTP 200',
	},
	{
		code: 'php_output',
		answer: () =>
			html(
				200,
				'<br /><b>Notice</b>: Undefined variable $x in /srv/a.php on line 3<br />{"success":true,"data":{}}'
			),
		says: /PHP messages/,
		quotes: 'Undefined variable $x',
	},
	{
		code: 'php_output',
		answer: () =>
			html(
				200,
				'{"success":true,"data":{}}<!-- cached --><p>Served from cache</p>'
			),
		says: /PHP messages/,
		quotes: 'Served from cache',
	},
	{
		code: 'login_page',
		answer: () =>
			html(
				200,
				'<title>Log In</title><form><input name="log"><input type="password" name="pwd"></form>'
			),
		says: /login page/,
		quotes: 'Log In',
	},
	{
		code: 'invalid_response',
		answer: () => html( 200, '<h1>Welcome to nginx!</h1>' ),
		says: /Something else answered/,
		quotes: 'Welcome to nginx!',
	},
	{
		code: 'invalid_response',
		answer: () => Response.json( 0 ),
		says: /Something else answered/,
		quotes: '0',
	},
];

const ALL = [ ...FROM_API, ...FROM_ELSEWHERE ];

/** Sends the answer to a read, while the session is alive. */
async function explainOf( { answer }: Arrival ) {
	apiFetch.nonceEndpoint = '/wp-admin/admin-ajax.php?action=rest-nonce';
	serve( ( { url } ) =>
		url.includes( 'rest-nonce' ) ? new Response( 'ab12cd34ef' ) : answer()
	);
	const error: unknown = await fetchCustomer( 7 ).catch( ( e ) => e );
	return { error, explanation: explainError( error, TITLE ) };
}

describe( 'an explanation', () => {
	it.each( ALL )(
		'of $code has the expected texts and next step',
		async ( arrival ) => {
			const { error, explanation } = await explainOf( arrival );
			const { title, description, evidence, recovery } = explanation;

			expect( error ).toHaveProperty( 'code', arrival.code );
			expect( `${ title } ${ description }` ).toMatch( arrival.says );
			expect( evidence ?? '' ).toContain( arrival.quotes ?? '' );
			expect( recovery ).toBe( arrival.recovery ?? 'retry' );
			expect( failureText( error ) ).toContain( evidence ?? '' );
		}
	);

	it.each( FROM_ELSEWHERE )(
		'of $code says nothing about the customer, the user or rights',
		async ( arrival ) => {
			const { explanation } = await explainOf( arrival );
			expect( explanation.title ).not.toMatch( BLAMING );
			expect( explanation.description ).not.toMatch( BLAMING );
		}
	);

	it( 'exists for every code of the contract, and every explanation has a test', () => {
		const contract = openapi.components.schemas.ErrorCode.enum;
		const inTable = FAILURES.flatMap( ( { codes } ) => codes );
		// Tested below, without an answer.
		const unanswered = [
			'rest_cookie_invalid_nonce',
			'offline',
			'network_error',
			'timeout',
			'other_person',
		];
		expect( inTable ).toEqual( expect.arrayContaining( contract ) );
		expect( [ ...ALL.map( ( { code } ) => code ), ...unanswered ] ).toEqual(
			expect.arrayContaining( inTable )
		);
		expect( new Set( inTable ).size ).toBe( inTable.length );
	} );

	it( 'has the API’s code if PHP has printed text before the answer', async () => {
		const { error } = await explainOf( {
			code: '',
			says: /./,
			answer: () =>
				html(
					404,
					'<b>Deprecated</b>: strlen()\n{"success":false,"error":{"code":"customer_not_found","message":"No."}}'
				),
		} );
		expect( error ).toHaveProperty( 'code', 'customer_not_found' );
	} );

	it( 'is not needed for a success after byte order marks and blank lines', async () => {
		const customer = { id: 7 };
		serve(
			() =>
				new Response(
					`\n\uFEFF\uFEFF\n${ JSON.stringify( {
						success: true,
						data: { customer },
					} ) }\n`
				)
		);
		expect( await fetchCustomer( 7 ) ).toEqual( customer );
	} );

	it( 'of a long page has less than 400 characters of evidence', async () => {
		const { explanation } = await explainOf( {
			code: '',
			says: /./,
			answer: () => html( 403, `<p>${ 'Blocked. '.repeat( 9_000 ) }` ),
		} );
		expect( explanation.evidence?.length ).toBeLessThan( 400 );
	} );
} );

describe( 'an expired session', () => {
	it.each( [
		[ 'WordPress', () => ofApi( 'insufficient_permissions', 401 ) ],
		[
			'a plugin',
			() => wordpress( 'rest_cannot_access', 'Only members.', 401 ),
		],
		[ 'a firewall', () => html( 403, 'Forbidden' ) ],
		[ 'a login page', () => html( 200, '<input type="password">' ) ],
	] )(
		'is explained as signed out if %s answers',
		async ( _answerer, answer ) => {
			apiFetch.nonceEndpoint =
				'/wp-admin/admin-ajax.php?action=rest-nonce';
			serve( ( { url } ) =>
				url.includes( 'rest-nonce' )
					? new Response( '0', { status: 400 } )
					: answer()
			);
			const error = await fetchCustomer( 7 ).catch( ( e ) => e );
			const explanation = explainError( error, TITLE );
			expect( explanation.title ).toBe( 'You’re logged out' );
			expect( explanation.recovery ).toBe( 'sign-in' );
		}
	);
} );

describe( 'a request without an answer', () => {
	afterEach( () => jest.restoreAllMocks() );

	it.each( [
		[ true, TITLE, /Couldn’t reach the server/ ],
		[ false, 'No internet connection', /You’re offline/ ],
	] )(
		'has its own title and description: online %s',
		async ( isOnline, title, says ) => {
			jest.spyOn( window.navigator, 'onLine', 'get' ).mockReturnValue(
				isOnline
			);
			serve( () => {
				throw new TypeError( 'Failed to fetch' );
			} );
			const error = await fetchCustomer( 7 ).catch( ( e ) => e );
			const explanation = explainError( error, TITLE );
			expect( explanation.title ).toBe( title );
			expect( explanation.description ).toMatch( says );
			expect( explanation.recovery ).toBe( 'retry' );
		}
	);

	it( 'is aborted after a minute if it is a read', async () => {
		jest.useFakeTimers();
		serve(
			( { signal } ) =>
				new Promise( ( _resolve, reject ) => {
					signal.addEventListener( 'abort', () =>
						reject( signal.reason )
					);
				} )
		);
		const reading = fetchCustomer( 7 ).catch( ( e ) => e );
		await jest.advanceTimersByTimeAsync( 60_000 );
		jest.useRealTimers();

		const explanation = explainError( await reading, TITLE );
		expect( explanation.description ).toBe(
			'The server didn’t respond in time. Try again.'
		);
		expect( explanation.recovery ).toBe( 'retry' );
		expect( requests ).toHaveLength( 1 );
		serve( () => success( {} ) );
	} );
} );
