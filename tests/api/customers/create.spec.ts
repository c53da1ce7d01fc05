import { expect, test } from '../support/test.ts';
import { rowsOf } from '../support/store-tables.ts';

test(
	'a customer is created with the sent fields',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const sent = {
			email: 'Jane.Smith@example.com',
			first_name: 'Jane',
			last_name: 'Smith',
			phone: '+1234567890',
			status: 'inactive',
			additional_info: { company: 'Example Corp', notes: 'VIP customer' },
		};
		const created = await admin.createCustomer( sent );
		expect( created ).toMatchObject( {
			...sent,
			user_id: null,
			total_spent: 0,
			order_count: 0,
			average_order_value: 0,
			first_order_date: null,
			last_order_date: null,
			addresses: [],
		} );
		expect( await admin.getCustomer( created.id ) ).toEqual( created );
	}
);

test( 'an email is enough: the customer is active and the other fields are empty', async ( {
	admin,
} ) => {
	expect(
		await admin.createCustomer( { email: 'bare@example.com' } )
	).toMatchObject( {
		email: 'bare@example.com',
		first_name: '',
		last_name: '',
		phone: '',
		status: 'active',
		additional_info: {},
	} );
} );

test(
	'null leaves an optional field empty',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const created = await admin.createCustomer( {
			email: 'null@example.com',
			first_name: null,
			last_name: null,
			phone: null,
			additional_info: { company: null, notes: null },
		} );
		expect( created ).toMatchObject( {
			first_name: '',
			last_name: '',
			phone: '',
			additional_info: {},
		} );
	}
);

test(
	'the dates are the current time in GMT',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await site.call( 'options/update', {
			name: 'timezone_string',
			value: 'Pacific/Auckland',
		} );
		const { created_at, updated_at } = await admin.createCustomer( {
			email: 'now@example.com',
		} );
		expect(
			Math.abs( Date.now() - Date.parse( created_at ?? '' ) )
		).toBeLessThan( 10_000 );
		expect( updated_at ).toBe( created_at );
	}
);

test( 'unknown and read-only keys of the body are ignored', async ( {
	admin,
} ) => {
	const { body } = await admin.send( 'POST', 'customers', {
		body: {
			email: 'ignore@example.com',
			id: 7,
			customerId: 7,
			user_id: 1,
			total_spent: 100_000,
			created_at: '2001-01-01T00:00:00Z',
			addresses: [ { city: 'Rome' } ],
			favourite_colour: 'green',
		},
	} );
	expect( body ).toMatchObject( {
		data: {
			customer: { user_id: null, total_spent: 0, addresses: [] },
		},
	} );
	for ( const ignored of [
		{ id: 7 },
		{ created_at: '2001-01-01T00:00:00Z' },
	] ) {
		expect( body ).not.toMatchObject( { data: { customer: ignored } } );
	}
	expect( await admin.getCustomer( 7 ) ).toMatchObject( {
		first_name: '太郎',
	} );
} );

test(
	'a form is accepted like JSON',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { status, body } = await admin.send( 'POST', 'customers', {
			body: 'email=form%40example.com&first_name=F%C3%B6rm',
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		} );
		expect( status ).toBe( 201 );
		expect( body ).toMatchObject( {
			data: {
				customer: { email: 'form@example.com', first_name: 'Förm' },
			},
		} );
	}
);

test( 'query arguments do not become fields of the customer', async ( {
	admin,
} ) => {
	const { body } = await admin.send( 'POST', 'customers', {
		params: { first_name: 'Query', email: 'query@example.com' },
		body: { email: 'body@example.com' },
	} );
	expect( body ).toMatchObject( {
		data: { customer: { email: 'body@example.com', first_name: '' } },
	} );
} );

test( 'the notes are stored where FluentCart shows them', async ( {
	admin,
	site,
} ) => {
	const { id } = await admin.createCustomer( {
		email: 'notes@example.com',
		additional_info: { notes: 'Call before noon.\nOr write.' },
	} );
	expect(
		await rowsOf( site, 'fct_customers', `WHERE id = ${ id }` )
	).toMatchObject( [ { notes: 'Call before noon.\nOr write.' } ] );
} );

test( 'a custom status of the owner is accepted', async ( { admin, site } ) => {
	await site.addPlugin( 'owner', { statuses: { vip: 'VIP' } } );
	const { id } = await admin.createCustomer( {
		email: 'vip@example.com',
		status: 'vip',
	} );
	const { customers } = await admin.listCustomers( {
		'filters[status]': 'vip',
	} );
	expect( customers ).toMatchObject( [ { id, status: 'vip' } ] );
} );
