import {
	type ApiClient,
	type Answer,
	type Schemas,
} from '../support/api-client.ts';
import { existingIds, insertBulkCustomers } from '../support/bulk.ts';
import { listRunResults, listRuns, undo } from '../runs/support/runs.ts';
import { rowsOf, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

type Run = Schemas[ 'Run' ];

/** The limit of a preview. */
const MOST = 1_000;

function preview( client: ApiClient, body: unknown ): Promise< Answer > {
	return client.send( 'POST', 'customers/previews', { body } );
}

function runPreview( client: ApiClient, id: number ): Promise< Answer > {
	return client.send( 'POST', `customers/previews/${ id }/run` );
}

async function runOf( answer: Promise< Answer > ): Promise< Run > {
	const { body } = await answer;
	return ( body as { data: { run: Run } } ).data.run;
}

function statuses( ids: number[] ) {
	return `WHERE id IN ( ${ ids.join() } ) ORDER BY id`;
}

test(
	'a preview of a status changes nothing, names the customers, and is run and undone',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const ids = await insertBulkCustomers( site, 3 );
		const before = await rowsOf( site, 'fct_customers', 'ORDER BY id' );
		const answer = await preview( admin, {
			action: 'update_status',
			search: 'bulk',
			data: { status: 'inactive' },
		} );
		expect( answer ).toMatchObject( {
			status: 201,
			body: {
				data: {
					customer_ids: ids,
					run: {
						kind: 'update_status',
						state: 'planned',
						total: 3,
						processed: 0,
						plan: {
							counts: { updated: 3, failed: 0 },
							fields: [ { field: 'status', customers: 3 } ],
						},
						started_at: null,
						expires_at: expect.stringMatching( /^\d{4}-.*Z$/ ),
						can_undo: false,
					},
				},
			},
		} );
		const { id } = await runOf( Promise.resolve( answer ) );
		expect( await rowsOf( site, 'fct_customers', 'ORDER BY id' ) ).toEqual(
			before
		);
		expect( await listRuns( admin ) ).toEqual( [] );

		const run = await runOf( runPreview( admin, id ) );
		expect( run ).toMatchObject( {
			id,
			state: 'done',
			counts: { updated: 3 },
			expires_at: null,
			can_undo: true,
		} );
		expect( await listRuns( admin ) ).toEqual( [ run ] );
		expect( await runPreview( admin, id ) ).toMatchObject( {
			status: 200,
			body: { data: { run: { counts: { updated: 3 } } } },
		} );
		await undo( admin, id );
		expect(
			await rowsOf( site, 'fct_customers', statuses( ids ) )
		).toMatchObject( ids.map( () => ( { status: 'active' } ) ) );
	}
);

test(
	'a run from a preview leaves out customers who were edited after it',
	{ tag: '@cluster' },
	async ( { admin, site } ) => {
		const [ edited = 0, same = 0 ] = await insertBulkCustomers( site, 2 );
		const status = await runOf(
			preview( admin, {
				action: 'update_status',
				customer_ids: [ edited, same ],
				data: { status: 'inactive' },
			} )
		);
		const deletion = await runOf(
			preview( admin, {
				action: 'delete',
				customer_ids: [ edited, same ],
			} )
		);
		await admin.send( 'PUT', `customers/${ edited }`, {
			body: { first_name: 'Edited' },
		} );
		for ( const [ run, outcome ] of [
			[ status, 'updated' ],
			// The first run has changed the other customer.
			[ deletion, 'failed' ],
		] as const ) {
			await runPreview( admin, run.id );
			expect( await listRunResults( admin, run.id ) ).toMatchObject( [
				{
					customer_id: edited,
					outcome: 'failed',
					code: 'edit_conflict',
					message:
						'Nothing was changed, because this customer was updated after the preview.',
				},
				{ customer_id: same, outcome },
			] );
		}
		expect( await existingIds( site, [ edited, same ] ) ).toEqual( [
			edited,
			same,
		] );
	}
);

test( 'a preview of a deletion reports who cannot be deleted, and its run deletes the others', async ( {
	admin,
	site,
} ) => {
	const [ deleted = 0, ordering = 0 ] = await insertBulkCustomers( site, 2 );
	await runSql(
		site,
		`UPDATE {fct_orders} SET customer_id = ${ ordering } WHERE customer_id = 1`
	);
	const run = await runOf(
		preview( admin, {
			action: 'delete',
			customer_ids: [ deleted, ordering ],
		} )
	);
	expect( run.plan ).toMatchObject( {
		counts: { deleted: 1, failed: 1 },
		failed: [
			{
				code: 'customer_has_orders',
				message:
					'The customer has orders. To delete the customer anyway, set force to true.',
				customers: 1,
			},
		],
	} );
	await runPreview( admin, run.id );
	expect( await existingIds( site, [ deleted, ordering ] ) ).toEqual( [
		ordering,
	] );
} );

test( 'an address that was added after the preview keeps the customer from being deleted', async ( {
	admin,
	site,
} ) => {
	const ids = await insertBulkCustomers( site, 1 );
	const run = await runOf(
		preview( admin, { action: 'delete', customer_ids: ids } )
	);
	await admin.send( 'POST', `customers/${ ids[ 0 ] }/address`, {
		body: {
			type: 'billing',
			address_1: 'Street 1',
			city: 'Berlin',
			postcode: '10115',
			country: 'DE',
		},
	} );
	expect( await runOf( runPreview( admin, run.id ) ) ).toMatchObject( {
		counts: { deleted: 0, failed: 1 },
	} );
} );

