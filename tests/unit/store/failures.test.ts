import apiFetch from '@wordpress/api-fetch';
import { fetchCustomer } from '../../../src/api';
import openapi from '../../../src/contract/openapi.json';
import { explainError, failureText } from '../../../src/store/failures/explain';
import { FAILURES } from '../../../src/store/failures/failures';
import {
	type Arrival,
	FROM_API,
	FROM_ELSEWHERE,
	html,
	ofApi,
	wordpress,
} from '../support/error-answers';
import { requests, serve, success } from '../support/server';

const TITLE = 'Couldn’t load customers';

/** Texts about the customer, the user or rights. An answer that does not come from the API says nothing about them. */
const BLAMING = /Customer not found|have permission|can’t be shown|logged out/;

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
			const { title, description, foreignResponse, recovery } =
				explanation;

			expect( error ).toHaveProperty( 'code', arrival.code );
			expect( `${ title } ${ description }` ).toMatch( arrival.says );
			expect( foreignResponse ?? '' ).toContain( arrival.quotes ?? '' );
			expect( recovery ).toBe( arrival.recovery ?? 'retry' );
			expect( failureText( error ) ).toContain( foreignResponse ?? '' );
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
		expect( explanation.foreignResponse?.length ).toBeLessThan( 400 );
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
