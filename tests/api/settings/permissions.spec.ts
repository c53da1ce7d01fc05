import { type ApiClient } from '../support/api-client.ts';
import { expect, test } from '../support/test.ts';

const PATH = 'customers/settings';

/** Whether the client may view, add and delete customers. */
async function rightsOf( client: ApiClient ): Promise< boolean[] > {
	const rights: boolean[] = [];
	for ( const [ method, path ] of [
		[ 'GET', 'customers' ],
		[ 'POST', 'customers' ],
		[ 'DELETE', 'customers/999999' ],
	] as const ) {
		const { status } = await client.send( method, path, {
			...( method === 'POST' && { body: { email: 'none' } } ),
		} );
		rights.push( status !== 403 );
	}
	return rights;
}

test.describe( 'without FluentCart', { tag: '@standalone' }, () => {
	test(
		'permissions of a role apply to the next request',
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { admin, connect, site } ) => {
			const editor = await connect( { user: site.users.editor } );
			expect( await rightsOf( editor ) ).toEqual( [
				false,
				false,
				false,
			] );

			// The other permissions include the one to view.
			const { settings } = await admin.updateSettings( {
				permissions: { editor: [ 'delete' ] },
			} );
			expect( settings.permissions ).toMatchObject( {
				editor: [ 'view', 'delete' ],
				author: [],
			} );
			expect( await rightsOf( editor ) ).toEqual( [ true, false, true ] );

			await admin.updateSettings( {
				permissions: { editor: [ 'manage', 'view', 'manage' ] },
			} );
			expect( await rightsOf( editor ) ).toEqual( [ true, true, false ] );

			await admin.updateSettings( { permissions: { author: [] } } );
			expect( await rightsOf( editor ) ).toEqual( [ true, true, false ] );

			await admin.updateSettings( { permissions: { editor: [] } } );
			expect( await rightsOf( editor ) ).toEqual( [
				false,
				false,
				false,
			] );
		}
	);

	test( 'administrators keep all permissions', async ( { admin } ) => {
		for ( const rights of [ [], [ 'view' ], [ 'view', 'manage' ] ] ) {
			const { status, body } = await admin.send( 'PUT', PATH, {
				body: {
					permissions: { administrator: rights, editor: [ 'view' ] },
				},
			} );
			expect( status ).toBe( 400 );
			expect( body ).toMatchObject( {
				error: {
					code: 'validation_error',
					fields: {
						'permissions[administrator]': expect.any( String ),
					},
				},
			} );
		}
		expect( await rightsOf( admin ) ).toEqual( [ true, true, true ] );
		const { settings } = await admin.updateSettings( {
			permissions: { administrator: [ 'view', 'manage', 'delete' ] },
		} );
		expect( settings.permissions ).toMatchObject( { editor: [] } );
	} );

	test( 'an unknown role is rejected', async ( { admin } ) => {
		const { status, body } = await admin.send( 'PUT', PATH, {
			body: { permissions: { nonesuch: [ 'view' ], 7: [] } },
		} );
		expect( status ).toBe( 400 );
		expect( Object( body ).error.fields ).toEqual( {
			'permissions[nonesuch]': expect.any( String ),
			'permissions[7]': expect.any( String ),
		} );
		const rejected = await admin.send( 'PUT', PATH, {
			body: { permissions: null },
		} );
		expect( rejected.status ).toBe( 400 );
	} );

	test( 'capabilities of another plugin’s filter are not given to roles', async ( {
		admin,
		site,
	} ) => {
		await site.addPlugin( 'filter-value', {
			hook: 'fluent_cart_customers/capability',
			value: 'edit_others_posts',
		} );
		const { settings, read_only } = await admin.getSettings();
		expect( settings.permissions ).toMatchObject( {
			editor: [ 'view', 'manage', 'delete' ],
			author: [],
		} );
		expect( read_only ).toEqual( {
			permissions: {
				managed_by: 'plugin',
				message: expect.stringContaining( 'Another plugin' ),
				url: null,
			},
		} );
		await admin.updateSettings( {
			permissions: { author: [], editor: [ 'delete', 'manage' ] },
		} );
		const { status, body } = await admin.send( 'PUT', PATH, {
			body: { permissions: { author: [ 'view' ] } },
		} );
		expect( status ).toBe( 400 );
		expect( Object( body ).error.fields ).toEqual( {
			permissions: expect.any( String ),
		} );
	} );
} );

test( 'only users who can manage options read and change settings', async ( {
	connect,
	site,
} ) => {
	const viewer = await connect( {
		user: await site.createUser( {
			login: 'viewer',
			rights: [ 'customers/view', 'customers/manage' ],
		} ),
	} );
	const manager = await connect( {
		user: await site.createUser( {
			login: 'options',
			capabilities: [ 'manage_options' ],
		} ),
	} );
	const visitor = await connect();
	for ( const [ client, status ] of [
		[ viewer, 403 ],
		[ visitor, 401 ],
		[ manager, 200 ],
	] as const ) {
		expect( await client.send( 'GET', PATH ) ).toMatchObject( { status } );
		expect(
			await client.send( 'PUT', PATH, { body: { delete_data: true } } )
		).toMatchObject( { status } );
	}
	// The right to manage options is none to customers.
	expect( await manager.send( 'GET', 'customers' ) ).toMatchObject( {
		status: 403,
	} );
} );
