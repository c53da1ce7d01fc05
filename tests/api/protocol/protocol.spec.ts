import openapi from '../../../src/contract/openapi.json' with { type: 'json' };
import {
	type Operation,
	compileContract,
} from '../../../tools/webpack/compile-contract.mjs';
import { type ApiClient, type Answer } from '../support/api-client.ts';
import { reconcile } from '../support/overview/overview.ts';
import { NAMESPACE, NAMESPACES } from '../../support/test-site.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;
const METHODS = [ 'GET', 'POST', 'PUT', 'PATCH', 'DELETE' ];

const OPERATIONS = Object.values( compileContract( openapi ) );

/** The operations by their path below the namespace: `/customers/{customerId}`. */
const ROUTES = new Map< string, Operation[] >();
for ( const operation of OPERATIONS ) {
	const others = ROUTES.get( operation.path ) ?? [];
	ROUTES.set( operation.path, [ ...others, operation ] );
}

/** WordPress's description of a route, in OPTIONS and in an index. */
interface Description {
	methods: string[];
	endpoints: {
		methods: string[];
		args: Record< string, { required: boolean } >;
	}[];
	schema?: object;
	same_as?: string;
}

for ( const [ template, operations ] of ROUTES ) {
	const methods = operations.map( ( { method } ) => method );
	const others = METHODS.filter( ( method ) => ! methods.includes( method ) );
	const path = pathFor( template );

	test(
		`${ template } is described by OPTIONS`,
		{ tag: '@oldest' },
		async ( { connect } ) => {
			const anonymous = await connect();
			const { status, body } = await anonymous.send( 'OPTIONS', path );
			expect( status ).toBe( 200 );
			// WordPress's own answer, which the contract does not describe.
			const description = body as Description;
			expect( description.methods.toSorted() ).toEqual(
				methods.toSorted()
			);
			for ( const operation of operations ) {
				expect( argumentsOf( description, operation.method ) ).toEqual(
					documentedArguments( operation )
				);
			}
			expect( description.schema !== undefined ).toBe(
				operations.some( ( { response } ) => response )
			);
		}
	);

	test(
		`${ template } lists its methods`,
		{ tag: '@oldest' },
		async ( { admin } ) => {
			for ( const method of others ) {
				const answer = await admin.send( method, path, { body: {} } );
				expect( answer, method ).toMatchObject( {
					status: 405,
					body: {
						success: false,
						error: { code: 'method_not_allowed' },
					},
				} );
				expect( answer.headers.allow?.split( ', ' ).sort() ).toEqual(
					methods.toSorted()
				);
			}
		}
	);
}

for ( const operation of OPERATIONS ) {
	if ( operation.method !== 'GET' ) {
		continue;
	}
	const path = pathFor( operation.path );

	test(
		`HEAD ${ operation.path } is GET without the body`,
		{ tag: '@oldest' },
		async ( { admin, connect } ) => {
			const got = await admin.send( 'GET', path );
			const asked = await admin.send( 'HEAD', path );
			expect( asked.body ).toBe( '' );
			expect( asked.status ).toBe( got.status );
			expect( comparable( asked.headers ) ).toEqual(
				comparable( got.headers )
			);

			const anonymous = await connect();
			const rejected = await anonymous.send( 'HEAD', path );
			expect( rejected.status ).toBe(
				( await anonymous.send( 'GET', path ) ).status
			);
			expect( rejected.body ).toBe( '' );
		}
	);
}

test(
	'HEAD returns the status of errors',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		for ( const [ path, status ] of [
			[ 'customers?per_page=0', 400 ],
			[ 'customers/9999999', 404 ],
			[ 'customers/9999999/orders', 404 ],
			[ 'customers/do-bulk-action', 405 ],
			[ 'customers/1/nothing', 404 ],
		] as const ) {
			expect( await admin.send( 'HEAD', path ), path ).toMatchObject( {
				status,
				body: '',
			} );
		}
	}
);

test(
	'the indexes list every route, and mark those of version 1 as aliases',
	{ tag: '@oldest' },
	async ( { connect } ) => {
		for ( const namespace of NAMESPACES ) {
			const anonymous = await connect( { namespace } );
			const routes = await indexOf( anonymous );
			const found = Object.keys( routes ).filter( ( route ) =>
				route.startsWith( `/${ namespace }/` )
			);
			const wanted = [ ...ROUTES.keys() ].map( ( template ) =>
				patternOf( namespace, template )
			);
			expect( found.toSorted() ).toEqual( wanted.toSorted() );

			for ( const template of ROUTES.keys() ) {
				const same = patternOf( 'fluent-cart/v2', template );
				expect(
					routes[ patternOf( namespace, template ) ]?.same_as
				).toBe( namespace === NAMESPACE ? undefined : same );
			}
		}
	}
);

test(
	'the index contains the schemas on request',
	{ tag: '@oldest' },
	async ( { connect } ) => {
		const routes = await indexOf( await connect(), 'help' );
		for ( const [ template, operations ] of ROUTES ) {
			const route = routes[ patternOf( NAMESPACE, template ) ];
			expect( route?.schema !== undefined, template ).toBe(
				operations.some( ( { response } ) => response )
			);
		}
	}
);

test(
	'OPTIONS marks version 1 as the same contract',
	{ tag: [ '@standalone', '@oldest' ] },
	async ( { connect } ) => {
		const version1 = await connect( { namespace: 'fluent-cart/v1' } );
		const version2 = await connect( { namespace: 'fluent-cart/v2' } );
		for ( const template of ROUTES.keys() ) {
			const path = pathFor( template );
			const { body } = await version1.send( 'OPTIONS', path );
			expect( body ).toMatchObject( {
				same_as: patternOf( 'fluent-cart/v2', template ),
			} );
			const { body: own } = await version2.send( 'OPTIONS', path );
			expect( own ).not.toHaveProperty( 'same_as' );
		}
	}
);

