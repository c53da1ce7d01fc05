import { readPage } from '../../support/read-page.ts';
import { THIS_PLUGIN, activate, deactivate } from '../../support/plugins.ts';
import { type TestSite } from '../../support/test-site.ts';
import { expect, test } from '../support/test.ts';

const NAME = 'fluent_cart_customers';
const FLUENTCART = 'fluent_cart_store_settings';

function option( site: TestSite, name = NAME ) {
	return site.call( 'wordpress/options/get', { name } );
}

/** The queries for single options that a page of wp-admin runs. */
async function optionQueries(
	site: TestSite,
	path: string
): Promise< unknown > {
	const page = await readPage( site, path );
	const found = /<script[^>]+id="option-queries">(.*)<\/script>/.exec( page );
	return JSON.parse( found?.[ 1 ] ?? 'null' );
}

test.describe( 'without FluentCart', { tag: '@standalone' }, () => {
	test(
		'no page of wp-admin runs a query for an option of the plugin',
		{ tag: '@oldest' },
		async ( { site } ) => {
			await site.addPlugin( 'database/count-option-queries' );
			for ( const path of [
				'index.php',
				'edit.php',
				'plugins.php',
				'admin.php?page=fluent-cart-customers',
				'admin.php?page=fluent-cart-customers-settings',
			] ) {
				expect(
					await optionQueries( site, `/wp-admin/${ path }` ),
					path
				).toEqual( [] );
			}
		}
	);

	test( 'a site that an earlier version has set up gets its options with the next request', async ( {
		admin,
		site,
	} ) => {
		await site.call( 'wordpress/options/update', {
			name: FLUENTCART,
			value: { currency: 'CHF', store_country: 'CH' },
		} );
		for ( const name of [ 'fcc_setup_problems', NAME ] ) {
			await site.call( 'wordpress/options/delete', { name } );
		}
		await admin.listCustomers();
		expect( await option( site ) ).toMatchObject( {
			currency: 'CHF',
			country: 'CH',
		} );
		await site.addPlugin( 'database/count-option-queries' );
		expect( await optionQueries( site, '/wp-admin/index.php' ) ).toEqual(
			[]
		);
	} );

	test( 'FluentCart’s settings count for each one that the plugin’s lack', async ( {
		admin,
		site,
	} ) => {
		await site.call( 'wordpress/options/update', {
			name: FLUENTCART,
			value: { currency: 'CHF', store_country: 'CH' },
		} );
		await site.call( 'wordpress/options/update', {
			name: NAME,
			value: { country: 'AT' },
		} );
		const { settings } = await admin.getSettings();
		expect( settings.currency ).toBe( 'CHF' );

		await site.call( 'wordpress/options/update', {
			name: NAME,
			value: { currency: 'JPY' },
		} );
		await admin.listCustomers();
		expect( await option( site ) ).toMatchObject( {
			currency: 'JPY',
			country: 'CH',
		} );
	} );

	test( 'an option that a change has created is completed by the next request', async ( {
		admin,
		site,
	} ) => {
		await site.call( 'wordpress/options/update', {
			name: NAME,
			value: { delete_data: true },
		} );
		await admin.listCustomers();
		expect( await option( site ) ).toMatchObject( {
			currency: 'USD',
			country: null,
			delete_data: true,
		} );
	} );

	test( 'a store that FluentCart has left keeps its currency', async ( {
		admin,
		site,
	} ) => {
		await site.call( 'wordpress/options/update', {
			name: FLUENTCART,
			value: { currency: 'JPY' },
		} );
		// As FluentCart's deactivation leaves it.
		await site.call( 'wordpress/options/update', {
			name: NAME,
			value: { currency: null, delete_data: true },
		} );
		await deactivate( site, [ THIS_PLUGIN ] );
		await activate( site, [ THIS_PLUGIN ] );
		expect( await option( site ) ).toMatchObject( { currency: 'JPY' } );
		const { settings } = await admin.getSettings();
		expect( settings ).toMatchObject( {
			currency: 'JPY',
			delete_data: true,
		} );
		await admin.updateSettings( { currency: 'EUR' } );
		expect( await option( site, FLUENTCART ) ).toMatchObject( {
			currency: 'JPY',
		} );
	} );
} );
