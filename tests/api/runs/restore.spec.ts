import { FULL, HOME } from '../support/addresses.ts';
import { insertBulkCustomers } from '../support/bulk.ts';
import { reconcile } from '../support/overview/overview.ts';
import {
	changeAndGetRun,
	commandRun,
	driven,
	getLastEntry,
	listRunResults,
	undo,
} from './support/runs.ts';
import { insertCustomer, rowsOf, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

test(
	'a deleted customer comes back with ids, addresses, info, activity, user and orders',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const user = await site.createUser( {
			login: 'buyer',
			role: 'subscriber',
		} );
		await admin.attachUser( ADA, user.id );
		await admin.createAddress( ADA, FULL );
		await admin.createAddress( ADA, HOME );
		await admin.updateCustomer( ADA, {
			phone: '+49 30 1',
			additional_info: { vip: 'ü😀', notes: 'Call first' },
		} );
		const before = await admin.getCustomer( ADA );
		const rows = await rowsOfAda();
		const overview = await admin.getOverview( 'all' );
		const id = await changeAndGetRun(
			admin,
			'DELETE',
			`customers/${ ADA }`,
			{ force: true }
		);
		const undone = await undo( admin, id );
		expect( await admin.getCustomer( ADA ) ).toEqual( before );
		expect( await getLastEntry( admin, ADA ) ).toMatchObject( {
			type: 'customer_restored',
			changes: [],
			author: { id: expect.any( Number ) },
			run: { id: undone.id, kind: 'undo', customers: 1, can_undo: true },
		} );
		expect( await rowsOfAda() ).toEqual( rows );
		const found = await admin.listCustomers( { search: before.email } );
		expect( found.customers ).toMatchObject( [ { id: ADA } ] );
		await reconcile( site );
		expect( ( await admin.getOverview( 'all' ) ).figures ).toEqual(
			overview.figures
		);

		async function rowsOfAda() {
			return Promise.all(
				(
					[
						'fct_customer_addresses',
						'fct_customer_meta',
						'fct_orders',
						'fcc_activity',
						'fcc_accounts',
					] as const
				 ).map( ( table ) =>
					rowsOf(
						site,
						table,
						table === 'fcc_activity'
							? `WHERE customer_id = ${ ADA } AND type <> 'customer_restored' ORDER BY 1`
							: `WHERE customer_id = ${ ADA } ORDER BY 1`
					)
				)
			);
		}
	}
);

test( 'a deletion with undo: false records nothing, and earlier changes keep what they recorded', async ( {
	admin,
	site,
} ) => {
	const [ one = 0, other = 0 ] = await insertBulkCustomers( site, 2 );
	const edit = await changeAndGetRun( admin, 'PUT', `customers/${ one }`, {
		first_name: 'Changed',
	} );
	expect(
		await changeAndGetRun( admin, 'DELETE', `customers/${ one }`, {
			undo: false,
		} )
	).toBe( 0 );
	const { run_id: id } = await admin.bulk( {
		action: 'delete',
		customer_ids: [ other ],
		data: { undo: false },
	} );
	expect(
		await rowsOf( site, 'fcc_run_changes', 'ORDER BY run_id' )
	).toMatchObject( [
		{ run_id: `${ edit }`, after: expect.stringContaining( 'Changed' ) },
		{ run_id: `${ id }`, before: null, after: null },
	] );
} );

test(
	'200 customers deleted by mistake come back, but for an id and an email that are taken',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const ids = await insertBulkCustomers( site, 200 );
		const before = await rowsOf(
			site,
			'fct_customers',
			"WHERE email LIKE 'bulk%' ORDER BY id"
		);
		const { run_id: runId } = await admin.bulk( {
			action: 'delete',
			customer_ids: ids,
		} );
		const id = Number( runId );
		await insertCustomer( site, { email: 'bulk0@example.com' } );
		const plan = await commandRun( admin, id, 'undo', { dry_run: true } );
		expect( plan.plan ).toMatchObject( {
			counts: { restored: 199, failed: 1 },
			failed: [ { code: 'email_taken', customers: 1 } ],
		} );
		const run = await driven(
			admin,
			await commandRun( admin, plan.id, 'continue' )
		);
		expect( run.counts ).toMatchObject( { restored: 199, failed: 1 } );
		expect(
			await listRunResults( admin, run.id, { outcome: 'failed' } )
		).toMatchObject( [ { customer_id: ids[ 0 ], code: 'email_taken' } ] );
		expect(
			await rowsOf(
				site,
				'fct_customers',
				`WHERE id IN ( ${ ids.join() } ) ORDER BY id`
			)
		).toEqual( before.slice( 1 ) );
		const again = await undo( admin, run.id );
		expect( again.counts ).toMatchObject( { deleted: 199 } );
	}
);

test( 'a restored customer who was edited or has ordered since is kept', async ( {
	admin,
	site,
} ) => {
	const [ edited = 0, ordered = 0, same = 0 ] = await insertBulkCustomers(
		site,
		3
	);
	const { run_id: id } = await admin.bulk( {
		action: 'delete',
		customer_ids: [ edited, ordered, same ],
	} );
	const restored = await undo( admin, Number( id ) );
	await admin.updateCustomer( edited, { first_name: 'Edited' } );
	await runSql(
		site,
		`UPDATE {fct_orders} SET customer_id = ${ ordered } WHERE customer_id = ${ ADA }`
	);
	const run = await undo( admin, restored.id );
	expect( run.counts ).toMatchObject( { kept: 2, deleted: 1 } );
	const results = await listRunResults( admin, run.id, { outcome: 'kept' } );
	expect(
		Object.fromEntries(
			results.map( ( { customer_id: customer, code } ) => [
				customer,
				code,
			] )
		)
	).toEqual( { [ edited ]: 'changed_since', [ ordered ]: 'has_orders' } );
} );
