import apiFetch from '@wordpress/api-fetch';
import { isSessionOver, waitForLogin } from '../../../src/api/session';
import { serve } from '../support/server';

apiFetch.nonceEndpoint = '/wp-admin/admin-ajax.php?action=rest-nonce';

describe( 'whether the session is over', () => {
	it.each( [
		[ 'a nonce', () => new Response( 'ab12cd34ef' ), false ],
		[ 'WordPress’s 0', () => new Response( '0', { status: 400 } ), true ],
		[ 'a firewall', () => new Response( 'No.', { status: 403 } ), false ],
		[ 'a login page', () => new Response( '<form>' ), false ],
	] )( 'is told by %s', async ( _what, answer, isOver ) => {
		serve( answer );
		expect( await isSessionOver() ).toBe( isOver );
	} );

	it( 'is unknown without a network', async () => {
		serve( () => {
			throw new TypeError( 'Failed to fetch' );
		} );
		expect( await isSessionOver() ).toBe( false );
	} );
} );

describe( 'a window that comes back while the login is shown', () => {
	const trigger = jest.fn();

	beforeEach( () => {
		document.body.innerHTML = '<div id="wp-auth-check-wrap"></div>';
		window.jQuery = () => ( { trigger } );
		trigger.mockClear();
	} );

	/** Brings the window back, and waits for the answer. */
	async function comeBack() {
		const waiting = new AbortController();
		const login = waitForLogin( 0, waiting.signal ).catch( () => false );
		trigger.mockClear();
		window.dispatchEvent( new Event( 'focus' ) );
		await new Promise( ( resolve ) => setTimeout( resolve, 10 ) );
		waiting.abort();
		await login;
	}

	it( 'rejects nothing unhandled when it is offline, and hides the login later', async () => {
		const unhandled = jest.fn();
		process.on( 'unhandledRejection', unhandled );
		serve( () => {
			throw new TypeError( 'Failed to fetch' );
		} );
		await comeBack();
		process.off( 'unhandledRejection', unhandled );
		expect( unhandled ).not.toHaveBeenCalled();
		expect( trigger ).not.toHaveBeenCalled();

		serve( () => new Response( 'ab12cd34ef' ) );
		await comeBack();
		expect( trigger ).toHaveBeenCalledWith(
			'heartbeat-tick.wp-auth-check',
			[ { 'wp-auth-check': true } ]
		);
	} );
} );
