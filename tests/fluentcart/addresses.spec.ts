import type { ApiClient } from '../api/support/api-client.ts';
import { HOME, expect, test } from './support/full-customer.ts';
import { expectChanges } from './support/rows.ts';

test.describe( 'addresses', () => {
	test( 'written by this plugin', async ( {
		admin,
		customer,
		site,
		fluentCartApi,
	} ) => {
		const first = await admin.createAddress( customer, HOME );
		const second = await admin.createAddress( customer, {
			...HOME,
			label: 'Office',
			address_1: 'Am Markt 2',
		} );
		expect( await fluentCartApi.customer( customer ) ).toMatchObject( {
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
			( await fluentCartApi.customer( customer ) ).billing_address
		).toMatchObject( [ { id: second.id, is_primary: '1', city: 'Köln' } ] );
	} );

	test( 'change no column of the customer', async ( {
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

	test( 'written by FluentCart', async ( {
		admin,
		customer,
		fluentCartApi,
	} ) => {
		for ( const [ type, city ] of [
			[ 'billing', 'Bonn' ],
			[ 'billing', 'Köln' ],
			[ 'shipping', 'Berlin' ],
		] ) {
			await fluentCartApi.send(
				'POST',
				`customers/${ customer }/address`,
				{
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
				}
			);
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

		await fluentCartApi.send(
			'POST',
			`customers/${ customer }/address/make-primary`,
			{ addressId: third?.id, type: 'billing' }
		);
		expect( await primaryCities( admin, customer ) ).toEqual( [
			'Köln',
			'Berlin',
		] );

		await fluentCartApi.send( 'DELETE', `customers/${ customer }/address`, {
			address: { id: first?.id },
		} );
		expect(
			( await admin.listAddresses( customer ) ).map( ( { id } ) => id )
		).not.toContain( first?.id );
	} );
} );

async function primaryCities(
	admin: ApiClient,
	customer: number
): Promise< string[] > {
	return ( await admin.listAddresses( customer ) )
		.filter( ( address ) => address.is_primary )
		.map( ( { city } ) => city );
}
