import { type ApiClient } from '../support/api-client.ts';
import {
	insertExampleCustomers,
	exampleBody,
} from '../support/example-customers.ts';
import {
	OPERATIONS,
	pathOf,
	type RoutedOperation,
} from '../support/operations.ts';
import { rowsOfCustomer } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const WITH_A_PATH_PARAMETER = OPERATIONS.filter( ( { template } ) =>
	template.includes( '{' )
);
const OF_A_CUSTOMER = WITH_A_PATH_PARAMETER.filter(
	( { template } ) => ! /{(runId|importId|viewId)}/.test( template )
);
const READING = OF_A_CUSTOMER.filter( ( { method } ) => method === 'GET' );
const WRITING = OF_A_CUSTOMER.filter( ( { method } ) => method !== 'GET' );

/** The names of path parameters, and similar names. */
const NAMES = [
	'customerId',
	'customer',
	'customer_id',
	'id',
	'runId',
	'importId',
	'viewId',
];

test( 'the names are those of the contract', { tag: '@oldest' }, () => {
	const names = WITH_A_PATH_PARAMETER.map(
		( { template } ) => template.match( /{(\w+)}/ )?.[ 1 ]
	);
	expect( NAMES ).toEqual( expect.arrayContaining( names ) );
} );

for ( const operation of READING ) {
	test( `${ operation.operationId }: an id in body or query does not replace the id in the path`, async ( {
		admin,
	} ) => {
		const path = pathOf( operation, 1 );
		const others = idsOf( 2 );
		const plain = await admin.send( 'GET', path );
		for ( const options of [
			{ params: others },
			{ body: others },
			{ params: others, ...asForm( others ) },
		] ) {
			const { status, body } = await admin.send( 'GET', path, options );
			expect( { status, body } ).toEqual( {
				status: 200,
				body: plain.body,
			} );
		}
	} );
}

for ( const operation of WRITING ) {
	const { operationId, method } = operation;

	test( `${ operationId }: an id in body or query does not replace the id in the path`, async ( {
		admin,
		site,
	} ) => {
		const [ other, ...customers ] = await insertExampleCustomers( site, 5 );
		const others = idsOf( other.id );
		const untouched = await rowsOfCustomer( site, other.id );

		for ( const [ index, asBody ] of [ asJson, asForm ].entries() ) {
			const customer = customers[ index ] ?? other;
			const user = customers[ index + 2 ] ?? other;
			await attachUser( admin, operation, customer.id, user.userId );
			const before = await rowsOfCustomer( site, customer.id );
			const answer = await admin.send(
				method,
				pathOf( operation, customer.id ),
				{
					params: others,
					...asBody( {
						...exampleBody( operation, customer ),
						...others,
					} ),
				}
			);
			expect( answer.body ).toMatchObject( { success: true } );
			expect( await rowsOfCustomer( site, customer.id ) ).not.toEqual(
				before
			);
			expect( await rowsOfCustomer( site, other.id ) ).toEqual(
				untouched
			);
		}
	} );
}

/** Attaches a user, unless the operation needs a customer without one. */
async function attachUser(
	admin: ApiClient,
	{ operationId }: RoutedOperation,
	customerId: number,
	userId: number
): Promise< void > {
	if ( operationId !== 'createUser' ) {
		await admin.attachUser( customerId, userId );
	}
}

function idsOf( id: number ): Record< string, number > {
	return Object.fromEntries( NAMES.map( ( name ) => [ name, id ] ) );
}

function asJson( body: Record< string, unknown > ) {
	return { body };
}

function asForm( body: Record< string, unknown > ) {
	return {
		body: new URLSearchParams(
			Object.entries( body ).map( ( [ name, value ] ) => [
				name,
				String( value ?? '' ),
			] )
		).toString(),
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
	};
}
