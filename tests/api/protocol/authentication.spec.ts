import { type ApiClient, type ApiRequest } from '../support/api-client.ts';
import { type Credentials, expect, test } from '../support/test.ts';

const ADA = 1;
const VIEW = 'customers/view';
const MANAGE = 'customers/manage';

const PEOPLE = {
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
	for ( const [ login, { may, ...user } ] of Object.entries( PEOPLE ) ) {
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

const NOBODY = { list: 401, get: 401, create: 401, update: 401 };

test(
	'nobody may do anything without signing in',
	{ tag: '@oldest' },
	async ( { connect } ) => {
		expect( await statusesOf( await connect() ) ).toEqual( NOBODY );
	}
);

test(
	'a cookie alone signs nobody in, so that other sites cannot act for a visitor',
	{ tag: '@oldest' },
	async ( { connect, site } ) => {
		const client = await connect( {
			user: site.users.admin,
			credentials: 'cookie without nonce',
		} );
		expect( await statusesOf( client ) ).toEqual( NOBODY );
	}
);

test(
	'a wrong application password signs nobody in',
	{ tag: '@oldest' },
	async ( { connect, site } ) => {
		const client = await connect( {
			user: { ...site.users.admin, applicationPassword: 'wrong' },
		} );
		expect( await statusesOf( client ) ).toEqual( NOBODY );
		expect( await client.send( 'GET', 'customers' ) ).toMatchObject( {
			body: {
				success: false,
				error: { code: 'insufficient_permissions' },
			},
		} );
	}
);

test(
	'a wrong nonce is answered in WordPress’s own words, on which apiFetch gets a new one',
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
	'the refusal says if Application Passwords are off',
	{ tag: '@oldest' },
	async ( { connect, site } ) => {
		await site.addPlugin( 'owner', { application_passwords: false } );
		const client = await connect( { user: site.users.admin } );
		expect( await client.send( 'GET', 'customers' ) ).toMatchObject( {
			status: 401,
			body: {
				error: {
					code: 'insufficient_permissions',
					message: expect.stringContaining( 'Application Passwords' ),
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
		`${ who } learns nothing from wrong requests`,
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
	'a refused request changes nothing',
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

test( 'a refusal of another plugin keeps its code and its words', async ( {
	connect,
	site,
} ) => {
	await site.addPlugin( 'closed-rest-api' );
	// It refuses before a person is known, so the answer counts for no user.
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

test( 'a refusal of the API has no code of WordPress', async ( {
	connect,
} ) => {
	const { body } = await ( await connect() ).send( 'GET', 'customers' );
	expect( body ).toHaveProperty( 'error.code', 'insufficient_permissions' );
	expect( body ).not.toHaveProperty( 'error.wordpress_code' );
} );

/** What each of the operations answers. */
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
