import { type ApiClient } from '../api/support/api-client.ts';
import { expect, test as base } from '../api/support/test.ts';
import {
	FLUENTCART,
	THIS_PLUGIN,
	activate,
	deactivate,
	deleteFluentCart,
	pluginEvents,
	leftovers,
	uninstall,
} from '../support/plugins.ts';
import { type TestSite } from '../support/test-site.ts';
import { withoutFluentCartEntries } from './support/log.ts';
import {
	type StoreState,
	schemaOfFluentCart,
	storeState,
	withoutPluginIndexes,
} from './support/store-state.ts';

/**
 * All orders of activating and deleting the two plugins. A test starts with the demo store, created by this plugin
 * alone, to which FluentCart was added.
 */
const test = base.extend< { quiet: void } >( {
	quiet: [
		async ( { site }, provide ) => {
			await provide();
			expect(
				withoutFluentCartEntries( await site.wholeErrorLog() )
			).toEqual( [] );
		},
		{ auto: true },
	],
} );

test.afterEach( ( { site } ) =>
	site.placeFluentCart( process.env.FLUENT_CART_DIR ?? '' )
);

test.describe( 'activation', () => {
	test( 'FluentCart takes over a store of this plugin, with every customer', async ( {
		site,
		admin,
	} ) => {
		await removeFluentCartData( site );
		const before = await storeState( site );
		const customers = await admin.walkCustomers();

		await activate( site, [ FLUENTCART ] );
		const after = await storeState( site );
		expect( after.rows ).toMatchObject( before.rows );
		expect( after.schema ).toMatchObject( before.schema );
		expect( withoutPluginIndexes( after.schema ) ).toEqual(
			await schemaOfFluentCart( site )
		);
		expect( await admin.walkCustomers() ).toEqual( customers );
		expect( await customersOfFluentCart( site ) ).toBe( customers.length );
	} );

	test( 'this plugin takes over a store of FluentCart, and changes nothing', async ( {
		site,
		admin,
	} ) => {
		await uninstall( site );
		const before = await storeState( site );
		expect( before.schema ).toEqual( await schemaOfFluentCart( site ) );

		await activate( site, [ THIS_PLUGIN ] );
		await createDerivedRows( admin );
		expect( withoutIndexes( await storeState( site ) ) ).toEqual(
			withoutIndexes( before )
		);

		await uninstall( site );
		expect( await storeState( site ) ).toEqual( before );
		expect( await leftovers( site ) ).toEqual( [] );
	} );

	for ( const order of [
		[ THIS_PLUGIN, FLUENTCART ],
		[ FLUENTCART, THIS_PLUGIN ],
	] ) {
		test( `both in one request, ${ order[ 0 ] } first`, async ( {
			site,
			admin,
		} ) => {
			await removeFluentCartData( site );
			await uninstallWithCustomers( site );
			await activate( site, order );
			expect(
				withoutPluginIndexes( ( await storeState( site ) ).schema )
			).toEqual( await schemaOfFluentCart( site ) );

			await admin.createCustomer( { email: 'first@example.com' } );
			await createDerivedRows( admin );
			expect( await customersOfFluentCart( site ) ).toBe( 1 );
		} );
	}
} );

