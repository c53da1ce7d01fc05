import {
	type Answer,
	type ApiClient,
	type ApiRequest,
	type BulkResult,
	type RequestOptions,
} from '../support/api-client.ts';
import {
	type FullCustomer,
	insertFullCustomers,
	describeCustomer,
} from '../support/full-customers.ts';
import { expect, test } from '../support/test.ts';
import { IS_ON_SQLITE } from '../../support/environment.ts';
import { type TestSite } from '../../support/test-site.ts';

/** More than the number of statements of any request. */
const MAX_STATEMENTS = 80;

type Requester = ( one: FullCustomer, two: FullCustomer ) => ApiRequest;

/** Every request that writes several rows, with as many rows as possible. */
const REQUESTS: Record< string, Requester > = {
	'creating a customer': ( { name } ) => [
		'POST',
		'customers',
		{
			body: {
				email: `new.${ name }@example.com`,
				first_name: 'Augusta',
				last_name: 'King',
				phone: '555',
				additional_info: { company: 'Engines', notes: 'New' },
			},
		},
	],
	'updating a customer': ( { id, name } ) => [
		'PUT',
		`customers/${ id }`,
		{
			body: {
				email: `new.${ name }@example.com`,
				first_name: 'Augusta',
				last_name: 'King',
				phone: '555',
				status: 'inactive',
				additional_info: { company: 'Engines', notes: 'Changed' },
			},
		},
	],
	'updating additional info': ( { id } ) => [
		'PUT',
		`customers/${ id }/additional-info`,
		{ body: { company: 'Engines', notes: 'Changed' } },
	],
	'creating an address': ( { id } ) => [
		'POST',
		`customers/${ id }/address`,
		{ body: { address_1: 'High Street', city: 'London', country: 'GB' } },
	],
	'updating an address': ( { id, primaryId } ) => [
		'PUT',
		`customers/${ id }/address`,
		{ body: { address_id: primaryId, city: 'London', first_name: 'Ada' } },
	],
	'deleting a primary address': ( { id, primaryId } ) => [
		'DELETE',
		`customers/${ id }/address`,
		{ body: { address_id: primaryId } },
	],
	'making an address the primary one': ( { id, addressId } ) => [
		'POST',
		`customers/${ id }/address/make-primary`,
		{ body: { address_id: addressId } },
	],
	'attaching a user': ( { id, userId } ) => [
		'POST',
		`customers/${ id }/attachable-user`,
		{ body: { user_id: userId } },
	],
	'detaching the user': ( { id } ) => [
		'POST',
		`customers/${ id }/detach-user`,
	],
	'deleting a customer': ( { id } ) => [
		'DELETE',
		`customers/${ id }`,
		{ body: { force: true } },
	],
	'changing the status of several': ( one, two ) => [
		'POST',
		'customers/do-bulk-action',
		{
			body: {
				action: 'update_status',
				customer_ids: [ one.id, two.id ],
				data: { status: 'inactive' },
			},
		},
	],
	'deleting several': ( one, two ) => [
		'POST',
		'customers/do-bulk-action',
		{
			body: {
				action: 'delete',
				customer_ids: [ one.id, two.id ],
				data: { force: true },
			},
		},
	],
};

/** The requests that the gate also interrupts on a cluster: one for each kind of write. */
const ON_A_CLUSTER = [
	'creating a customer',
	'making an address the primary one',
	'deleting a customer',
	'changing the status of several',
];

test.use( {
	expectedLog: [
		[ /WordPress database error/, /^\[[^\]]+\] FluentCart Customers/ ],
		{ scope: 'test' },
	],
} );

for ( const [ name, requestOf ] of Object.entries( REQUESTS ) ) {
	test(
		`${ name } is done completely or not at all, wherever the connection is lost`,
		{
			tag: [
				'@slow',
				...( ON_A_CLUSTER.includes( name ) ? [ '@cluster' ] : [] ),
			],
		},
		async ( { admin, site } ) => {
			test.setTimeout( 180_000 );
			await site.addPlugin( 'database/cut-connection' );
			const seen = await cutBeforeEachStatement( admin, site, requestOf );
			expect(
				seen.filter( ( { isRight: isPermitted } ) => ! isPermitted )
			).toEqual( [] );
			expect( seen.length ).toBeGreaterThan( 5 );
		}
	);
}

