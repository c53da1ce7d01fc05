import { firedActions } from '../support/hooks.ts';
import { countRows } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { type ApiClient } from '../support/api-client.ts';
import { type TestSite } from '../../support/test-site.ts';
import { type TestUser } from '../../support/users.ts';

const ADA = 1;
const ZOE = 2;

test(
	'a user that WordPress deletes is detached immediately, and the activity logs it',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const { subscriber } = site.users;
		await admin.attachUser( ADA, subscriber.id );
		await site.call( 'wordpress/users/delete', { id: subscriber.id } );

		expect( await storedUser( site, ADA ) ).toBeNull();
		expect( await admin.getCustomer( ADA ) ).toMatchObject( NO_USER );
		expect( await newestEntry( admin ) ).toMatchObject( {
			type: 'user_detached',
			changes: [
				{ field: 'user_id', before: subscriber.id, after: null },
			],
			user: {
				id: subscriber.id,
				display_name: 'subscriber',
				reason: 'deleted',
			},
			author: null,
		} );
		expect( await countRows( site, 'fcc_accounts' ) ).toBe( 0 );
	}
);

test(
	'a user deleted by plain SQL is not shown, and a job detaches the user',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const { subscriber } = site.users;
		await admin.attachUser( ADA, subscriber.id );
		await site.call( 'wordpress/users/delete_row', { id: subscriber.id } );

		expect( await admin.getCustomer( ADA ) ).toMatchObject( NO_USER );
		const { customers } = await admin.listCustomers( { search: '#1' } );
		expect( customers[ 0 ] ).toMatchObject( { user_id: null } );
		expect( await storedUser( site, ADA ) ).toBe( subscriber.id );

		await site.call( 'jobs/reconcile' );
		expect( await storedUser( site, ADA ) ).toBeNull();
		expect( await newestEntry( admin ) ).toMatchObject( {
			type: 'user_detached',
			user: { id: subscriber.id, reason: 'deleted' },
			author: null,
		} );
		const count = await countRows( site, 'fcc_activity' );
		await site.call( 'jobs/reconcile' );
		expect( await countRows( site, 'fcc_activity' ) ).toBe( count );
	}
);

test( 'a user id without a user that FluentCart or an importer left is not shown', async ( {
	admin,
	site,
} ) => {
	await site.call( 'rows/update', {
		table: 'fct_customers',
		columns: { user_id: 4_000_000_000 },
		where: { id: ADA },
	} );
	expect( await admin.getCustomer( ADA ) ).toMatchObject( NO_USER );
	await site.call( 'jobs/reconcile' );
	expect( await storedUser( site, ADA ) ).toBeNull();
} );

for ( const login of [ 'stranger', 'subscriber' ] ) {
	test( `the id of a deleted account, reused by ${ login }, does not attach the new account`, async ( {
		admin,
		site,
	} ) => {
		const { subscriber } = site.users;
		await admin.attachUser( ADA, subscriber.id );
		await reuseId( site, subscriber, login );
		expect( await admin.getCustomer( ADA ) ).toMatchObject( NO_USER );

		const { users } = await admin.listAttachableUsers( { search: login } );
		expect( users ).toEqual( [] );
		await admin.attachUser( ZOE, subscriber.id );
		expect( await admin.getCustomer( ZOE ) ).toMatchObject( {
			user_id: subscriber.id,
			user: { user_login: login },
		} );
		expect( await storedUser( site, ADA ) ).toBeNull();
		expect( await newestEntry( admin ) ).toMatchObject( {
			type: 'user_detached',
			user: {
				id: subscriber.id,
				display_name: '',
				reason: 'replaced',
			},
		} );
	} );
}

test( 'the customer of a deleted account can be given the new account with its id', async ( {
	admin,
	site,
} ) => {
	const { subscriber } = site.users;
	await admin.attachUser( ADA, subscriber.id );
	await reuseId( site, subscriber, 'stranger' );
	expect( await admin.attachUser( ADA, subscriber.id ) ).toMatchObject( {
		user: { user_login: 'stranger' },
	} );
	await site.call( 'jobs/reconcile' );
	expect( await storedUser( site, ADA ) ).toBe( subscriber.id );
	const { activity } = await admin.listActivity( ADA );
	expect( activity.slice( 0, 3 ).map( ( { type } ) => type ) ).toEqual( [
		'user_attached',
		'user_detached',
		'user_attached',
	] );
} );

test( 'an account that FluentCart attached is remembered after the job has run', async ( {
	admin,
	site,
} ) => {
	const { subscriber } = site.users;
	await site.call( 'rows/update', {
		table: 'fct_customers',
		columns: { user_id: subscriber.id },
		where: { id: ADA },
	} );
	await site.call( 'jobs/reconcile' );
	expect( await admin.getCustomer( ADA ) ).toMatchObject( {
		user: { user_login: 'subscriber' },
	} );
	await reuseId( site, subscriber, 'stranger' );
	expect( await admin.getCustomer( ADA ) ).toMatchObject( NO_USER );
} );

