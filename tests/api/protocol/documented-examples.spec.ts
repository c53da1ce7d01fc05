import { NAMESPACES } from '../../support/test-site.ts';
import { type ApiRequest } from '../support/api-client.ts';
import {
	type DocumentedExample,
	documentedExamples,
} from '../support/fluentcart/documentation.ts';
import { expect, test } from '../support/test.ts';

const CUSTOMER = 1;

const BILLING = 1;
const SHIPPING = 2;

const EXAMPLES: DocumentedExample[] = [
	...documentedExamples(),
	{
		name: 'List Customers, with the documented filters',
		method: 'GET',
		path: `customers?filters=${ JSON.stringify( {
			status: 'active',
			date_from: '2024-01-01',
			date_to: '2024-12-31',
			total_spent_min: 1000,
			total_spent_max: 5000,
		} ) }`,
		answer: { success: true, data: { customers: [], pagination: {} } },
	},
];

// In one request, because it runs before each of a hundred examples.
test.beforeEach( async ( { admin, site } ) => {
	await admin.createCustomer( { email: 'john@example.com' } );
	await site.call( 'rows/run', {
		statements: [
			`UPDATE {fct_customer_addresses} SET customer_id = ${ CUSTOMER }, type = 'billing', is_primary = 1 WHERE id = ${ BILLING }`,
			`UPDATE {fct_customer_addresses} SET customer_id = ${ CUSTOMER }, type = 'shipping', is_primary = 0 WHERE id = ${ SHIPPING }`,
			`UPDATE {fct_customers} SET user_id = NULL WHERE id = ${ CUSTOMER }`,
			`DELETE FROM {fct_customer_meta} WHERE customer_id = ${ CUSTOMER } AND meta_key = 'additional_info'`,
			`INSERT INTO {fct_customer_meta} (customer_id, meta_key, meta_value) VALUES (${ CUSTOMER }, 'additional_info', '{"custom_field_1":"Here"}')`,
		],
	} );
} );

test( 'the documentation has an example of each of its 16 endpoints', () => {
	const names = documentedExamples().map( ( { name } ) => name );
	expect(
		names.filter( ( name ) => ! name.endsWith( 'documented body' ) )
	).toHaveLength( 16 );
} );

for ( const namespace of NAMESPACES ) {
	for ( const example of EXAMPLES ) {
		test( `${ example.name }, in ${ namespace }`, async ( {
			connect,
			site,
		} ) => {
			const client = await connect( {
				user: site.users.admin,
				namespace,
			} );
			const { method, path, body } = example;
			const isCreation = /^(customers|customers\/1\/address)$/.test(
				path
			);
			expect( await client.send( method, path, { body } ) ).toMatchObject(
				{
					status: method === 'POST' && isCreation ? 201 : 200,
					body: matcherOf(
						example.answer,
						body ? JSON.parse( body ) : {}
					),
				}
			);
		} );
	}
}

test( 'the documented error is returned word for word', async ( { admin } ) => {
	expect( ( await admin.send( 'GET', 'customers/999' ) ).body ).toEqual( {
		success: false,
		error: {
			code: 'customer_not_found',
			message: 'Customer with ID 999 not found',
		},
	} );
} );

test(
	'both namespaces return the same answers, about the same customers',
	{ tag: '@standalone' },
	async ( { connect, site } ) => {
		const { admin } = site.users;
		const v1 = await connect( {
			user: admin,
			namespace: 'fluent-cart/v1',
		} );
		const v2 = await connect( {
			user: admin,
			namespace: 'fluent-cart/v2',
		} );
		const { id } = await v1.createCustomer( { email: 'both@example.com' } );

		const requests: ApiRequest[] = [
			[ 'GET', 'customers', { params: { search: 'both' } } ],
			[ 'GET', `customers/${ id }` ],
			[ 'GET', 'customers/999' ],
			[ 'GET', 'customers/nowhere' ],
			[ 'GET', `customers/get-stats/${ CUSTOMER }` ],
			[ 'GET', `customers/${ CUSTOMER }/orders` ],
			[ 'GET', `customers/${ CUSTOMER }/address` ],
			[ 'GET', 'customers/attachable-user' ],
			[ 'DELETE', 'customers' ],
			[
				'DELETE',
				`customers/${ id }/address`,
				{ body: { address_id: 1 } },
			],
			[ 'DELETE', 'customers/999' ],
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
	}
);

/**
 * Matches a value with at least the keys of the example, with values of the same types. Values that the request sent
 * must be equal.
 */
function matcherOf(
	example: unknown,
	sent: Record< string, unknown >
): unknown {
	if ( Array.isArray( example ) ) {
		return expect.arrayContaining(
			example.map( ( item ) => matcherOf( item, {} ) )
		);
	}
	if ( typeof example === 'object' && example !== null ) {
		return expect.objectContaining(
			Object.fromEntries(
				Object.entries( example ).map( ( [ key, value ] ) => [
					key,
					value !== sent[ key ] ? matcherOf( value, sent ) : value,
				] )
			)
		);
	}
	if ( typeof example === 'string' && /^\d{4}-.*Z$/.test( example ) ) {
		return expect.stringMatching( /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/ );
	}
	return example === null
		? null
		: expect.any( Object( example ).constructor );
}