test.describe( 'deactivation and deletion', () => {
	for ( const how of [ 'deactivated', 'deleted' ] ) {
		test( `${ how } while FluentCart is inactive, this plugin leaves no events in its Action Scheduler`, async ( {
			site,
			admin,
		} ) => {
			await admin.listCustomers();
			expect( await scheduled( site ) ).not.toEqual( [] );
			await deactivate( site, [ FLUENTCART ] );
			await ( how === 'deleted'
				? uninstall( site )
				: deactivate( site, [ THIS_PLUGIN ] ) );
			await activate( site, [ FLUENTCART ] );
			expect( await scheduled( site ) ).toEqual( [] );
		} );
	}

	test( 'with FluentCart deactivated, the store works in its currency', async ( {
		site,
		admin,
		connect,
	} ) => {
		await site.call( 'fluent-cart/set_currency', { currency: 'EUR' } );
		// The overview follows a new currency in the background.
		await site.call( 'jobs/reconcile' );
		const before = await storeState( site );
		const customers = await admin.walkCustomers();
		const { currency, figures } = await admin.getOverview();
		expect( currency ).toBe( 'EUR' );

		await deactivate( site, [ FLUENTCART ] );
		const documented = await connect( {
			user: site.users.admin,
			namespace: 'fluent-cart/v2',
		} );
		expect( await documented.walkCustomers() ).toEqual( customers );
		expect( await admin.getOverview() ).toMatchObject( {
			currency,
			figures,
		} );
		await documented.createCustomer( { email: 'alone@example.com' } );

		await activate( site, [ FLUENTCART ] );
		expect( await customersOfFluentCart( site ) ).toBe(
			customers.length + 1
		);
		const fluentCart = await site.client(
			site.users.admin,
			'fluent-cart/v2'
		);
		expect(
			await ( await fluentCart.get( 'customers' ) ).json()
		).toHaveProperty( 'customers.total', customers.length + 1 );
		const after = await storeState( site );
		expect( sharedTables( after ) ).toEqual( sharedTables( before ) );
		expect( after.rows ).toMatchObject( {
			fct_orders: before.rows.fct_orders,
			fct_customer_addresses: before.rows.fct_customer_addresses,
			fct_customer_meta: before.rows.fct_customer_meta,
		} );
	} );

	test( 'with FluentCart deleted, the store works', async ( {
		site,
		admin,
	} ) => {
		const before = await storeState( site );
		const customers = await admin.walkCustomers();
		await deleteFluentCart( site );
		expect( await admin.walkCustomers() ).toEqual( customers );
		await createDerivedRows( admin );
		const after = await storeState( site );
		expect( after.rows ).toEqual( before.rows );
		expect( after.schema ).toEqual( before.schema );

		await site.placeFluentCart( process.env.FLUENT_CART_DIR ?? '' );
		await activate( site, [ FLUENTCART ] );
		const back = await storeState( site );
		expect( back.rows ).toEqual( before.rows );
		expect( sharedTables( back ) ).toEqual( sharedTables( before ) );
		expect( await customersOfFluentCart( site ) ).toBe( customers.length );
	} );

	test( 'after a month of inactivity, this plugin catches up', async ( {
		site,
		admin,
	} ) => {
		await createDerivedRows( admin );
		await deactivate( site, [ THIS_PLUGIN ] );
		expect( await pluginEvents( site ) ).toEqual( [] );
		await site.call( 'fluent-cart/update_customer', {
			id: 1,
			columns: { first_name: 'Zebedee', last_name: 'Quillfeather' },
		} );
		await site.call( 'fluent-cart/delete_customer', { id: 2 } );
		await site.call( 'fluent-cart/create_customer', {
			columns: {
				email: 'month@example.com',
				first_name: 'Later',
				notes: '',
			},
		} );
		const before = await storeState( site );

		await activate( site, [ THIS_PLUGIN ] );
		expect( withoutIndexes( await storeState( site ) ) ).toEqual(
			withoutIndexes( before )
		);
		await site.call( 'jobs/reconcile' );
		const found = async ( search: string ) =>
			( await admin.listCustomers( { search } ) ).customers.map(
				( { id } ) => id
			);
		expect( await found( 'quillfeather' ) ).toEqual( [ 1 ] );
		expect( await found( 'month@example.com' ) ).toEqual( [ 501 ] );
		expect( ( await admin.listCustomers() ).pagination.total ).toBe( 500 );
		const { figures } = await admin.getOverview( 'all' );
		expect( figures.customers.value ).toBe( 500 );
		await admin.createCustomer( { email: 'again@example.com' } );
	} );

	test( 'both deleted, this plugin first, leave the same as FluentCart alone', async ( {
		site,
	} ) => {
		await uninstall( site );
		const before = await storeState( site );
		await deleteFluentCart( site );
		const after = await storeState( site );
		expect( after.rows ).toEqual( before.rows );
		expect( after.schema ).toEqual( before.schema );
	} );

	for ( const [ title, arrange ] of [
		[ 'active', async () => {} ],
		[
			'switched off',
			( site: TestSite ) => deactivate( site, [ FLUENTCART ] ),
		],
		[ 'deleted', deleteFluentCart ],
		[ 'installed, but never active', removeFluentCartData ],
	] as const ) {
		test( `deleting all data on uninstall keeps FluentCart's data while it is ${ title }`, async ( {
			site,
		} ) => {
			await arrange( site );
			const before = await storeState( site );
			await site.call( 'options/update', {
				name: 'fluent_cart_customers',
				value: { delete_data: true },
			} );
			await uninstall( site );
			const after = await storeState( site );
			expect( after.rows ).toEqual( before.rows );
			expect( after.schema ).toEqual(
				withoutPluginIndexes( before.schema )
			);
			expect( await leftovers( site ) ).toEqual( [] );
		} );
	}
} );

