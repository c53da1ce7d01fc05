import { IS_BESIDE_FLUENTCART } from '../../support/environment.ts';
import { expect, test } from '../support/test.ts';

test(
	'below the base, an address without a route is not_found',
	{ tag: '@oldest' },
	async ( { admin, connect } ) => {
		for ( const client of [ admin, await connect() ] ) {
			for ( const path of [
				'customers/abc',
				'customers/1/nothing',
				'customers/1.5',
				'customers/-1',
			] ) {
				expect( await client.send( 'GET', path ), path ).toMatchObject(
					{
						status: 404,
						body: { success: false, error: { code: 'not_found' } },
					}
				);
			}
		}
	}
);

test(
	'addresses that only look like the plugin’s are left to WordPress',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		for ( const path of [ 'customersx', 'products' ] ) {
			expect( await admin.send( 'GET', path ), path ).toMatchObject( {
				status: 404,
				body: { code: 'rest_no_route' },
			} );
		}
	}
);

/** WordPress's description of a route in OPTIONS. */
interface Description {
	methods: string[];
	endpoints: {
		methods: string[];
		args: Record< string, { type: unknown } >;
	}[];
	schema?: { type: string; properties: Record< string, unknown > };
}

test(
	'OPTIONS describes the arguments and the record',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const list = await optionsOf( 'customers' );
		expect( argumentsOf( list, 'GET' ) ).toMatchObject( {
			page: { type: 'integer', default: 1 },
			per_page: { type: 'integer', default: 10, maximum: 100 },
			search: { type: 'string' },
			filters: { type: 'object' },
			order_by: {
				enum: expect.arrayContaining( [ 'id', 'total_spent' ] ),
			},
			order_type: { default: 'DESC' },
		} );
		expect( argumentsOf( list, 'POST' ) ).toMatchObject( {
			email: { type: 'string', format: 'email' },
			first_name: {},
			last_name: {},
			phone: {},
			status: {},
			additional_info: {},
		} );
		expect( list.schema?.properties ).toBeDefined();

		const one = await optionsOf( 'customers/1' );
		expect( argumentsOf( one, 'GET' ) ).toHaveProperty( 'customerId' );
		expect( argumentsOf( one, 'PUT' ) ).toHaveProperty( 'email' );
		expect( one.schema?.properties ).toBeDefined();

		async function optionsOf( path: string ): Promise< Description > {
			const { status, body } = await admin.send( 'OPTIONS', path );
			expect( status ).toBe( 200 );
			// WordPress's own answer, which the contract does not describe.
			return body as Description;
		}
	}
);

test(
	'an address in capitals is answered in the envelope, too',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { status, body } = await admin.send( 'GET', 'Customers/1', {
			params: { _fields: 'id' },
		} );
		expect( status ).toBe( 200 );
		expect( body ).toEqual( {
			success: true,
			data: { customer: { id: 1 } },
		} );
	}
);

test.describe( 'when another plugin fails', () => {
	test.use( {
		expectedLog: [ /FluentCart Customers(, GET| couldn’t read)/ ],
	} );

	for ( const filter of [
		// Beside FluentCart the plugin's capabilities are not checked.
		...( IS_BESIDE_FLUENTCART
			? []
			: [ 'fluent_cart_customers/capability' ] ),
		'fluent_cart_customers/rate_limit',
		'fluent_cart_customers/customer',
	] ) {
		test(
			`in the filter ${ filter }, the answer is a server_error`,
			{ tag: '@oldest' },
			async ( { admin, site } ) => {
				await site.addPlugin( 'failing-hook', {
					hook: filter,
					message: 'no',
				} );
				expect( await admin.send( 'GET', 'customers' ) ).toMatchObject(
					{
						status: 500,
						body: {
							success: false,
							error: { code: 'server_error' },
						},
					}
				);
			}
		);
	}
} );

test.describe( 'when the database fails', () => {
	test.use( {
		expectedLog: [
			[ /WordPress database error/, /FluentCart Customers, GET/ ],
			{ scope: 'test' },
		],
	} );

	test(
		'the answer is a server_error without details',
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			await site.addPlugin( 'database/failing-statements', {
				table: 'fct_customer_meta',
			} );
			const { status, body } = await admin.send( 'GET', 'customers/1' );
			expect( status ).toBe( 500 );
			expect( body ).toEqual( {
				success: false,
				error: { code: 'server_error', message: expect.any( String ) },
			} );
			expect( JSON.stringify( body ) ).not.toMatch(
				/fct_|select|table|sql/i
			);
		}
	);
} );

function argumentsOf( { endpoints }: Description, method: string ): object {
	return (
		endpoints.find( ( { methods } ) => methods.includes( method ) )?.args ??
		{}
	);
}
