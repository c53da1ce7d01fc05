import { expect, test } from '@playwright/test';
import { signIn } from '../support/users.ts';
import { ADMIN, type WpEnv, startWpEnv } from '../support/wp-env.ts';

let wpEnv: WpEnv;

test.beforeAll( async () => {
	wpEnv = await startWpEnv();
} );

test.afterAll( async () => {
	await wpEnv.stop();
} );

test( '`wp-env start` starts the site with the plugin, built and active', async ( {
	playwright,
} ) => {
	const administrator = await signIn( wpEnv.url, ADMIN, playwright.request );
	const nonce = await administrator.get(
		`${ wpEnv.url }/wp-admin/admin-ajax.php?action=rest-nonce`
	);
	const api = `${ wpEnv.url }/?rest_route=/fluent-cart/v2/customers`;
	const headers = { 'X-WP-Nonce': await nonce.text() };

	const created = await administrator.post( api, {
		headers,
		data: { email: 'wp-env@example.com' },
	} );
	expect( created.status() ).toBe( 201 );

	const list = await administrator.get( api, { headers } );
	expect( await list.json() ).toMatchObject( {
		success: true,
		data: { customers: [ { email: 'wp-env@example.com' } ] },
	} );
} );