if ( ! IS_ON_SQLITE ) {
	for ( const [ name, requestOf ] of Object.entries( REQUESTS ) ) {
		test(
			`${ name } is done once if a proxy closes the connection during COMMIT`,
			{
				tag: [
					'@slow',
					...( ON_A_CLUSTER.includes( name ) ? [ '@cluster' ] : [] ),
				],
			},
			async ( { admin, site } ) => {
				await site.addPlugin( 'database/drop-connection-in-commit' );
				const customers = await insertFullCustomers( site, 4 );
				const [ model, other ] = nextTwo( customers );
				await admin.send( ...requestOf( model, other ) );
				const done = await describeCustomer( site, model );

				const pair = nextTwo( customers );
				const [ method, path, options ] = requestOf( ...pair );
				const { status, headers } = await admin.send( method, path, {
					...options,
					headers: { 'X-Test-Drop-Connection': '1' },
				} );
				expect( headers[ 'x-test-drop-connection' ] ).toBe( '1' );
				expect( status ).toBeLessThan( 300 );
				for ( const customer of pair.slice(
					0,
					customersIn( options )
				) ) {
					expect( await describeCustomer( site, customer ) ).toBe(
						done
					);
				}
			}
		);
	}
}

/** The result for a customer after the connection was lost before a statement. */
interface Observation {
	cut: number;
	statement: string;
	status: number;
	/** `done`, `nothing`, or a description of any other state. */
	outcome: string;
	isRight: boolean;
}

/**
 * Sends a request repeatedly, each time for other customers. The connection is closed before its first statement,
 * then before its second, until the request succeeds.
 */
async function cutBeforeEachStatement(
	client: ApiClient,
	site: TestSite,
	requestOf: Requester
): Promise< Observation[] > {
	const seen: Observation[] = [];
	const customers = await insertFullCustomers( site, 2 * MAX_STATEMENTS );
	const [ model, other ] = nextTwo( customers );
	const nothing = await describeCustomer( site, model );
	await client.send( ...requestOf( model, other ) );
	const done = await describeCustomer( site, model );
	expect( done ).not.toBe( nothing );

	for ( let cut = 1; ; cut++ ) {
		const pair = nextTwo( customers );
		const [ method, path, options ] = requestOf( ...pair );
		const answer = await client.send( method, path, {
			...options,
			headers: { 'X-Test-Cut': String( cut ) },
		} );
		const statement = decodeURIComponent(
			answer.headers[ 'x-test-cut' ] ?? ''
		);
		for ( const customer of pair.slice( 0, customersIn( options ) ) ) {
			const state = await describeCustomer( site, customer );
			const outcome =
				{ [ done ]: 'done', [ nothing ]: 'nothing' }[ state ] ?? state;
			const isPermitted = permittedStates( answer, customer ).includes(
				outcome
			);
			const { status } = answer;
			seen.push( {
				cut,
				statement,
				status,
				outcome,
				isRight: isPermitted,
			} );
		}
		if ( statement === '' ) {
			return seen;
		}
	}
}

/**
 * Checks the state of a customer. An error after COMMIT was sent may have changed the customer; any other error must
 * not.
 */
function permittedStates(
	{ status, headers, body }: Answer,
	{ id }: FullCustomer
): string[] {
	if ( status < 300 ) {
		return [ hasFailed( body, id ) ? 'nothing' : 'done' ];
	}
	const statement = headers[ 'x-test-cut' ] ?? '';
	if ( status === 400 && isUserQuery( decodeURIComponent( statement ) ) ) {
		return [ 'nothing' ];
	}
	return status === 500
		? [
				'nothing',
				...( headers[ 'x-test-committed' ] === '1' ? [ 'done' ] : [] ),
			]
		: [];
}

/** WordPress hides a failed read of a user and reports that none exists. */
function isUserQuery( statement: string ): boolean {
	return /^SELECT .* FROM wp_users(meta)? /.test( statement );
}

/** Whether a bulk action reports a failure for a customer. */
function hasFailed( body: unknown, id: number ): boolean {
	const results: BulkResult[ 'results' ] = Object( body ).data?.results ?? [];
	return results.some(
		( result ) => result.customer_id === id && ! result.success
	);
}

function customersIn( options: RequestOptions = {} ): number {
	return Object( options.body ).customer_ids?.length ?? 1;
}

function nextTwo( customers: FullCustomer[] ): [ FullCustomer, FullCustomer ] {
	const [ one, two ] = customers.splice( 0, 2 );
	if ( ! one || ! two ) {
		throw new Error( 'The request sends more statements than expected.' );
	}
	return [ one, two ];
}
