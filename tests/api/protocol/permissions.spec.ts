import { type ApiClient, type RequestOptions } from '../support/api-client.ts';
import {
	type ExampleCustomer,
	insertExampleCustomers,
	exampleBody,
} from '../support/example-customers.ts';
import {
	OPERATIONS,
	type RoutedOperation,
	pathOf,
} from '../support/operations.ts';
import type { Right } from '../../support/rights.ts';
import { type Credentials, expect, test } from '../support/test.ts';

interface Person {
	rights: Right[];
	capabilities: string[];
}

/** Who holds what, beside the role of a subscriber. */
const PEOPLE: Record< string, Person > = {
	'who is a subscriber': { rights: [], capabilities: [] },
	'who may view': { rights: [ 'customers/view' ], capabilities: [] },
	'who may view and manage': {
		rights: [ 'customers/view', 'customers/manage' ],
		capabilities: [],
	},
	'who may only manage': {
		rights: [ 'customers/manage' ],
		capabilities: [ 'list_users' ],
	},
	'who may only delete': {
		rights: [ 'customers/delete' ],
		capabilities: [],
	},
	'who may do all': {
		rights: [ 'customers/view', 'customers/manage', 'customers/delete' ],
		capabilities: [ 'list_users', 'edit_users' ],
	},
};

const NOBODY = 999_999;

/** An operation; each action of one with several is one of its own. */
interface Case {
	name: string;
	operation: RoutedOperation;
	rights: Right[];
	/** Of the body. */
	action?: string;
	/** What is answered to whom it is allowed. */
	status: number;
}

const CASES = OPERATIONS.flatMap( ( operation ): Case[] => {
	const { operationId: name, 'x-right': right, responses } = operation;
	const status = Number(
		Object.keys( responses ).find( ( key ) => key.startsWith( '2' ) )
	);
	if ( typeof right === 'string' ) {
		return [ { name, operation, rights: [ right ], status } ];
	}
	const byAction = Object.entries( right ?? {} );
	return [
		...byAction.map( ( [ action, each ] ) => ( {
			name: `${ name } (${ action })`,
			operation,
			rights: [ each ],
			action,
			status,
		} ) ),
		// An unknown action needs the rights of all actions.
		...( byAction.length
			? [ 'nonesuch', ' delete', 'Delete' ].map( ( action ) => ( {
					name: `${ name } (${ action })`,
					operation,
					rights: byAction.map( ( [ , each ] ) => each ),
					action,
					status: 400,
				} ) )
			: [] ),
	];
} );

test( 'every operation names its right, but for those whose address is the credential', () => {
	const open = OPERATIONS.filter( ( each ) => ! each[ 'x-right' ] );
	expect( open.map( ( { operationId } ) => operationId ) ).toEqual( [
		'downloadExport',
	] );
	expect( open.every( ( { security } ) => security?.length === 0 ) ).toBe(
		true
	);
} );

for ( const [ name, person ] of Object.entries( PEOPLE ) ) {
	test(
		`a person ${ name }`,
		{ tag: [ '@oldest', '@slow' ] },
		async ( { connect, site } ) => {
			const user = await site.createUser( {
				login: 'person',
				...person,
			} );
			const customers = await insertExampleCustomers(
				site,
				CASES.length * 3
			);
			for ( const credentials of [
				'application password',
				'cookie and nonce',
			] satisfies Credentials[] ) {
				const client = await connect( { user, credentials } );
				const { actual, expected } = await answers(
					client,
					customers.splice( 0, CASES.length ),
					( each ) => statusFor( person, each )
				);
				expect( actual, credentials ).toEqual( expected );
			}
			const client = await connect( {
				user,
				credentials: 'cookie without nonce',
			} );
			const { actual, expected } = await answers(
				client,
				customers.splice( 0, CASES.length ),
				() => 401
			);
			expect( actual, 'cookie without nonce' ).toEqual( expected );
		}
	);
}

test( 'nobody', async ( { connect, site } ) => {
	const { actual, expected } = await answers(
		await connect(),
		await insertExampleCustomers( site, CASES.length * 3 ),
		() => 401
	);
	expect( actual ).toEqual( expected );
} );

function statusFor(
	{ rights, capabilities }: Person,
	{ operation, rights: needed, status }: Case
): number {
	const own = operation[ 'x-capabilities' ] ?? [];
	// The answers and errors of all operations show customers.
	return [ ...needed, 'customers/view' as const ].every( ( each ) =>
		rights.includes( each )
	) && own.every( ( each ) => capabilities.includes( each ) )
		? status
		: 403;
}

/**
 * What is answered to each operation as it should be, with what it must refuse,
 * and for a customer who does not exist.
 *
 * @param expectation The status of a case as it should be.
 */
async function answers(
	client: ApiClient,
	customers: ExampleCustomer[],
	expectation: ( each: Case ) => number
) {
	const actual: Record< string, string > = {};
	const expected: Record< string, string > = {};
	const jobs = CASES.flatMap( ( each, index ) => {
		const { operation, name } = each;
		const status = expectation( each );
		const isRefused = status === 401 || status === 403;
		const customer = customers[ index ] ?? {
			id: 0,
			addressId: 0,
			userId: 0,
		};
		const path = pathOf( operation, customer.id );
		const valid = { body: exampleBody( operation, customer, each.action ) };
		const invalid = invalidRequest( each, valid.body );
		return [
			{ name, path, options: valid, status },
			...( invalid
				? [
						{
							name: `${ name }, what it must refuse`,
							path,
							options: invalid,
							status: isRefused ? status : 400,
						},
					]
				: [] ),
			...( path !== operation.template
				? [
						{
							name: `${ name }, of nobody`,
							path: pathOf( operation, NOBODY ),
							options: valid,
							status: isRefused ? status : 404,
						},
					]
				: [] ),
		].map( ( job ) => ( { ...job, method: operation.method } ) );
	} );
	await inTurns( jobs, async ( { name, method, path, options, status } ) => {
		const answer = await client.send( method, path, options );
		const { error } = Object( answer.body );
		actual[ name ] = outcome( answer.status, error?.code );
		expected[ name ] = outcome( status, 'insufficient_permissions' );
	} );
	return { actual, expected };
}

/** As many at once as the site has workers. */
async function inTurns< Job >(
	jobs: Job[],
	work: ( job: Job ) => Promise< void >
): Promise< void > {
	const waiting = [ ...jobs ];
	await Promise.all(
		Array.from( { length: 4 }, async () => {
			for ( let job; ( job = waiting.shift() ); ) {
				await work( job );
			}
		} )
	);
}

/** The code belongs to refusals only. */
function outcome( status: number, code: string ): string {
	return status === 401 || status === 403
		? `${ status } ${ code }`
		: String( status );
}

/** What an operation must refuse, if there is such a thing. */
function invalidRequest(
	{ action, operation }: Case,
	body: object | undefined
): RequestOptions | undefined {
	if ( body ) {
		return {
			body: Object.fromEntries(
				Object.keys( body ).map( ( key ) => [
					key,
					key === 'action' ? action : [ [] ],
				] )
			),
		};
	}
	const hasPage = JSON.stringify( operation.parameters ).includes( '/page"' );
	return hasPage ? { params: { page: 0 } } : undefined;
}