test(
	'both versions give the same answers',
	{ tag: [ '@standalone', '@slow' ] },
	async ( { connect, site } ) => {
		// Otherwise one of the requests could run an overdue reconcile of the overview.
		await reconcile( site );
		const [ version1, version2 ] = await Promise.all(
			NAMESPACES.map( ( namespace ) =>
				connect( { user: site.users.admin, namespace } )
			)
		);
		// The second of two requests for a user or an undo is rightly rejected.
		const others = OPERATIONS.filter(
			( { method, path } ) =>
				method !== 'POST' || ! /\/(user|undo)$/.test( path )
		);
		for ( const { method, path: template } of others ) {
			const path = pathFor( template );
			const answers = await Promise.all( [
				version1?.send( method, path, { body: { email: 'bad' } } ),
				version2?.send( method, path, { body: { email: 'bad' } } ),
			] );
			expect( answers[ 0 ]?.status, template ).toBe(
				answers[ 1 ]?.status
			);
			const [ body1, body2 ] = answers.map( ( answer ) =>
				method === 'GET' ? answer?.body : withoutTime( answer?.body )
			);
			expect( body1, template ).toEqual( body2 );
		}
	}
);

/** Two concurrent writes may happen in different seconds, and the second one changes nothing. */
function withoutTime( body: unknown ): unknown {
	return JSON.parse(
		JSON.stringify( body ?? null, ( key, value: unknown ) =>
			[ 'updated_at', 'run_id' ].includes( key ) ? '' : value
		)
	);
}

test(
	'beside FluentCart, version 1 is the only one and not marked as an alias',
	{ tag: '@standalone' },
	async ( { connect, site } ) => {
		await site.addPlugin( 'fluentcart' );
		const index = await indexOf(
			await connect( { namespace: 'fluent-cart/v1' } )
		);
		for ( const template of ROUTES.keys() ) {
			const route = index[ patternOf( 'fluent-cart/v1', template ) ];
			expect( route, template ).toBeDefined();
			expect( route, template ).not.toHaveProperty( 'same_as' );
		}
		const version1 = await connect( {
			user: site.users.admin,
			namespace: 'fluent-cart/v1',
		} );
		expect( await version1.getStats( ADA ) ).toMatchObject( {
			currency: 'EUR',
		} );

		const version2 = await connect( { user: site.users.admin } );
		expect( await version2.send( 'GET', '' ) ).toMatchObject( {
			status: 404,
			body: { code: 'rest_no_route' },
		} );
	}
);

test(
	'beside FluentCart an order links to its screen there',
	{ tag: '@standalone' },
	async ( { connect, site } ) => {
		await site.addPlugin( 'fluentcart' );
		const client = await connect( {
			user: site.users.admin,
			namespace: 'fluent-cart/v1',
		} );
		const [ order ] = ( await client.listOrders( ADA ) ).orders;
		expect( order?.admin_url ).toBe(
			`${ site.url }/wp-admin/admin.php?page=fluent-cart#/orders/${ order?.id }/view`
		);
	}
);

test( 'a page of another origin may send its version', async ( {
	connect,
} ) => {
	const anonymous = await connect();
	const { headers } = await anonymous.send( 'OPTIONS', 'customers/1' );
	expect(
		headers[ 'access-control-allow-headers' ]?.split( ', ' )
	).toContain( 'If-Match' );
} );

function pathFor( template: string ): string {
	return template.slice( 1 ).replace( /{\w+}/, String( ADA ) );
}

/** WordPress's pattern of a route. */
function patternOf( namespace: string, template: string ): string {
	const pattern = template.replace( /{(\w+)}/g, '(?P<$1>\\d+)' );
	return `/${ namespace }${ pattern }`;
}

async function indexOf(
	client: ApiClient,
	context = 'view'
): Promise< Record< string, Description > > {
	const { status, body } = await client.send( 'GET', '', {
		params: { context },
	} );
	expect( status ).toBe( 200 );
	return ( body as { routes: Record< string, Description > } ).routes;
}

/** Argument names with whether each is required. */
function argumentsOf(
	{ endpoints }: Description,
	method: string
): Record< string, boolean > {
	const { args = {} } =
		endpoints.find( ( { methods } ) => methods.includes( method ) ) ?? {};
	return Object.fromEntries(
		Object.entries( args ).map( ( [ name, { required } ] ) => [
			name,
			required,
		] )
	);
}

/** The arguments of the contract in the path, the query or the body. */
function documentedArguments( {
	parameters,
	body,
}: Operation ): Record< string, boolean > {
	const required = Array.isArray( body?.required ) ? body.required : [];
	const members = Object.keys( body?.properties ?? {} ).map( ( name ) => [
		name,
		required.includes( name ),
	] );
	const others = parameters
		.filter( ( parameter ) => parameter.in !== 'header' )
		.map( ( parameter ) => [ parameter.name, parameter.required ] );
	return Object.fromEntries( [ ...members, ...others ] );
}

/** The headers that do not depend on the time of the answer. */
function comparable( headers: Answer[ 'headers' ] ): Answer[ 'headers' ] {
	return Object.fromEntries(
		Object.entries( headers ).filter(
			( [ name ] ) =>
				! [ 'date', 'x-ratelimit-remaining' ].includes( name )
		)
	);
}
