import type { ApiClient } from '../api/support/api-client.ts';
import { changeRow } from '../api/support/store-tables.ts';
import { expect, test as base } from '../api/support/test.ts';
import type { TestSite } from '../support/test-site.ts';
import { THEIRS } from './support/hosts.ts';
import { expectChanges, rowsAbout } from './support/rows.ts';
import { TheirApi } from './support/their-api.ts';

/** What FluentCart keeps of a customer and the contract does not know. */
const THEIR_OWN = {
	contact_id: 7,
	purchase_value: '{"USD":12000}',
	aov: '6000.00',
	uuid: 'ffffffffffffffffffffffffffffffff',
	country: 'US',
	city: 'Springfield',
	state: 'IL',
	postcode: '62701',
	notes: 'A note',
};

const HOME = {
	first_name: 'Anna Maria',
	last_name: 'Schmidt',
	company: 'Schmidt & Söhne',
	address_1: 'Hauptstraße 1',
	city: 'Bonn',
	country: 'DE',
	postcode: '53111',
};

interface Fixtures {
	/** FluentCart's own API, as the administrator. */
	theirs: TheirApi;
	/** The id of a customer with a row full of values, and no address. */
	customer: number;
}

const test = base.extend< Fixtures >( {
	theirs: async ( { site }, provide ) => {
		const context = await site.client( site.users.admin, THEIRS );
		await provide( new TheirApi( context ) );
		await context.dispose();
	},
	customer: async ( { admin, site }, provide ) => {
		const { id } = await admin.createCustomer( {
			email: 'anna@example.com',
			first_name: 'Anna',
			last_name: 'Schmidt',
			phone: '+49 228 1',
			additional_info: { company: 'Schmidt' },
		} );
		await changeRow( site, 'fct_customers', id, THEIR_OWN );
		await provide( id );
	},
} );

test.describe( 'the profile', () => {
	test( 'changed here: its columns alone', async ( {
		admin,
		customer,
		site,
		theirs,
	} ) => {
		for ( const [ change, columns ] of [
			[ { first_name: 'Eva' }, { first_name: 'Eva' } ],
			[ { email: 'eva@example.com' }, { email: 'eva@example.com' } ],
			[ { status: 'inactive' }, { status: 'inactive' } ],
			[
				{ additional_info: { notes: 'Two\nlines' } },
				{ notes: 'Two\nlines' },
			],
			[ { phone: '+49 228 2' }, {} ],
			[ { additional_info: { company: null } }, {} ],
		] as const ) {
			await expectChanges(
				site,
				'fct_customers',
				customer,
				() => admin.updateCustomer( customer, change ),
				{ [ customer ]: columns }
			);
		}
		expect( await theirs.customer( customer ) ).toMatchObject( {
			full_name: 'Eva Schmidt',
			email: 'eva@example.com',
			status: 'inactive',
			notes: 'Two\nlines',
		} );
		expect( await theirs.list( 'eva schm' ) ).toMatchObject( [
			{ id: customer },
		] );
	} );

	test( 'saved as it is: nothing', async ( { admin, customer, site } ) => {
		const before = await rowsAbout( site, 'fct_customers', customer );
		await admin.updateCustomer( customer, {} );
		expect( await rowsAbout( site, 'fct_customers', customer ) ).toEqual(
			before
		);
	} );

	test( 'changed there', async ( { admin, customer, theirs } ) => {
		const before = await admin.getCustomer( customer );
		await theirs.save( customer, {
			full_name: 'Eva Maria Schmidt',
			email: 'eva@example.com',
			notes: 'Theirs',
		} );
		const after = await admin.getCustomer( customer );
		expect( after ).toMatchObject( {
			first_name: 'Eva Maria',
			last_name: 'Schmidt',
			email: 'eva@example.com',
			phone: '+49 228 1',
			additional_info: { company: 'Schmidt', notes: 'Theirs' },
		} );
		expect( after.version ).not.toBe( before.version );
		const { customers } = await admin.listCustomers( {
			per_page: 1,
			order_by: 'id',
		} );
		expect( customers ).toMatchObject( [ { first_name: 'Eva Maria' } ] );

		// Based on what was there before.
		expect(
			await admin.send( 'PUT', `customers/${ customer }`, {
				body: { first_name: 'Anna' },
				headers: { 'If-Match': `"${ before.version }"` },
			} )
		).toMatchObject( {
			status: 412,
			body: { error: { current: { first_name: 'Eva Maria' } } },
		} );
	} );

	test( 'an email that somebody took there is taken here', async ( {
		admin,
		customer,
		theirs,
	} ) => {
		await theirs.send( 'POST', 'customers', {
			full_name: 'Zoe',
			email: 'Zoe@Example.com',
		} );
		expect(
			await admin.send( 'PUT', `customers/${ customer }`, {
				body: { email: 'zoe@example.com' },
			} )
		).toMatchObject( {
			status: 409,
			body: { error: { code: 'invalid_email' } },
		} );
	} );
} );

