import { updateRow, rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

test(
	'only the sent fields change',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const before = await admin.createCustomer( {
			email: 'jane@example.com',
			first_name: 'Jane',
			last_name: 'Smith',
			phone: '+1 555 0100',
			additional_info: { company: 'Example Corp' },
		} );
		const after = await admin.updateCustomer( before.id, {
			last_name: 'Doe',
		} );
		expect( after ).toEqual( {
			...before,
			last_name: 'Doe',
			version: expect.any( String ),
			updated_at: expect.any( String ),
		} );
		expect( await admin.getCustomer( before.id ) ).toEqual( after );
	}
);

test( 'values of an importer in other columns stay', async ( {
	admin,
	site,
} ) => {
	await updateRow( site, 'fct_customers', ADA, { status: null } );
	await admin.updateCustomer( ADA, { last_name: 'Byron', phone: '9' } );
	await admin.updateAdditionalInfo( ADA, { company: 'Analytical Engines' } );
	const [ row ] = await rowsOf< { status: string | null } >(
		site,
		'fct_customers',
		`WHERE id = ${ ADA }`
	);
	expect( row ).toMatchObject( { status: null, last_name: 'Byron' } );
} );

test(
	'every field can be changed',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const changes = {
			email: 'new@example.com',
			first_name: 'New',
			last_name: 'Name',
			phone: '+49 30 901820',
			status: 'inactive',
			additional_info: { company: 'New Corp' },
		};
		expect( await admin.updateCustomer( ADA, changes ) ).toMatchObject(
			changes
		);
	}
);

test(
	'updated_at is set to the time of the change, and created_at stays',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const before = await admin.getCustomer( ADA );
		const { created_at, updated_at } = await admin.updateCustomer( ADA, {
			first_name: 'Augusta',
		} );
		expect( created_at ).toBe( before.created_at );
		expect(
			Math.abs( Date.now() - Date.parse( updated_at ?? '' ) )
		).toBeLessThan( 10_000 );
	}
);

test( 'null and an empty text empty an optional field', async ( { admin } ) => {
	expect(
		await admin.updateCustomer( ADA, { first_name: null, last_name: '' } )
	).toMatchObject( { first_name: '', last_name: '' } );
} );

test( 'an empty body changes nothing', async ( { admin } ) => {
	const { version } = await admin.getCustomer( ADA );
	expect( await admin.updateCustomer( ADA, {} ) ).toMatchObject( {
		version,
	} );
} );

test(
	'additional info is merged, and null removes a key',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { id } = await admin.createCustomer( {
			email: 'info@example.com',
			additional_info: {
				company: 'Corp',
				tier: 3,
				notes: 'Old',
				2024: 'a number as key',
			},
		} );
		const { additional_info } = await admin.updateCustomer( id, {
			additional_info: { tier: null, newsletter: true, notes: 'New' },
		} );
		expect( additional_info ).toEqual( {
			company: 'Corp',
			newsletter: true,
			notes: 'New',
			2024: 'a number as key',
		} );

		const emptied = await admin.updateCustomer( id, {
			additional_info: {
				company: null,
				newsletter: null,
				notes: null,
				2024: null,
			},
		} );
		expect( emptied.additional_info ).toEqual( {} );
	}
);

test( 'unknown and read-only keys of the body change nothing', async ( {
	admin,
} ) => {
	const before = await admin.getCustomer( ADA );
	const { status, body } = await admin.send( 'PUT', `customers/${ ADA }`, {
		body: {
			id: 77,
			user_id: 1,
			total_spent: 1,
			order_count: 1,
			created_at: null,
			version: 'x',
			addresses: [],
			favourite_colour: 'green',
		},
	} );
	expect( status ).toBe( 200 );
	expect( body ).toMatchObject( {
		data: { customer: before },
	} );
} );

test( 'the id in the path wins over an id in the body', async ( { admin } ) => {
	const before = await admin.getCustomer( 77 );
	const { body } = await admin.send( 'PUT', 'customers/1?customerId=77', {
		params: {},
		body: { customerId: 77, id: 77, first_name: 'Augusta' },
	} );
	expect( body ).toMatchObject( {
		data: { customer: { id: 1, first_name: 'Augusta' } },
	} );
	expect( await admin.getCustomer( 77 ) ).toEqual( before );

	const read = await admin.send( 'GET', 'customers/1', {
		params: { customerId: 77 },
	} );
	expect( read.body ).toMatchObject( { data: { customer: { id: 1 } } } );
} );

