import { type ApiRequest } from './support/api-client.ts';
import { expect, test } from './support/test.ts';

/**
 * The examples of FluentCart's documentation of the Customers API, word for
 * word: request, status and answer.
 */
const EXAMPLES = [
	{
		name: 'List Customers',
		request: [ 'GET', 'customers?page=1&per_page=20&search=john' ],
		status: 200,
		data: {
			customers: [
				{
					id: 1,
					email: 'customer@example.com',
					first_name: 'John',
					last_name: 'Doe',
					status: 'active',
					total_spent: 5000,
					order_count: 3,
					created_at: '2024-01-01T10:00:00Z',
					updated_at: '2024-01-15T14:30:00Z',
				},
			],
			pagination: {
				current_page: 1,
				per_page: 10,
				total: 100,
				total_pages: 10,
			},
		},
	},
	{
		name: 'List Customers, with filters',
		request: [
			'GET',
			`customers?filters=${ JSON.stringify( {
				status: 'active',
				date_from: '2024-01-01',
				date_to: '2024-12-31',
				total_spent_min: 1000,
				total_spent_max: 5000,
			} ) }`,
		],
		status: 200,
		data: {
			pagination: {
				current_page: 1,
				per_page: 10,
				total: 100,
				total_pages: 10,
			},
		},
	},
	{
		name: 'Create Customer',
		request: [
			'POST',
			'customers',
			{
				email: 'newcustomer@example.com',
				first_name: 'Jane',
				last_name: 'Smith',
			},
		],
		status: 201,
		data: {
			customer: {
				id: 1,
				email: 'newcustomer@example.com',
				first_name: 'Jane',
				last_name: 'Smith',
				phone: '+1234567890',
				status: 'active',
				created_at: '2024-01-01T10:00:00Z',
			},
		},
	},
	{
		name: 'Create Customer, with everything',
		request: [
			'POST',
			'customers',
			{
				email: 'newcustomer@example.com',
				first_name: 'Jane',
				last_name: 'Smith',
				phone: '+1234567890',
				status: 'active',
				additional_info: {
					company: 'Example Corp',
					notes: 'VIP customer',
				},
			},
		],
		status: 201,
		data: {
			customer: {
				id: 1,
				email: 'newcustomer@example.com',
				first_name: 'Jane',
				last_name: 'Smith',
				phone: '+1234567890',
				status: 'active',
				created_at: '2024-01-01T10:00:00Z',
			},
		},
	},
	{
		name: 'Get Customer Details',
		request: [ 'GET', 'customers/1' ],
		status: 200,
		data: {
			customer: {
				id: 1,
				email: 'customer@example.com',
				first_name: 'John',
				last_name: 'Doe',
				phone: '+1234567890',
				status: 'active',
				total_spent: 5000,
				order_count: 3,
				created_at: '2024-01-01T10:00:00Z',
				updated_at: '2024-01-15T14:30:00Z',
				addresses: [
					{
						id: 1,
						type: 'billing',
						first_name: 'John',
						last_name: 'Doe',
						address_1: '123 Main St',
						city: 'New York',
						state: 'NY',
						postcode: '10001',
						country: 'US',
						is_primary: true,
					},
				],
			},
		},
	},
	{
		name: 'Update Customer',
		request: [
			'PUT',
			'customers/1',
			{ first_name: 'John', last_name: 'Doe', phone: '+1234567890' },
		],
		status: 200,
		data: {
			customer: {
				id: 1,
				first_name: 'John',
				last_name: 'Doe',
				phone: '+1234567890',
				status: 'active',
				updated_at: '2024-01-01T11:00:00Z',
			},
		},
	},
] satisfies {
	name: string;
	request: [ method: string, path: string, body?: object ];
	status: number;
	data: object;
}[];

test.beforeEach( async ( { admin } ) => {
	await admin.createCustomer( { email: 'john@example.com' } );
} );

for ( const namespace of [ 'fluent-cart/v1', 'fluent-cart/v2' ] ) {
	for ( const { name, request, status, data } of EXAMPLES ) {
		test( `${ name }, in ${ namespace }`, async ( { connect, site } ) => {
			const client = await connect( {
				user: site.users.admin,
				namespace,
			} );
			const [ method, path, body ] = request;
			const answer = await client.send( method, path, body && { body } );
			expect( answer ).toMatchObject( {
				status,
				body: { success: true, data: likeIn( data ) },
			} );
		} );
	}
}

test( 'both namespaces answer alike, and of the same customers', async ( {
	connect,
	site,
} ) => {
	const { admin } = site.users;
	const v1 = await connect( { user: admin, namespace: 'fluent-cart/v1' } );
	const v2 = await connect( { user: admin, namespace: 'fluent-cart/v2' } );
	const { id } = await v1.createCustomer( { email: 'both@example.com' } );

	const requests: ApiRequest[] = [
		[ 'GET', 'customers', { params: { search: 'both' } } ],
		[ 'GET', `customers/${ id }` ],
		[ 'GET', 'customers/999' ],
		[ 'GET', 'customers/nowhere' ],
		[ 'DELETE', 'customers' ],
		[ 'GET', 'customers', { params: { per_page: 0 } } ],
		[ 'POST', 'customers', { body: { email: 'BOTH@example.com' } } ],
		[ 'PUT', `customers/${ id }`, { body: '{' } ],
	];
	for ( const request of requests ) {
		const one = await v1.send( ...request );
		const other = await v2.send( ...request );
		expect( other, request.slice( 0, 2 ).join( ' ' ) ).toMatchObject( {
			status: one.status,
			body: one.body,
		} );
	}
} );

/** Matches whatever has at least an example's keys, with values of the same types. */
function likeIn( example: unknown ): unknown {
	if ( Array.isArray( example ) ) {
		return expect.arrayContaining( example.map( likeIn ) );
	}
	if ( typeof example === 'object' && example !== null ) {
		return expect.objectContaining(
			Object.fromEntries(
				Object.entries( example ).map( ( [ key, value ] ) => [
					key,
					likeIn( value ),
				] )
			)
		);
	}
	if ( typeof example === 'string' && /^\d{4}-.*Z$/.test( example ) ) {
		return expect.stringMatching( /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/ );
	}
	return expect.any( Object( example ).constructor );
}
