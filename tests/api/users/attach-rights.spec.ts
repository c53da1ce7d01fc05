import { expect, test } from '../support/test.ts';

const ADA = 1;
const ZOE = 2;

/** Users that can attach but not edit users. */
const CLERK = {
	login: 'clerk',
	rights: [ 'customers/view', 'customers/manage' ],
	capabilities: [ 'list_users' ],
} as const;

test(
	'without the right to edit users, only users with read access can be attached',
	{ tag: '@oldest' },
	async ( { connect, site } ) => {
		const clerk = await site.createUser( CLERK );
		const client = await connect( { user: clerk } );
		const { subscriber, editor, admin } = site.users;
		const promoted = await site.createUser( {
			login: 'promoted',
			capabilities: [ 'upload_files' ],
		} );
		for ( const user of [ editor, admin, promoted, clerk ] ) {
			expect(
				await client.send(
					'POST',
					`customers/${ ADA }/attachable-user`,
					{
						body: { user_id: user.id },
					}
				),
				user.login
			).toMatchObject( {
				status: 403,
				body: {
					success: false,
					error: { code: 'insufficient_permissions' },
				},
			} );
		}
		expect( await client.getCustomer( ADA ) ).toMatchObject( {
			user_id: null,
		} );
		expect( await client.attachUser( ADA, subscriber.id ) ).toMatchObject( {
			user_id: subscriber.id,
		} );
	}
);

test( 'a right that a plugin grants in a filter counts like a stored one', async ( {
	connect,
	site,
} ) => {
	const clerk = await site.createUser( CLERK );
	const client = await connect( { user: clerk } );
	const { subscriber } = site.users;
	for ( const capability of [
		'manage_options',
		'edit_others_posts',
		'shop_superadmin',
	] ) {
		await site.addPlugin( 'granted-by-filter', {
			login: subscriber.login,
			capability,
		} );
		expect(
			await client.send( 'POST', `customers/${ ADA }/attachable-user`, {
				body: { user_id: subscriber.id },
			} ),
			capability
		).toMatchObject( { status: 403 } );
	}
} );

test( 'a role with read access only, of any name, and a user without a role can be attached', async ( {
	connect,
	site,
} ) => {
	await site.call( 'users/add_role', {
		role: 'buyer',
		capabilities: { read: true, level_0: true, edit_posts: false },
	} );
	const [ buyer = 0, roleless = 0, rejected = 0 ] = await site.call<
		number[]
	>( 'users/insert_all', {
		users: [
			{ user_login: 'buyer', role: 'buyer' },
			{ user_login: 'roleless', role: '' },
			{ user_login: 'refused', role: 'buyer' },
		],
	} );
	await site.call( 'users/set_role', { id: roleless, role: '' } );
	await site.grant( rejected, [ 'customers/view' ] );
	const client = await connect( { user: await site.createUser( CLERK ) } );
	await client.attachUser( ADA, buyer );
	await client.attachUser( ZOE, roleless );
	expect(
		await client.send( 'POST', 'customers/3/attachable-user', {
			body: { user_id: rejected },
		} )
	).toMatchObject( { status: 403 } );
} );

test( 'attaching requires the right to list users, detaching does not', async ( {
	admin,
	connect,
	site,
} ) => {
	const { id } = site.users.subscriber;
	await admin.attachUser( ADA, id );
	const client = await connect( {
		user: await site.createUser( {
			login: 'manager',
			rights: [ 'customers/view', 'customers/manage' ],
		} ),
	} );
	await client.detachUser( ADA );
	expect(
		await client.send( 'POST', `customers/${ ADA }/attachable-user`, {
			body: { user_id: id },
		} )
	).toMatchObject( { status: 403 } );
} );
