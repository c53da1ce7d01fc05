import { insertAddress } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test(
	'an address is returned in full, with empty columns as empty texts',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id: customer } = await admin.createCustomer( {
			email: 'a@example.com',
		} );
		const full = {
			type: 'billing',
			label: 'Home',
			address_1: '123 Main St',
			address_2: 'Apt. 4',
			city: 'New York',
			state: 'NY',
			postcode: '10001',
			country: 'US',
			phone: '+1 555 0100',
			email: 'home@example.com',
		};
		const billing = await insertAddress( site, customer, {
			...full,
			name: 'John Doe',
			meta: JSON.stringify( {
				other_data: { company_name: 'Example Corp' },
			} ),
			created_at: '2024-01-01 10:00:00',
			updated_at: '2024-01-15 14:30:00',
		} );
		const bare = await insertAddress( site, customer, {
			type: 'shipping',
			is_primary: 0,
		} );

		const { addresses } = await admin.getCustomer( customer );
		expect( addresses ).toEqual( [
			{
				...full,
				id: billing,
				first_name: 'John',
				last_name: 'Doe',
				company: 'Example Corp',
				is_primary: true,
				created_at: '2024-01-01T10:00:00Z',
				updated_at: '2024-01-15T14:30:00Z',
			},
			{
				id: bare,
				type: 'shipping',
				label: '',
				first_name: '',
				last_name: '',
				company: '',
				address_1: '',
				address_2: '',
				city: '',
				state: '',
				postcode: '',
				country: '',
				phone: '',
				email: '',
				is_primary: false,
				created_at: null,
				updated_at: null,
			},
		] );
	}
);

const NAMES = [
	{
		rule: 'the split that was kept counts while it adds up to the name',
		columns: {
			name: 'Anna Maria Schmidt',
			meta: {
				other_data: { first_name: 'Anna', last_name: 'Maria Schmidt' },
			},
		},
		split: { first_name: 'Anna', last_name: 'Maria Schmidt' },
	},
	{
		rule: 'a last name alone stays one',
		columns: {
			name: 'Madonna Ciccone',
			meta: {
				other_data: { first_name: '', last_name: 'Madonna Ciccone' },
			},
		},
		split: { first_name: '', last_name: 'Madonna Ciccone' },
	},
	{
		rule: 'after FluentCart has changed the name, the last word is the last name',
		columns: {
			name: 'Anna Maria Meier',
			meta: {
				other_data: { first_name: 'Anna', last_name: 'Maria Schmidt' },
			},
		},
		split: { first_name: 'Anna Maria', last_name: 'Meier' },
	},
	{
		rule: 'without a split, the last word is the last name',
		columns: { name: 'Anna Maria Schmidt', meta: {} },
		split: { first_name: 'Anna Maria', last_name: 'Schmidt' },
	},
	{
		rule: 'one word is the first name',
		columns: { name: 'Cher', meta: {} },
		split: { first_name: 'Cher', last_name: '' },
	},
	{
		rule: 'meta of another shape does no harm',
		columns: { name: '山田 太郎', meta: { other_data: 'surprise' } },
		split: { first_name: '山田', last_name: '太郎' },
	},
];

for ( const { rule, columns, split } of NAMES ) {
	test( `the name of an address: ${ rule }`, async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( { email: 'a@example.com' } );
		await insertAddress( site, id, {
			name: columns.name,
			meta: JSON.stringify( columns.meta ),
		} );
		const { addresses } = await admin.getCustomer( id );
		expect( addresses ).toMatchObject( [ split ] );
	} );
}