test.describe( 'customers come and go', () => {
	test( 'there', async ( { admin, theirs } ) => {
		const { data } = Object(
			await theirs.send( 'POST', 'customers', {
				full_name: 'Zoe New',
				email: 'zoe.new@example.com',
			} )
		);
		expect( await admin.getCustomer( data.id ) ).toMatchObject( {
			first_name: 'Zoe',
			last_name: 'New',
			email: 'zoe.new@example.com',
			// FluentCart stores NULL for what its form does not have.
			status: '',
			addresses: [],
		} );
		await theirs.send( 'POST', 'customers/do-bulk-action', {
			action: 'delete_customers',
			customer_ids: [ data.id ],
		} );
		expect(
			await admin.send( 'GET', `customers/${ data.id }` )
		).toMatchObject( { status: 404 } );
		// What was claimed for somebody who is gone is free.
		await admin.createCustomer( { email: 'zoe.new@example.com' } );
	} );

	test( 'here', async ( { admin, customer, site, theirs } ) => {
		expect( await theirs.customer( customer ) ).toMatchObject( {
			full_name: 'Anna Schmidt',
		} );
		await admin.createAddress( customer, HOME );
		await admin.deleteCustomer( customer );
		expect( await theirs.list( 'anna@example.com' ) ).toEqual( [] );
		for ( const table of [
			'fct_customers',
			'fct_customer_addresses',
			'fct_customer_meta',
		] as const ) {
			expect( await rowsAbout( site, table, customer ) ).toEqual( {} );
		}
	} );
} );

test.describe( 'the status', () => {
	test( 'changed here, alone or with others, fires FluentCart’s actions with its model', async ( {
		addPlugin,
		admin,
		customer,
		site,
	} ) => {
		await addPlugin( LISTENER );
		const told = {
			hook: 'customer_status_updated',
			model: 'FluentCart\\App\\Models\\Customer',
			id: customer,
			stored: 'inactive',
			old_status: 'active',
			new_status: 'inactive',
		};
		await admin.updateCustomer( customer, { status: 'inactive' } );
		expect( await heard( site ) ).toEqual( [
			{ ...told, hook: 'customer_status_to_inactive' },
			told,
		] );

		await admin.bulk( {
			action: 'update_status',
			customer_ids: [ customer, 1 ],
			data: { status: 'active' },
		} );
		expect( await heard( site ) ).toMatchObject( [
			{ hook: 'customer_status_to_active', id: customer },
			{ hook: 'customer_status_updated', id: customer },
		] );
	} );

	test( 'of many here: the column alone', async ( {
		admin,
		customer,
		site,
	} ) => {
		await expectChanges(
			site,
			'fct_customers',
			customer,
			() =>
				admin.bulk( {
					action: 'update_status',
					customer_ids: [ customer ],
					data: { status: 'inactive' },
				} ),
			{ [ customer ]: { status: 'inactive' } }
		);
	} );

	test( 'changed there', async ( { admin, customer, theirs } ) => {
		await theirs.send( 'POST', 'customers/do-bulk-action', {
			action: 'change_customer_status',
			new_status: 'inactive',
			customer_ids: [ customer, 2 ],
		} );
		expect( await admin.getCustomer( customer ) ).toMatchObject( {
			status: 'inactive',
		} );
		const { customers } = await admin.listCustomers( {
			'filters[status]': 'inactive',
			per_page: 100,
		} );
		expect( customers.map( ( { id } ) => id ) ).toEqual(
			expect.arrayContaining( [ customer, 2 ] )
		);
	} );
} );

