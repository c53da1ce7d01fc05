import { insertCustomer, insertRow } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test(
	'a list returns the same fields of a customer as the single record',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { customers } = await admin.listCustomers( { search: '#1' } );
		const ada = await admin.getCustomer( 1 );
		expect(
			customers.map( ( { matched, ...summary } ) => ( {
				...ada,
				...summary,
			} ) )
		).toEqual( [ ada ] );
	}
);

test(
	'texts are never null, and dates are null only where none is stored',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const id = await insertCustomer( site, {
			email: 'empty@example.com',
			status: null,
			created_at: null,
			updated_at: null,
			first_purchase_date: '0000-00-00 00:00:00',
		} );
		expect( await admin.getCustomer( id ) ).toMatchObject( {
			first_name: '',
			last_name: '',
			status: '',
			phone: '',
			created_at: null,
			updated_at: null,
			first_order_date: null,
			last_order_date: null,
		} );
	}
);

for ( const { what, meta_value, additional_info } of [
	{ what: 'is no JSON', meta_value: 'VIP', additional_info: {} },
	{ what: 'is a text', meta_value: '"VIP"', additional_info: {} },
	{
		what: 'holds lists and null',
		meta_value: '{"tags":["a"],"gone":null,"company":"Corp"}',
		additional_info: { company: 'Corp' },
	},
] ) {
	test( `additional info of another plugin that ${ what } does no harm`, async ( {
		admin,
		site,
	} ) => {
		const { id } = await admin.createCustomer( {
			email: 'info@example.com',
		} );
		await insertRow( site, 'fct_customer_meta', {
			customer_id: id,
			meta_key: 'additional_info',
			meta_value,
		} );
		const customer = await admin.getCustomer( id );
		expect( customer.additional_info ).toEqual( additional_info );
	} );
}

test(
	'the avatar follows the settings of the site',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await site.call( 'wordpress/options/update', {
			name: 'show_avatars',
			value: 1,
		} );
		const shown = await admin.getCustomer( 1 );
		expect( shown.avatar_url ).toMatch( /^https?:\/\// );

		await site.call( 'wordpress/options/update', {
			name: 'show_avatars',
			value: 0,
		} );
		expect( await admin.getCustomer( 1 ) ).toMatchObject( {
			avatar_url: '',
		} );
	}
);