test( 'an order that was added after the preview keeps the customer from being deleted, also with force', async ( {
	admin,
	site,
} ) => {
	const [ id = 0 ] = await insertBulkCustomers( site, 1 );
	const run = await runOf(
		preview( admin, {
			action: 'delete',
			customer_ids: [ id ],
			data: { force: true },
		} )
	);
	await runSql(
		site,
		`UPDATE {fct_orders} SET customer_id = ${ id } WHERE customer_id = 1`
	);
	expect( await runOf( runPreview( admin, run.id ) ) ).toMatchObject( {
		counts: { deleted: 0, failed: 1 },
	} );
} );

test( 'a preview is run for ten minutes, and only by the person who created it', async ( {
	admin,
	connect,
	site,
} ) => {
	const ids = await insertBulkCustomers( site, 1 );
	const { id } = await runOf(
		preview( admin, {
			action: 'update_status',
			customer_ids: ids,
			data: { status: 'inactive' },
		} )
	);
	const user = await site.createUser( { login: 'manager' } );
	await site.grant( user.id, [ 'customers/view', 'customers/manage' ] );
	expect( await runPreview( await connect( { user } ), id ) ).toMatchObject( {
		status: 404,
		body: { error: { code: 'run_not_found' } },
	} );

	await runSql(
		site,
		`UPDATE {fcc_runs} SET created_at = '2024-01-01 00:00:00' WHERE id = ${ id }`
	);
	const expired = {
		status: 409,
		body: { error: { code: 'preview_expired' } },
	};
	expect( await runPreview( admin, id ) ).toMatchObject( expired );
	expect(
		await admin.send( 'POST', `customers/runs/${ id }/continue` )
	).toMatchObject( expired );
	expect(
		await rowsOf( site, 'fct_customers', statuses( ids ) )
	).toMatchObject( [ { status: 'active' } ] );
} );

test( 'a preview selects at most 1,000 customers, and bad requests name the field', async ( {
	admin,
	site,
} ) => {
	await insertBulkCustomers( site, MOST + 1 );
	const cases: Array< [ body: object, field: string ] > = [
		[
			{
				action: 'update_status',
				search: 'bulk',
				data: { status: 'inactive' },
			},
			'search',
		],
		[ { action: 'delete', filters: {} }, 'filters' ],
		[ { action: 'delete' }, 'customer_ids' ],
		[ { action: 'export', customer_ids: [ 1 ] }, 'action' ],
		[ { action: 'update_status', customer_ids: [ 1 ] }, 'data[status]' ],
		[
			{ action: 'delete', customer_ids: [ 1 ], data: { undo: false } },
			'data[undo]',
		],
	];
	const answers = [];
	for ( const [ body ] of cases ) {
		answers.push( await preview( admin, body ) );
	}
	expect( answers ).toMatchObject(
		cases.map( ( [ , field ] ) => ( {
			status: 400,
			body: { error: { fields: { [ field ]: expect.any( String ) } } },
		} ) )
	);
	expect( answers[ 0 ]?.body ).toMatchObject( {
		error: {
			fields: {
				search: 'This selects 1,001 customers. Select 1,000 or fewer.',
			},
		},
	} );
} );

test( 'the dry run of an undo is a preview, a paused or finished run of another kind is none', async ( {
	admin,
	site,
} ) => {
	const ids = await insertBulkCustomers( site, 2 );
	const { run_id: id } = await admin.bulk( {
		action: 'update_status',
		customer_ids: ids,
		data: { status: 'inactive' },
	} );
	expect( await runPreview( admin, Number( id ) ) ).toMatchObject( {
		status: 404,
	} );
	const check = await runOf(
		admin.send( 'POST', `customers/runs/${ id }/undo`, {
			body: { dry_run: true },
		} )
	);
	expect( await runOf( runPreview( admin, check.id ) ) ).toMatchObject( {
		kind: 'undo',
		state: 'done',
		counts: { updated: 2 },
	} );
} );

test( 'a person who has lost the right since the preview can’t run it, and nothing starts', async ( {
	connect,
	site,
} ) => {
	const [ id = 0 ] = await insertBulkCustomers( site, 1 );
	const manager = await site.createUser( {
		login: 'manager',
		rights: [ 'customers/view', 'customers/manage' ],
	} );
	const client = await connect( { user: manager } );
	const run = await runOf(
		preview( client, {
			action: 'update_status',
			customer_ids: [ id ],
			data: { status: 'inactive' },
		} )
	);
	await site.revoke( manager.id );
	await site.grant( manager.id, [ 'customers/view' ] );
	expect( await runPreview( client, run.id ) ).toMatchObject( {
		status: 403,
		body: { error: { code: 'insufficient_permissions' } },
	} );
	expect(
		await rowsOf( site, 'fct_customers', statuses( [ id ] ) )
	).toMatchObject( [ { status: 'active' } ] );
	expect(
		await rowsOf( site, 'fcc_runs', `WHERE started_at IS NOT NULL` )
	).toEqual( [] );
} );