test.describe( 'addresses', () => {
	test( 'written here', async ( { admin, customer, site, theirs } ) => {
		const first = await admin.createAddress( customer, HOME );
		const second = await admin.createAddress( customer, {
			...HOME,
			label: 'Office',
			address_1: 'Am Markt 2',
		} );
		expect( await theirs.customer( customer ) ).toMatchObject( {
			billing_address: [
				{
					id: first.id,
					is_primary: '1',
					name: 'Anna Maria Schmidt',
					company_name: 'Schmidt & Söhne',
					formatted_address: {
						name: 'Anna Maria Schmidt',
						country: 'Germany',
						full_address:
							'Schmidt & Söhne, Hauptstraße 1, Bonn, Germany',
					},
				},
				{ id: second.id, is_primary: '0', label: 'Office' },
			],
			shipping_address: [],
		} );

		await expectChanges(
			site,
			'fct_customer_addresses',
			customer,
			() =>
				admin.updateAddress( customer, {
					address_id: second.id,
					city: 'Köln',
				} ),
			{ [ second.id ]: { city: 'Köln' } }
		);
		await expectChanges(
			site,
			'fct_customer_addresses',
			customer,
			() => admin.makeAddressPrimary( customer, second.id ),
			{
				[ first.id ]: { is_primary: '0' },
				[ second.id ]: { is_primary: '1' },
			}
		);
		await admin.deleteAddress( customer, first.id );
		expect(
			( await theirs.customer( customer ) ).billing_address
		).toMatchObject( [ { id: second.id, is_primary: '1', city: 'Köln' } ] );
	} );

	test( 'touch no column of the customer', async ( {
		admin,
		customer,
		site,
	} ) => {
		await expectChanges(
			site,
			'fct_customers',
			customer,
			async () => {
				const { id } = await admin.createAddress( customer, HOME );
				await admin.updateAddress( customer, {
					address_id: id,
					city: 'Köln',
				} );
				await admin.deleteAddress( customer, id );
			},
			{}
		);
	} );

	test( 'written there', async ( { admin, customer, theirs } ) => {
		for ( const [ type, city ] of [
			[ 'billing', 'Bonn' ],
			[ 'billing', 'Köln' ],
			[ 'shipping', 'Berlin' ],
		] ) {
			await theirs.send( 'POST', `customers/${ customer }/address`, {
				type,
				label: 'Home',
				name: 'Anna Maria Schmidt',
				email: 'anna@example.com',
				company_name: 'Schmidt & Söhne',
				phone: '+49 228 3',
				address_1: 'Hauptstraße 1',
				city,
				state: 'DE-NW',
				country: 'DE',
				postcode: '53111',
			} );
		}
		const [ first, second, third ] = await admin.listAddresses( customer );
		expect( first ).toMatchObject( {
			type: 'billing',
			is_primary: true,
			label: 'Home',
			first_name: 'Anna Maria',
			last_name: 'Schmidt',
			company: 'Schmidt & Söhne',
			phone: '+49 228 3',
			email: 'anna@example.com',
			city: 'Bonn',
			postcode: '53111',
		} );
		expect( second ).toMatchObject( {
			type: 'shipping',
			is_primary: true,
			city: 'Berlin',
		} );
		expect( third ).toMatchObject( { is_primary: false, city: 'Köln' } );

		await theirs.send(
			'POST',
			`customers/${ customer }/address/make-primary`,
			{ addressId: third?.id, type: 'billing' }
		);
		expect( await primaryCities( admin, customer ) ).toEqual( [
			'Köln',
			'Berlin',
		] );

		await theirs.send( 'DELETE', `customers/${ customer }/address`, {
			address: { id: first?.id },
		} );
		expect(
			( await admin.listAddresses( customer ) ).map( ( { id } ) => id )
		).not.toContain( first?.id );
	} );
} );