test.describe( 'upgrade', () => {
	test( 'FluentCart upgrades a database of a lower version', async ( {
		site,
		admin,
	} ) => {
		const before = await storeState( site );
		await site.call( 'options/update', {
			name: '_fluent_cart_db_version',
			value: '1.0.0',
		} );
		await admin.walkCustomers();
		expect( await storeState( site ) ).toEqual( before );
	} );

	const older = process.env.FLUENT_CART_OLDER_DIR;
	test( 'FluentCart is upgraded from an older release', async ( {
		site,
		admin,
	} ) => {
		test.skip(
			! older,
			'FLUENT_CART_OLDER_DIR points at no older copy of FluentCart'
		);
		await removeFluentCartData( site );
		await uninstallWithCustomers( site );
		await site.placeFluentCart( older ?? '' );
		await activate( site, [ FLUENTCART ] );
		const former = await storeState( site );
		await site.placeFluentCart( process.env.FLUENT_CART_DIR ?? '' );
		const alone = await storeState( site );
		expect( alone.options._fluent_cart_db_version ).not.toBe(
			former.options._fluent_cart_db_version
		);

		await site.reset();
		await removeFluentCartData( site );
		await uninstallWithCustomers( site );
		await site.placeFluentCart( older ?? '' );
		await activate( site, [ FLUENTCART, THIS_PLUGIN ] );
		await createDerivedRows( admin );
		const customer = await admin.createCustomer( {
			email: 'older@example.com',
		} );

		await site.placeFluentCart( process.env.FLUENT_CART_DIR ?? '' );
		await createDerivedRows( admin );
		expect( await admin.getCustomer( customer.id ) ).toEqual( customer );
		await uninstall( site );
		expect( ( await storeState( site ) ).schema ).toEqual( alone.schema );
	} );
} );

/** A store that has never run FluentCart, though its files exist. */
async function removeFluentCartData( site: TestSite ): Promise< void > {
	await deactivate( site, [ FLUENTCART ] );
	await site.call( 'store-state/remove_fluentcart_data' );
}

/** Before FluentCart is installed. */
async function uninstallWithCustomers( site: TestSite ): Promise< void > {
	await uninstall( site );
	await site.call( 'store-state/drop_shared_tables' );
}

/** Creates rows of this plugin. */
async function createDerivedRows( admin: ApiClient ): Promise< void > {
	await admin.listCustomers( { search: 'a' } );
	await admin.getOverview();
}

/** The state without this plugin's indexes. */
function withoutIndexes( state: StoreState ): StoreState {
	return { ...state, schema: withoutPluginIndexes( state.schema ) };
}

/** The definitions of the shared tables. FluentCart alters other tables of its own on each activation. */
function sharedTables( { schema }: StoreState ): ( string | undefined )[] {
	return [
		schema.fct_customers,
		schema.fct_customer_addresses,
		schema.fct_customer_meta,
		schema.fct_orders,
	];
}

function customersOfFluentCart( site: TestSite ): Promise< number > {
	return site.call( 'fluent-cart/count_customers' );
}

/** Events of this plugin in the tables of Action Scheduler, in any state. */
function scheduled( site: TestSite ): Promise< string[] > {
	return site.call( 'rows/column', {
		table: 'actionscheduler_actions',
		column: 'status',
		rest: "WHERE hook LIKE 'fluent_cart_customers%'",
	} );
}
