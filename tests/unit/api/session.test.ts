import apiFetch from '@wordpress/api-fetch';
import { isSessionOver, reauthenticate } from '../../../src/api/session';
import { serve } from '../support/server';

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