test(
	'a proxy that only supports POST can send PUT in a header',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { status } = await admin.send( 'POST', `customers/${ ADA }`, {
			headers: { 'X-HTTP-Method-Override': 'PUT' },
			body: { first_name: 'Augusta' },
		} );
		expect( status ).toBe( 200 );
		expect( await admin.getCustomer( ADA ) ).toMatchObject( {
			first_name: 'Augusta',
		} );
	}
);

test( 'a status that is no longer allowed can stay but cannot be set', async ( {
	admin,
	site,
} ) => {
	await updateRow( site, 'fct_customers', ADA, { status: 'archived' } );
	expect(
		await admin.updateCustomer( ADA, {
			status: 'archived',
			first_name: 'Augusta',
		} )
	).toMatchObject( { status: 'archived', first_name: 'Augusta' } );

	const rejected = await admin.send( 'PUT', 'customers/2', {
		body: { status: 'archived' },
	} );
	expect( rejected ).toMatchObject( {
		status: 400,
		body: { error: { code: 'validation_error' } },
	} );
} );

test.describe( 'the email', () => {
	test( 'can change its case', { tag: '@oldest' }, async ( { admin } ) => {
		expect(
			await admin.updateCustomer( ADA, { email: 'ADA@Example.com' } )
		).toMatchObject( { email: 'ADA@Example.com' } );
	} );

	test(
		'that a customer gave up is free for another',
		{ tag: '@oldest' },
		async ( { admin } ) => {
			await admin.updateCustomer( ADA, {
				email: 'countess@example.com',
			} );
			const { id } = await admin.createCustomer( {
				email: 'ada@example.com',
			} );
			await admin.updateCustomer( ADA, { email: 'ada@example.org' } );
			expect( await admin.getCustomer( id ) ).toMatchObject( {
				email: 'ada@example.com',
			} );
		}
	);

	test(
		'that an importer wrote twice can stay',
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			await updateRow( site, 'fct_customers', 2, {
				email: 'ADA@example.com',
			} );
			const changes = { email: 'ada@example.com', first_name: 'Augusta' };
			expect( await admin.updateCustomer( ADA, changes ) ).toMatchObject(
				changes
			);
		}
	);

	test( 'of a customer with a user can only be changed with the right to edit users', async ( {
		admin,
		connect,
		site,
	} ) => {
		await updateRow( site, 'fct_customers', ADA, {
			user_id: site.users.subscriber.id,
		} );
		const manager = await connect( {
			user: await site.createUser( {
				login: 'manager',
				rights: [ 'customers/view', 'customers/manage' ],
			} ),
		} );

		for ( const email of [
			'mine@example.com',
			'zoe.oconnor@example.com',
		] ) {
			expect(
				await manager.send( 'PUT', `customers/${ ADA }`, {
					body: { email },
				} ),
				email
			).toMatchObject( {
				status: 403,
				body: { error: { code: 'insufficient_permissions' } },
			} );
		}
		expect( await admin.getCustomer( ADA ) ).toMatchObject( {
			email: 'ada@example.com',
		} );

		await manager.updateCustomer( ADA, {
			email: 'ada@example.com',
			first_name: 'Augusta',
		} );
		await admin.updateCustomer( ADA, { email: 'countess@example.com' } );
	} );

	test( 'the WordPress user is never written', async ( { admin, site } ) => {
		const { id, login } = site.users.subscriber;
		await updateRow( site, 'fct_customers', ADA, { user_id: id } );
		await admin.updateCustomer( ADA, {
			email: 'countess@example.com',
			first_name: 'Augusta',
		} );
		expect(
			await rowsOf( site, 'users', `WHERE ID = ${ id }` )
		).toMatchObject( [ { user_email: `${ login }@example.com` } ] );
	} );
} );

test( 'notes are read from and written to the column that FluentCart shows', async ( {
	admin,
	site,
} ) => {
	await admin.updateCustomer( ADA, {
		additional_info: { notes: 'From the API' },
	} );
	const [ row ] = await rowsOf< { notes: string } >(
		site,
		'fct_customers',
		`WHERE id = ${ ADA }`
	);
	expect( row?.notes ).toBe( 'From the API' );

	await updateRow( site, 'fct_customers', ADA, { notes: 'From FluentCart' } );
	expect( await admin.getCustomer( ADA ) ).toMatchObject( {
		additional_info: { notes: 'From FluentCart' },
	} );
} );
