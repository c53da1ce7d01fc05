import { type APIRequestContext } from '@playwright/test';
import { THIS_PLUGIN, deactivate, uninstall } from '../../support/plugins.ts';
import { NAMESPACE, type TestSite } from '../../support/test-site.ts';
import { expect, test } from '../support/test.ts';

test( 'every extension that the code uses is listed', async ( { site } ) => {
	expect( await site.call( 'requirements/unlisted_functions' ) ).toEqual(
		[]
	);
} );

// WordPress has a fallback for mbstring and requires the others.
test.describe( 'on PHP without mbstring', { tag: '@standalone' }, () => {
	test( 'the plugin cannot be activated', async ( { site } ) => {
		await deactivate( site, [ THIS_PLUGIN ] );
		const url = await site.serveWithout( { extensions: [ 'mbstring' ] } );
		const session = await openSession( site );
		const link = await activationLink( session, url );
		const answer = await session.get( link );
		expect( answer.status() ).toBe( 200 );
		expect( await answer.text() ).toContain(
			'needs the PHP extension mbstring'
		);
		await session.dispose();
		expect( await activePlugins( site ) ).not.toContain( THIS_PLUGIN );
	} );

	test( 'an active plugin shows a notice, and the site keeps working', async ( {
		site,
	} ) => {
		const url = await site.serveWithout( { extensions: [ 'mbstring' ] } );
		const session = await openSession( site );
		const page = await session.get( `${ url }/wp-admin/plugins.php` );
		expect( await page.text() ).toContain(
			'needs the PHP extension mbstring'
		);
		await session.dispose();

		const client = await site.client( site.users.admin, NAMESPACE, url );
		const answer = await client.get( 'customers' );
		expect( answer.status() ).toBe( 404 );
		expect( await answer.json() ).toMatchObject( {
			code: 'rest_no_route',
		} );
		await client.dispose();
		const health = await site.call< { status: string } >(
			'jobs/health',
			{ test: 'fluent_cart_customers_setup' },
			url
		);
		expect( health ).toMatchObject( {
			status: 'critical',
			description: expect.stringContaining( 'mbstring' ),
		} );
		expect( await activePlugins( site ) ).toContain( THIS_PLUGIN );
	} );

	test( 'the plugin can be deleted', async ( { site } ) => {
		const url = await site.serveWithout( { extensions: [ 'mbstring' ] } );
		await uninstall( {
			call: ( name, args ) => site.call( name, args, url ),
		} );
		const tables = await site.call< string[] >( 'tables/names' );
		expect(
			tables.filter( ( name ) => name.startsWith( 'fcc_' ) )
		).toEqual( [] );
	} );
} );

function openSession( site: TestSite ): Promise< APIRequestContext > {
	return site.sessionClient( site.users.admin, { nonce: false } );
}

/** The "Activate" link on the plugins page of wp-admin. */
async function activationLink(
	session: APIRequestContext,
	url: string
): Promise< string > {
	const page = await session.get( `${ url }/wp-admin/plugins.php` );
	const [ , query = '' ] =
		/href="plugins\.php\?(action=activate&amp;plugin=fluent-cart-customers[^"]*)"/.exec(
			await page.text()
		) ?? [];
	expect( query ).not.toBe( '' );
	return `${ url }/wp-admin/plugins.php?${ query.replaceAll( '&amp;', '&' ) }`;
}

function activePlugins( site: TestSite ): Promise< string[] > {
	return site.call( 'options/get', { name: 'active_plugins' } );
}
