import { type ApiClient, type ApiRequest } from '../support/api-client.ts';
import { type Credentials, expect, test } from '../support/test.ts';

const ADA = 1;
const VIEW = 'customers/view';
const MANAGE = 'customers/manage';

const USERS = {
	subscriber: { may: { view: false, manage: false }, rights: [] },
	viewer: { may: { view: true, manage: false }, rights: [ VIEW ] },
	manager: {
		may: { view: true, manage: true },
		rights: [ VIEW, MANAGE ],
	},
	administrator: {
		may: { view: true, manage: true },
		role: 'administrator',
	},
} as const;

for ( const credentials of [
	'application password',
	'cookie and nonce',
] as const ) {
	for ( const [ login, { may, ...user } ] of Object.entries( USERS ) ) {
		test(
			`rights of a ${ login }, by ${ credentials }`,
			{ tag: '@oldest' },
			async ( { connect, site } ) => {
				const client = await connect( {
					user: await site.createUser( {
						login: `the-${ login }`,
						...user,
					} ),
					credentials,
				} );
				expect( await statusesOf( client ) ).toEqual( {
					list: may.view ? 200 : 403,
					get: may.view ? 200 : 403,
					create: may.manage ? 201 : 403,
					update: may.manage ? 200 : 403,
				} );
			}
		);
	}
}

const NOT_SIGNED_IN = { list: 401, get: 401, create: 401, update: 401 };

test(
	'without signing in, every operation is rejected',
	{ tag: '@oldest' },
	async ( { connect } ) => {
		expect( await statusesOf( await connect() ) ).toEqual( NOT_SIGNED_IN );
	}
);

test(
	'a cookie without a nonce is rejected, so other sites cannot act for a user',
	{ tag: '@oldest' },
	async ( { connect, site } ) => {
		const client = await connect( {
			user: site.users.admin,
			credentials: 'cookie without nonce',
		} );
		expect( await statusesOf( client ) ).toEqual( NOT_SIGNED_IN );
	}
);

test(
	'a wrong application password is rejected',
	{ tag: '@oldest' },
	async ( { connect, site } ) => {
		const client = await connect( {
			user: { ...site.users.admin, applicationPassword: 'wrong' },
		} );
		expect( await statusesOf( client ) ).toEqual( NOT_SIGNED_IN );
		expect( await client.send( 'GET', 'customers' ) ).toMatchObject( {
			body: {
				success: false,
				error: { code: 'insufficient_permissions' },
			},
		} );
	}
);

test(
	'a wrong nonce is answered with WordPress’s own error, on which apiFetch fetches a new one',
	{ tag: '@oldest' },
	async ( { connect, site } ) => {
		const client = await connect( {
			user: site.users.admin,
			credentials: 'cookie without nonce',
		} );
		const answer = await client.send( 'GET', 'customers', {
			headers: { 'X-WP-Nonce': 'stale' },
		} );
		expect( answer ).toMatchObject( {
			status: 403,
			body: { code: 'rest_cookie_invalid_nonce' },
		} );
	}
);

test(
	'the error says if application passwords are disabled',
	{ tag: '@oldest' },
	async ( { connect, site } ) => {
		await site.addPlugin( 'owner', { application_passwords: false } );
		const client = await connect( { user: site.users.admin } );
		expect( await client.send( 'GET', 'customers' ) ).toMatchObject( {
			status: 401,
			body: {
				error: {
					code: 'insufficient_permissions',
					message: expect.stringContaining( 'Application passwords' ),
				},
			},
		} );
	}
);

for ( const { who, status, credentials } of [
	{ who: 'a visitor', status: 401 },
	{ who: 'a subscriber', status: 403, credentials: 'application password' },
	{
		who: 'a subscriber in wp-admin',
		status: 403,
		credentials: 'cookie and nonce',
	},
] satisfies { who: string; status: number; credentials?: Credentials }[] ) {
	test(
		`${ who } learns nothing from invalid requests`,
		{ tag: '@oldest' },
		async ( { connect, site } ) => {
			const client = await connect(
				credentials && { user: site.users.subscriber, credentials }
			);
			const requests: ApiRequest[] = [
				[
					'GET',
					'customers',
					{ params: { per_page: 0, order_by: 'x' } },
				],
				[ 'GET', 'customers', { params: { filters: '{' } } ],
				[ 'GET', 'customers/999', {} ],
				[ 'PUT', 'customers/999', { body: { first_name: 'X' } } ],
				[
					'PUT',
					`customers/${ ADA }`,
					{ body: { email: 'malformed' } },
				],
				[ 'PUT', `customers/${ ADA }`, { body: '{"email":' } ],
				[ 'POST', 'customers', { body: '{"email":' } ],
				[ 'POST', 'customers', { body: {} } ],
				[ 'POST', 'customers', { body: { email: 'ada@example.com' } } ],
			];
			for ( const request of requests ) {
				expect(
					await client.send( ...request ),
					JSON.stringify( request )
				).toMatchObject( {
					status,
					body: {
						success: false,
						error: { code: 'insufficient_permissions' },
					},
				} );
			}
		}
	);
}

test(
	'a rejected request changes nothing',
	{ tag: '@oldest' },
	async ( { admin, connect, site } ) => {
		const before = await admin.getCustomer( ADA );
		await statusesOf( await connect( { user: site.users.subscriber } ) );
		expect( await admin.getCustomer( ADA ) ).toEqual( before );
		const { pagination } = await admin.listCustomers();
		expect( pagination.total ).toBe( 500 );
	}
);

test(
	'an owner can map a right to another capability',
	{ tag: [ '@standalone', '@oldest' ] },
	async ( { connect, site } ) => {
		await site.addPlugin( 'owner', {
			capabilities: { 'customers/view': 'edit_posts' },
		} );
		const editor = await connect( { user: site.users.editor } );
		expect( await statusesOf( editor ) ).toEqual( {
			list: 200,
			get: 200,
			create: 403,
			update: 403,
		} );
	}
);

test( 'an error of another plugin keeps its code and its message', async ( {
	connect,
	site,
} ) => {
	await site.addPlugin( 'closed-rest-api' );
	// The plugin rejects the request before the user is known, so the answer is not counted.
	const client = await connect();
	expect( await client.send( 'GET', 'customers' ) ).toMatchObject( {
		status: 403,
		body: {
			success: false,
			error: {
				code: 'insufficient_permissions',
				wordpress_code: 'rest_disabled',
				message: 'The REST API is closed by Acme Shield.',
			},
		},
	} );
} );

test( 'an error of the API never has a WordPress code', async ( {
	connect,
} ) => {
	const { body } = await ( await connect() ).send( 'GET', 'customers' );
	expect( body ).toHaveProperty( 'error.code', 'insufficient_permissions' );
	expect( body ).not.toHaveProperty( 'error.wordpress_code' );
} );

async function statusesOf(
	client: ApiClient
): Promise< Record< string, number > > {
	const list = await client.send( 'GET', 'customers' );
	const get = await client.send( 'GET', `customers/${ ADA }` );
	const create = await client.send( 'POST', 'customers', {
		body: { email: 'permission@example.com' },
	} );
	const update = await client.send( 'PUT', `customers/${ ADA }`, {
		body: { first_name: 'Augusta' },
	} );
	return {
		list: list.status,
		get: get.status,
		create: create.status,
		update: update.status,
	};
}
