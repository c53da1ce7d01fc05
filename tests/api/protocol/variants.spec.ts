import fc from 'fast-check';
import type { Right } from '../../support/rights.ts';
import { insertExampleCustomers } from '../support/example-customers.ts';
import { storeRows } from '../support/bulk.ts';
import { OPERATIONS, type RoutedOperation } from '../support/operations.ts';
import { idsOf, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { PADDING, variantsOf } from '../support/generated/variants.ts';

/*
 * A request is parsed once: the request that was authorised is the one that is executed, however its members are
 * written.
 */

test.use( { rateLimits: 'lifted' } );

const VIEW: Right[] = [ 'customers/view' ];
const ROLES: Record< string, Right[] > = {
	'no right': [],
	'the right to view': VIEW,
	'the rights to view and manage': [ ...VIEW, 'customers/manage' ],
	'the rights to view and delete': [ ...VIEW, 'customers/delete' ],
	'all rights': [ ...VIEW, 'customers/manage', 'customers/delete' ],
};

const { FCC_RUNS, FCC_SEED } = process.env;
const EFFORT = {
	seed: Number( FCC_SEED ?? 20261129 ),
	numRuns: Number( FCC_RUNS ?? 100 ),
	...( ! FCC_RUNS && { interruptAfterTimeLimit: 20_000 } ),
};

const CARRIERS = {
	JSON: {
		type: 'application/json',
		encoded: ( body: object ) => JSON.stringify( body ),
	},
	'a form': {
		type: 'application/x-www-form-urlencoded',
		encoded: ( { action, ...body }: Record< string, unknown > ) =>
			new URLSearchParams( [
				[ 'action', String( action ) ],
				...Object.keys( body ).flatMap( ( name ) =>
					name === 'customer_ids'
						? [ [ 'customer_ids[]', '1' ] ]
						: [ [ 'filters[status]', 'active' ] ]
				),
				[ 'data[force]', 'true' ],
				[ 'data[status]', 'inactive' ],
			] ).toString(),
	},
};

for ( const [ carrier, { type, encoded } ] of Object.entries( CARRIERS ) ) {
	test( `a user who may only view cannot delete or change anything by a padded action in ${ carrier }`, async ( {
		connect,
		site,
	} ) => {
		const client = await connect( {
			user: await site.createUser( { login: 'viewer', rights: VIEW } ),
		} );
		const before = await storeRows( site );
		for ( const action of [ 'delete', 'update_status' ].flatMap(
			( name ) => [
				name.toUpperCase(),
				...PADDING.flatMap( ( each ) => [
					each + name,
					name + each,
					each + name + each,
				] ),
			]
		) ) {
			for ( const customers of [
				{ customer_ids: [ 1 ] },
				{ filters: { status: 'active' } },
			] ) {
				const { status } = await client.send(
					'POST',
					'customers/do-bulk-action',
					{
						headers: { 'Content-Type': type },
						body: encoded( {
							action,
							...customers,
							data: { force: true, status: 'inactive' },
						} ),
					}
				);
				expect( status, JSON.stringify( action ) ).toBe( 403 );
			}
		}
		expect( await storeRows( site ) ).toEqual( before );
	} );
}

for ( const [ role, rights ] of Object.entries( ROLES ) ) {
	test(
		`with ${ role }, no variant of a request does more than the request`,
		{ tag: '@slow' },
		async ( { connect, site } ) => {
			test.setTimeout( 60_000 + EFFORT.numRuns * 500 );
			await site.addPlugin( 'database/watch-rows' );
			await runSql( site, 'DELETE FROM {fct_customers} WHERE id > 9' );
			const customers = await insertExampleCustomers( site, 9 );
			const client = await connect( {
				user: await site.createUser( {
					login: 'person',
					rights,
					capabilities: [ 'list_users' ],
				} ),
			} );
			const all = () =>
				idsOf( site, 'fct_customers', 'WHERE id <= 9 ORDER BY id' );
			const inactive = () =>
				idsOf( site, 'fct_customers', "WHERE status = 'inactive'" );
			await runSql(
				site,
				"UPDATE {fct_customers} SET status = 'active'"
			);
			const before = await all();
			const cases = OPERATIONS.flatMap( casesOf );

			await fc.assert(
				fc.asyncProperty(
					fc
						.tuple(
							fc.constantFrom( ...cases ),
							fc.constantFrom( ...customers )
						)
						.chain(
							( [ { operation, needed, action }, customer ] ) =>
								fc.tuple(
									fc.constant( { operation, needed } ),
									variantsOf( operation, customer, action )
								)
						),
					async ( [ { operation, needed }, request ] ) => {
						const { method, path, ...options } = request;
						const { status, headers } = await client.send(
							method,
							path,
							options
						);
						const rightsOfAll = needed.every( ( each ) =>
							rights.includes( each )
						);
						expect( {
							isServerError: status >= 500,
							complaints: decodeURIComponent(
								headers[ 'x-test-warnings' ] ?? ''
							),
							rowsOfRefusal:
								status < 400
									? 'same'
									: ( headers[ 'x-test-rows' ] ?? 'same' ),
							// The right of a bulk action depends on how it is parsed.
							isAuthorised:
								rightsOfAll ||
								status === 403 ||
								status === 404 ||
								( rights.includes( 'customers/view' ) &&
									typeof operation[ 'x-right' ] !==
										'string' ),
						} ).toEqual( {
							isServerError: false,
							complaints: '',
							rowsOfRefusal: 'same',
							isAuthorised: true,
						} );
					}
				),
				EFFORT
			);
			const mayDelete = rights.includes( 'customers/delete' );
			expect( mayDelete ? before : await all() ).toEqual( before );
			const mayManage = rights.includes( 'customers/manage' );
			expect( mayManage ? [] : await inactive() ).toEqual( [] );
		}
	);
}

/** Each operation once for each action, with the rights that it needs. */
function casesOf( operation: RoutedOperation ): Array< {
	operation: RoutedOperation;
	needed: Right[];
	action?: string;
} > {
	const right = operation[ 'x-right' ];
	if ( ! right ) {
		return [];
	}
	return typeof right === 'string'
		? [ { operation, needed: [ ...VIEW, right ] } ]
		: Object.entries( right ).map( ( [ action, each ] ) => ( {
				operation,
				needed: [ ...VIEW, each ],
				action,
			} ) );
}