test( 'an account keeps its customer when its email, login or registration date changes', async ( {
	admin,
	site,
} ) => {
	const { id } = site.users.subscriber;
	await admin.attachUser( ADA, id );
	const changes: [ string, Record< string, unknown > ][] = [
		[
			'accounts/update',
			{ user: { ID: id, user_email: 'other@example.com' } },
		],
		[
			'accounts/update',
			{ user: { ID: id, user_registered: '2001-02-03 04:05:06' } },
		],
		[
			'wordpress/users/update_row',
			{ id, values: { user_login: 'renamed' } },
		],
	];
	for ( const [ name, args ] of changes ) {
		await site.call( name, args );
		await site.call( 'jobs/reconcile' );
		expect( await admin.getCustomer( ADA ) ).toMatchObject( {
			user_id: id,
			user: { id },
		} );
	}
} );

test( 'a manager can change the email of a customer whose user is deleted', async ( {
	admin,
	connect,
	site,
} ) => {
	const { subscriber, editor } = site.users;
	await admin.attachUser( ADA, subscriber.id );
	await admin.attachUser( ZOE, editor.id );
	const clerk = await connect( {
		user: await site.createUser( {
			login: 'clerk',
			rights: [ 'customers/view', 'customers/manage' ],
		} ),
	} );
	const put = ( id: number ) =>
		clerk.send( 'PUT', `customers/${ id }`, {
			body: { email: `new${ id }@example.com` },
		} );
	expect( await put( ADA ) ).toMatchObject( { status: 403 } );
	await site.call( 'wordpress/users/delete_row', { id: subscriber.id } );
	expect( await put( ADA ) ).toMatchObject( {
		status: 200,
		body: { data: { customer: { ...NO_USER, email: 'new1@example.com' } } },
	} );
	expect( await put( ZOE ) ).toMatchObject( { status: 403 } );
} );

test( 'detaching a deleted user adds one entry', async ( { admin, site } ) => {
	const { subscriber } = site.users;
	await admin.attachUser( ADA, subscriber.id );
	await site.call( 'wordpress/users/delete_row', { id: subscriber.id } );
	const count = await countRows( site, 'fcc_activity' );
	expect( await admin.detachUser( ADA ) ).toMatchObject( NO_USER );
	expect( await countRows( site, 'fcc_activity' ) ).toBe( count + 1 );
} );

test( 'actions fire for a user who is detached because of its deletion', async ( {
	admin,
	site,
} ) => {
	const { subscriber } = site.users;
	await admin.attachUser( ADA, subscriber.id );
	await site.addPlugin( 'hook-recorder' );
	await site.call( 'wordpress/users/delete', { id: subscriber.id } );
	expect( await firedActions( site ) ).toEqual( [
		[
			'fluent_cart_customers/after_detach_user',
			[
				expect.objectContaining( { id: ADA, user_id: null } ),
				subscriber.id,
			],
		],
	] );
} );

test( 'an entry by a deleted account does not name the new account with the same id', async ( {
	admin,
	connect,
	site,
} ) => {
	const clerk = await site.createUser( {
		login: 'clerk',
		rights: [ 'customers/view', 'customers/manage' ],
	} );
	await (
		await connect( { user: clerk } )
	).updateCustomer( ADA, {
		first_name: 'Augusta',
	} );
	await site.call( 'wordpress/users/delete_row', { id: clerk.id } );
	await site.call( 'wordpress/users/insert_row', {
		id: clerk.id,
		login: 'stranger',
	} );
	await site.call( 'wordpress/users/update_row', {
		id: clerk.id,
		values: { user_registered: '2099-01-01 00:00:00' },
	} );
	expect( await newestEntry( admin ) ).toMatchObject( {
		author: { id: clerk.id, display_name: '' },
	} );
} );

test( 'the name of a user stays in the entry after detaching, and is shown to users with the right to list users', async ( {
	admin,
	connect,
	site,
} ) => {
	const { subscriber } = site.users;
	await admin.attachUser( ADA, subscriber.id );
	await admin.detachUser( ADA );
	const clerk = await connect( {
		user: await site.createUser( {
			login: 'clerk',
			rights: [ 'customers/view' ],
		} ),
	} );
	const users = async ( client: ApiClient ) =>
		( await client.listActivity( ADA ) ).activity
			.slice( 0, 2 )
			.map( ( { user } ) => user );
	const user = { id: subscriber.id, reason: null };
	expect( await users( admin ) ).toEqual(
		Array( 2 ).fill( { ...user, display_name: 'subscriber' } )
	);
	expect( await users( clerk ) ).toEqual(
		Array( 2 ).fill( { ...user, display_name: '' } )
	);
} );

const NO_USER = { user_id: null, user: null };

/** Gives the id of a deleted account to another one, by SQL. */
async function reuseId( site: TestSite, user: TestUser, login: string ) {
	await site.call( 'wordpress/users/delete_row', { id: user.id } );
	// Registration dates have seconds.
	await new Promise( ( resolve ) => setTimeout( resolve, 1_100 ) );
	await site.call( 'wordpress/users/insert_row', { id: user.id, login } );
}

async function newestEntry( client: ApiClient ) {
	const { activity } = await client.listActivity( ADA );
	return activity[ 0 ];
}

async function storedUser(
	site: TestSite,
	id: number
): Promise< number | null > {
	const [ user ] = await site.call< ( string | null )[] >( 'rows/column', {
		table: 'fct_customers',
		column: 'user_id',
		rest: `WHERE id = ${ id }`,
	} );
	return user === null ? null : Number( user );
}
