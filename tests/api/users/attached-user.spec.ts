import { expect, test } from '../support/test.ts';

const ADA = 1;
const ZOE = 2;

test(
	'a customer contains its WordPress user',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { subscriber } = site.users;
		expect( await admin.getCustomer( ADA ) ).toMatchObject( {
			user: null,
		} );

		const attached = await admin.attachUser( ADA, subscriber.id );
		expect( attached.user ).toEqual( {
			id: subscriber.id,
			display_name: subscriber.login,
			user_email: `${ subscriber.login }@example.com`,
			user_login: subscriber.login,
			edit_url: `${ site.url }/wp-admin/user-edit.php?user_id=${ subscriber.id }`,
		} );
		expect( ( await admin.getCustomer( ADA ) ).user ).toEqual(
			attached.user
		);
		expect(
			( await admin.updateCustomer( ADA, { first_name: 'Augusta' } ) )
				.user
		).toEqual( attached.user );
		expect( await admin.detachUser( ADA ) ).toMatchObject( { user: null } );
	}
);

test( 'without the right to list users, only the id is returned', async ( {
	admin,
	connect,
	site,
} ) => {
	const { subscriber } = site.users;
	await admin.attachUser( ADA, subscriber.id );
	const clerk = await connect( {
		user: await site.createUser( {
			login: 'clerk',
			rights: [ 'customers/view', 'customers/manage' ],
		} ),
	} );
	const seen = { user_id: subscriber.id, user: null };
	expect( await clerk.getCustomer( ADA ) ).toMatchObject( seen );
	expect(
		await clerk.updateCustomer( ADA, { first_name: 'Augusta' } )
	).toMatchObject( seen );
} );

test( 'without the right to edit the user, there is no link to the user', async ( {
	admin,
	connect,
	site,
} ) => {
	await admin.attachUser( ADA, site.users.editor.id );
	const clerk = await site.createUser( {
		login: 'clerk',
		rights: [ 'customers/view' ],
		capabilities: [ 'list_users' ],
	} );
	await admin.attachUser( ZOE, clerk.id );

	const client = await connect( { user: clerk } );
	expect( ( await client.getCustomer( ADA ) ).user ).toMatchObject( {
		id: site.users.editor.id,
		edit_url: null,
	} );
	// The profile of the requesting user.
	expect( ( await client.getCustomer( ZOE ) ).user ).toMatchObject( {
		id: clerk.id,
		edit_url: `${ site.url }/wp-admin/profile.php`,
	} );
} );

test( 'rows of a list do not contain the user', async ( { admin, site } ) => {
	await admin.attachUser( ADA, site.users.subscriber.id );
	const { customers } = await admin.listCustomers( { search: '#1' } );
	expect( customers[ 0 ] ).toMatchObject( {
		user_id: site.users.subscriber.id,
	} );
	expect( customers[ 0 ] ).not.toHaveProperty( 'user' );
} );

test( '_fields selects fields of the user', async ( { admin, site } ) => {
	const { subscriber } = site.users;
	await admin.attachUser( ADA, subscriber.id );
	const params = { _fields: 'user.display_name,user.edit_url' };
	const one = await admin.send( 'GET', `customers/${ ADA }`, { params } );
	expect( one.body ).toMatchObject( {
		data: { customer: { user: { display_name: subscriber.login } } },
	} );
	expect( Object.keys( Object( one.body ).data.customer.user ) ).toEqual( [
		'display_name',
		'edit_url',
	] );
	const withoutUser = await admin.send( 'GET', `customers/${ ZOE }`, {
		params,
	} );
	expect( withoutUser.body ).toEqual( {
		success: true,
		data: { customer: { user: null } },
	} );
} );

test( 'the record in the answer to a conflict contains the user', async ( {
	admin,
	site,
} ) => {
	const { user } = await admin.attachUser( ADA, site.users.subscriber.id );
	const rejected = await admin.send( 'PUT', `customers/${ ADA }`, {
		headers: { 'If-Match': '"another"' },
		body: { first_name: 'Augusta' },
	} );
	expect( rejected ).toMatchObject( {
		status: 412,
		body: { error: { current: { id: ADA, user } } },
	} );
} );
