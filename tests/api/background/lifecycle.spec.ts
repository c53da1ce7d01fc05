import {
	THIS_PLUGIN,
	activate,
	deactivate,
	pluginEvents,
	leftovers,
	uninstall,
} from '../../support/plugins.ts';
import { type TestSite } from '../../support/test-site.ts';
import { expect, test } from '../support/test.ts';

const STORE_TABLES = [
	'fct_customer_addresses',
	'fct_customer_meta',
	'fct_customers',
	'fct_orders',
];

test.describe( 'without FluentCart', { tag: '@standalone' }, () => {
	test(
		'activating the plugin again changes nothing',
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			const before = await admin.walkCustomers();
			await deactivate( site, [ THIS_PLUGIN ] );
			await activate( site, [ THIS_PLUGIN ] );
			await activate( site, [ THIS_PLUGIN ] );
			expect( await admin.walkCustomers() ).toEqual( before );
		}
	);

	test(
		'deactivating removes nothing but the jobs',
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			const before = await admin.getCustomer( 1 );
			await admin.getOverview();
			const tables = await tablesOf( site );
			await deactivate( site, [ THIS_PLUGIN ] );
			expect( await tablesOf( site ) ).toEqual( tables );
			expect( await pluginEvents( site ) ).toEqual( [] );
			const { body } = await admin.send( 'GET', '' );
			expect( body ).toMatchObject( { code: 'rest_no_route' } );

			await activate( site, [ THIS_PLUGIN ] );
			expect( await admin.getCustomer( 1 ) ).toEqual( before );
		}
	);

	test(
		'uninstalling removes the plugin’s tables and keeps the customers',
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { admin, site } ) => {
			await admin.updateCustomer( 1, {
				additional_info: { vat_number: '1' },
				additional_info_labels: { vat_number: 'VAT number' },
			} );
			const { id } = site.users.admin;
			await site.call( 'wordpress/users/set_preferences', {
				user: id,
				preferences: {
					core: { fixedToolbar: true },
					'fluent-cart-customers': { view: {} },
				},
			} );
			const before = await admin.walkCustomers();
			await admin.getOverview();
			await uninstall( site );
			expect(
				await site.call( 'wordpress/users/preference_scopes', {
					user: id,
				} )
			).toEqual( [ 'core' ] );
			expect( await tablesOf( site ) ).toEqual( STORE_TABLES );
			expect( await leftovers( site ) ).toEqual( [] );

			await activate( site, [ THIS_PLUGIN ] );
			expect( await admin.walkCustomers() ).toEqual( before );
		}
	);

	test( 'uninstalling keeps the currency of the amounts that stay', async ( {
		admin,
		site,
	} ) => {
		await admin.updateSettings( {
			currency: 'EUR',
			name_order: 'family_first',
		} );
		await uninstall( site );
		await activate( site, [ THIS_PLUGIN ] );
		const { settings } = await admin.getSettings();
		expect( settings ).toMatchObject( {
			currency: 'EUR',
			name_order: 'site_language',
		} );
	} );

	test(
		'uninstalling deletes the customers if the owner chose so',
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			await site.call( 'wordpress/options/update', {
				name: 'fluent_cart_customers',
				value: { delete_data: true },
			} );
			await uninstall( site );
			expect( await tablesOf( site ) ).toEqual( [] );
			expect( await leftovers( site ) ).toEqual( [] );

			await activate( site, [ THIS_PLUGIN ] );
			const { pagination } = await admin.listCustomers();
			expect( pagination.total ).toBe( 0 );
		}
	);

	test(
		'uninstalling never deletes the tables of an installed FluentCart',
		{ tag: '@oldest' },
		async ( { site } ) => {
			await site.call( 'wordpress/options/update', {
				name: 'fluent_cart_customers',
				value: { delete_data: true },
			} );
			await site.call( 'wordpress/options/update', {
				name: '_fluent_cart_db_version',
				value: '1.0.0',
			} );
			await uninstall( site );
			expect( await tablesOf( site ) ).toEqual( STORE_TABLES );
		}
	);
} );

/** The names of this plugin's and FluentCart's tables, without the prefix. */
async function tablesOf( site: TestSite ): Promise< string[] > {
	const names = await site.call< string[] >( 'tables/names' );
	return names.filter( ( name ) => /^(fct|fcc)_/.test( name ) ).sort();
}
