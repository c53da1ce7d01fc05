import apiFetch from '@wordpress/api-fetch';
import { createSameUserMiddleware } from '../../../src/api/same-user-middleware';
import { isSessionOver, reauthenticate } from '../../../src/api/session';
import { requests, serve } from '../support/server';

apiFetch.nonceEndpoint = '/wp-admin/admin-ajax.php?action=rest-nonce';

describe( 'isSessionOver', () => {
	it.each( [
		[ 'a nonce', false, () => new Response( 'ab12cd34ef' ) ],
		[ 'WordPress’s 0', true, () => new Response( '0', { status: 400 } ) ],
		[ 'a firewall', false, () => new Response( 'No.', { status: 403 } ) ],
		[ 'a login page', false, () => new Response( '<form>' ) ],
	] )( 'after an answer of %s is %j', async ( _answerer, isOver, answer ) => {
		serve( answer );
		expect( await isSessionOver() ).toBe( isOver );
	} );

	it( 'is false without a network', async () => {
		serve( () => {
			throw new TypeError( 'Failed to fetch' );
		} );
		expect( await isSessionOver() ).toBe( false );
	} );
} );

describe( 'a window that gets focus while the login is shown', () => {
	const trigger = jest.fn();

	beforeEach( () => {
		document.body.innerHTML = '<div id="wp-auth-check-wrap"></div>';
		window.jQuery = () => ( { trigger } );
		trigger.mockClear();
	} );

	/** Focuses the window and waits for the answer. */
	async function focusWindow() {
		const waiting = new AbortController();
		const login = reauthenticate( 0, waiting.signal ).catch( () => false );
		trigger.mockClear();
		window.dispatchEvent( new Event( 'focus' ) );
		await new Promise( ( resolve ) => setTimeout( resolve, 10 ) );
		waiting.abort();
		await login;
	}

	it( 'has no unhandled rejection while offline, and hides the login once the session is alive', async () => {
		const unhandled = jest.fn();
		process.on( 'unhandledRejection', unhandled );
		serve( () => {
			throw new TypeError( 'Failed to fetch' );
		} );
		await focusWindow();
		process.off( 'unhandledRejection', unhandled );
		expect( unhandled ).not.toHaveBeenCalled();
		expect( trigger ).not.toHaveBeenCalled();

		serve( () => new Response( 'ab12cd34ef' ) );
		await focusWindow();
		expect( trigger ).toHaveBeenCalledWith(
			'heartbeat-tick.wp-auth-check',
			[ { 'wp-auth-check': true } ]
		);
	} );
} );

describe( 'after another user has signed in', () => {
	const path = '/fluent-cart/v2/customers';

	/** Sends a request through a middleware whose user is 1. */
	function createSender() {
		apiFetch.nonceMiddleware = apiFetch.createNonceMiddleware( 'old' );
		const middleware = createSameUserMiddleware( 'fluent-cart/v2', 1 );
		return () => middleware( { path }, async () => 'answer' );
	}

	// jsdom reports each reload as an error, because it does not implement them.
	// eslint-disable-next-line no-console -- Read, not written.
	const reload = jest.mocked( console.error );

	afterEach( () => {
		reload.mockClear();
	} );

	function renewNonce( nonce: string ) {
		Object.assign( apiFetch.nonceMiddleware ?? {}, { nonce } );
	}

	it( 'several requests read the user once, reload the page once and are all rejected', async () => {
		const send = createSender();
		serve( () => Response.json( { id: 2 } ) );
		renewNonce( 'new' );
		const answers = await Promise.allSettled( [ send(), send() ] );
		const late = await send().catch( ( { code } ) => code );

		expect( answers.map( ( { status } ) => status ) ).toEqual( [
			'rejected',
			'rejected',
		] );
		expect( late ).toBe( 'other_person' );
		expect( requests ).toHaveLength( 1 );
		expect( reload ).toHaveBeenCalledTimes( 1 );
	} );

	it( 'requests continue once the first user is back', async () => {
		const send = createSender();
		serve( () => Response.json( { id: 2 } ) );
		renewNonce( 'of another user' );
		await send().catch( () => {} );
		serve( () => Response.json( { id: 1 } ) );
		renewNonce( 'of the first user' );

		expect( await send() ).toBe( 'answer' );
	} );
} );