test.describe( 'the WordPress user', () => {
	test( 'attached and detached here', async ( {
		admin,
		customer,
		site,
		theirs,
	} ) => {
		const { id } = site.users.subscriber;
		await expectChanges(
			site,
			'fct_customers',
			customer,
			() => admin.attachUser( customer, id ),
			{ [ customer ]: { user_id: String( id ) } }
		);
		expect( await theirs.customer( customer ) ).toMatchObject( {
			user_id: String( id ),
			user_link: expect.stringContaining( `user_id=${ id }` ),
		} );
		expect( await attachableThere( theirs ) ).not.toContain( id );

		await expectChanges(
			site,
			'fct_customers',
			customer,
			() => admin.detachUser( customer ),
			{ [ customer ]: { user_id: null } }
		);
		expect( await attachableThere( theirs ) ).toContain( id );
	} );

	test( 'attached and detached there', async ( {
		admin,
		customer,
		site,
		theirs,
	} ) => {
		const { id } = site.users.subscriber;
		await theirs.send( 'POST', `customers/${ customer }/attachable-user`, {
			user_id: String( id ),
		} );
		expect( await admin.getCustomer( customer ) ).toMatchObject( {
			user_id: id,
			user: { user_login: 'subscriber' },
		} );
		const { users } = await admin.listAttachableUsers();
		expect( users.map( ( user ) => user.id ) ).not.toContain( id );
		expect(
			await admin.send( 'POST', 'customers/1/attachable-user', {
				body: { user_id: id },
			} )
		).toMatchObject( { status: 409 } );

		await theirs.send( 'POST', `customers/${ customer }/detach-user` );
		expect( await admin.getCustomer( customer ) ).toMatchObject( {
			user_id: null,
			user: null,
		} );
		await admin.attachUser( 1, id );
	} );
} );

/** Notes what the actions are told. */
const LISTENER = `
	foreach ( array( 'customer_status_updated', 'customer_status_to_inactive', 'customer_status_to_active' ) as $hook ) {
		add_action( "fluent_cart/$hook", function ( $data ) use ( $hook ) {
			update_option( 'heard', array(
				...get_option( 'heard', array() ),
				array(
					'hook'       => $hook,
					'model'      => get_class( $data['customer'] ),
					'id'         => (int) $data['customer']->id,
					'stored'     => $data['customer']->fresh()->status,
					'old_status' => $data['old_status'],
					'new_status' => $data['new_status'],
				),
			) );
		} );
	}`;

/** What they were told since it was asked last. */
function heard( site: TestSite ): Promise< object[] > {
	return site.php(
		"$heard = get_option( 'heard', array() ); delete_option( 'heard' ); return $heard;"
	);
}

async function primaryCities(
	admin: ApiClient,
	customer: number
): Promise< string[] > {
	return ( await admin.listAddresses( customer ) )
		.filter( ( address ) => address.is_primary )
		.map( ( { city } ) => city );
}

async function attachableThere( theirs: TheirApi ): Promise< number[] > {
	const { users } = Object(
		await theirs.send( 'GET', 'customers/attachable-user' )
	);
	return users.map( ( { ID }: { ID: number } ) => Number( ID ) );
}
