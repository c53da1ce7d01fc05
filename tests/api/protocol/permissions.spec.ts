import {
	type ApiClient,
	type QueryArguments,
	type RequestOptions,
} from '../support/api-client.ts';
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
import { type TestSite } from '../../support/test-site.ts';
import { updateRow } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

interface UserRights {
	rights: Right[];
	capabilities: string[];
}

/** The rights of the test users, who have the role of a subscriber. */
const TEST_USERS: Record< string, UserRights > = {
	'with the role subscriber': { rights: [], capabilities: [] },
	'with the right to view': {
		rights: [ 'customers/view' ],
		capabilities: [],
	},
	'with the rights to view and manage': {
		rights: [ 'customers/view', 'customers/manage' ],
		capabilities: [],
	},
	'with the right to manage only': {
		rights: [ 'customers/manage' ],
		capabilities: [ 'list_users' ],
	},
	'with the right to delete only': {
		rights: [ 'customers/delete' ],
		capabilities: [],
	},
	'with all rights': {
		rights: [ 'customers/view', 'customers/manage', 'customers/delete' ],
		capabilities: [ 'list_users', 'edit_users', 'create_users' ],
	},
	'who can manage options only': {
		rights: [],
		capabilities: [ 'manage_options' ],
	},
};

const MISSING_ID = 999_999;

/** An operation, or one action of an operation with several. */
interface Case {
	name: string;
	operation: RoutedOperation;
	rights: Right[];
	action?: string;
	/** The status for a user with the rights. */
	status: number;
}

const CASES = OPERATIONS.flatMap( ( operation ): Case[] => {
	const { operationId: name, 'x-right': right, responses } = operation;
	// The store of this test has no runs and imports; the folders tests/api/runs and tests/api/imports have their rights.
	const status = /{(runId|importId|viewId)}/.test( operation.template )
		? 404
		: Number(
				Object.keys( responses ).find( ( key ) =>
					key.startsWith( '2' )
				)
			);
	if ( typeof right === 'string' ) {
		return [ { name, operation, rights: [ right ], status } ];
	}
	if ( operation[ 'x-capabilities' ] ) {
		return [ { name, operation, rights: [], status } ];
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

/** Parameters of a valid request, by operation. */
const REQUIRED_PARAMETERS: Record< string, QueryArguments > = {
	// Failed rows are those of a run.
	listFailedImportRows: { run_id: 1 },
	lookupCustomers: { email: 'unknown@example.com' },
};

test( 'every operation declares its right or capability, except those with a signed address', () => {
	const open = OPERATIONS.filter(
		( each ) => ! each[ 'x-right' ] && ! each[ 'x-capabilities' ]
	);
	expect( open.map( ( { operationId } ) => operationId ) ).toEqual( [
		'downloadExport',
	] );
	expect( open.every( ( { security } ) => security?.length === 0 ) ).toBe(
		true
	);
} );

for ( const [ name, userRights ] of Object.entries( TEST_USERS ) ) {
	test( `a user ${ name }`, { tag: '@slow' }, async ( { connect, site } ) => {
		const user = await site.createUser( {
			login: 'person',
			...userRights,
		} );
		const { actual, expected } = await answers(
			await connect( { user } ),
			await insertCustomers( site ),
			( each ) => statusFor( userRights, each )
		);
		expect( actual ).toEqual( expected );
	} );
}

// Rights are those of the current user, however WordPress found it, so one user is enough here.
test(
	'a cookie gives the rights of its user with a nonce, and none without',
	{ tag: [ '@oldest', '@slow' ] },
	async ( { connect, site } ) => {
		const userRights: UserRights = {
			rights: [ 'customers/view', 'customers/manage' ],
			capabilities: [ 'list_users' ],
		};
		const user = await site.createUser( {
			login: 'person',
			...userRights,
		} );
		const customers = await insertCustomers( site );
		const withNonce = await answers(
			await connect( { user, credentials: 'cookie and nonce' } ),
			customers,
			( each ) => statusFor( userRights, each )
		);
		expect( withNonce.actual ).toEqual( withNonce.expected );
		const withoutNonce = await answers(
			await connect( { user, credentials: 'cookie without nonce' } ),
			customers,
			() => 401
		);
		expect( withoutNonce.actual ).toEqual( withoutNonce.expected );
	}
);

test( 'a request without a user', async ( { connect, site } ) => {
	const { actual, expected } = await answers(
		await connect(),
		await insertCustomers( site ),
		() => 401
	);
	expect( actual ).toEqual( expected );
} );

/** A customer for each case. Only a customer with a user can be sent a password reset. */
async function insertCustomers( site: TestSite ): Promise< ExampleCustomer[] > {
	const customers = await insertExampleCustomers( site, CASES.length );
	for ( const [ index, { id, userId } ] of customers.entries() ) {
		if ( CASES[ index ]?.operation.operationId === 'sendPasswordReset' ) {
			await updateRow( site, 'fct_customers', id, { user_id: userId } );
		}
	}
	return customers;
}

function statusFor(
	{ rights, capabilities }: UserRights,
	{ operation, rights: needed, status }: Case
): number {
	const own = operation[ 'x-capabilities' ] ?? [];
	// Answers and errors of all operations with a right contain customers.
	const all: Right[] = needed.length ? [ ...needed, 'customers/view' ] : [];
	return all.every( ( each ) => rights.includes( each ) ) &&
		own.every( ( each ) => capabilities.includes( each ) )
		? status
		: 403;
}

/**
 * The answers to each operation: a valid request, an invalid one, and one for an unknown customer.
 *
 * @param expectation The status of the valid request.
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
		const isRejected = status === 401 || status === 403;
		const customer = customers[ index ] ?? {
			id: 0,
			addressId: 0,
			userId: 0,
		};
		const path = pathOf( operation, customer.id );
		const valid = {
			body: exampleBody( operation, customer, each.action ),
			params: REQUIRED_PARAMETERS[ operation.operationId ] ?? {},
		};
		const invalid = invalidRequest( each, valid.body );
		return [
			{ name, path, options: valid, status },
			...( invalid
				? [
						{
							name: `${ name }, with an invalid request`,
							path,
							options: invalid,
							status: isRejected ? status : 400,
						},
					]
				: [] ),
			...( path !== operation.template
				? [
						{
							name: `${ name }, of an unknown customer`,
							path: pathOf( operation, MISSING_ID ),
							options: valid,
							status: isRejected ? status : 404,
						},
					]
				: [] ),
		].map( ( job ) => ( { ...job, method: operation.method } ) );
	} );
	await runInParallel(
		jobs,
		async ( { name, method, path, options, status } ) => {
			const answer = await client.send( method, path, options );
			const { error } = Object( answer.body );
			actual[ name ] = outcome( answer.status, error?.code );
			expected[ name ] = outcome( status, 'insufficient_permissions' );
		}
	);
	return { actual, expected };
}

/** As many concurrent requests as the site has workers. */
async function runInParallel< Job >(
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

/** Only errors of rights have this code. */
function outcome( status: number, code: string ): string {
	return status === 401 || status === 403
		? `${ status } ${ code }`
		: String( status );
}

/** An invalid request of the operation, if one exists. */
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
	const hasPage = JSON.stringify( operation.parameters ?? [] ).includes(
		'/page"'
	);
	return hasPage ? { params: { page: 0 } } : undefined;
}
