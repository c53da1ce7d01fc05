import { IS_ON_SQLITE } from '../../support/environment.ts';
import { insertBulkCustomers } from '../support/bulk.ts';
import { reconcile } from '../support/overview/overview.ts';
import { countRows, rowsOf, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { commandRun, driven, getRun, undo } from './support/runs.ts';

const MANY = 700;

/** More than the statements of a request that finishes the run. */
const CUTS = 45;

/** More than the statements of a request that brings back three customers. */
const CUTS_OF_RESTORATION = 100;

if ( ! IS_ON_SQLITE ) {
	test(
		'a run whose connection is lost before any statement goes on, and changes each customer once',
		{ tag: [ '@slow', '@cluster' ] },
		async ( { admin, site } ) => {
			test.setTimeout( 120_000 );
			await insertBulkCustomers( site, MANY );
			await site.addPlugin( 'database/cut-connection' );
			const { run_id: runId } = await admin.bulk( {
				action: 'update_status',
				search: 'bulk',
				data: { status: 'inactive', background: true },
			} );
			const id = Number( runId );
			for ( let cut = 1; cut <= CUTS; cut++ ) {
				await admin.send( 'POST', `customers/runs/${ id }/continue`, {
					body: {},
					headers: { 'X-Test-Cut': String( cut ) },
				} );
			}
			expect(
				await driven( admin, await commandRun( admin, id, 'continue' ) )
			).toMatchObject( {
				state: 'done',
				counts: { updated: MANY },
			} );
			expect( await countRows( site, 'fcc_activity' ) ).toBe( MANY );
			const { id: undoId } = await commandRun( admin, id, 'undo', {
				dry_run: true,
			} );
			for ( let cut = 1; cut <= CUTS; cut++ ) {
				await admin.send(
					'POST',
					`customers/runs/${ undoId }/continue`,
					{ body: {}, headers: { 'X-Test-Cut': String( cut ) } }
				);
			}
			expect(
				await driven(
					admin,
					await commandRun( admin, undoId, 'continue' )
				)
			).toMatchObject( { state: 'done', counts: { updated: MANY } } );
			expect( await countRows( site, 'fcc_activity' ) ).toBe( 2 * MANY );
		}
	);

	test(
		'customers come back once if the connection is lost before any statement of the undo',
		{ tag: [ '@slow', '@cluster' ] },
		async ( { admin, site } ) => {
			test.setTimeout( 240_000 );
			const ids = await insertBulkCustomers( site, 3 );
			await site.addPlugin( 'database/cut-connection' );
			const dumpRows = () =>
				Promise.all(
					(
						[
							'fct_customers',
							'fcc_search_documents',
							'fcc_search_terms',
						] as const
					 ).map( ( table ) =>
						rowsOf( site, table, 'ORDER BY 1, 2' )
					)
				);
			await admin.updateCustomer( Number( ids[ 0 ] ), {
				phone: '+1 212 1',
			} );
			await reconcile( site ); // Indexes the new customers.
			const before = await dumpRows();
			for ( let cut = 1; cut <= CUTS_OF_RESTORATION; cut += 3 ) {
				const { run_id: id } = await admin.bulk( {
					action: 'delete',
					customer_ids: ids,
				} );
				const { id: undoId } = await commandRun(
					admin,
					Number( id ),
					'undo',
					{ dry_run: true }
				);
				await admin.send(
					'POST',
					`customers/runs/${ undoId }/continue`,
					{ body: {}, headers: { 'X-Test-Cut': String( cut ) } }
				);
				expect(
					await driven(
						admin,
						await commandRun( admin, undoId, 'continue' )
					),
					`statement ${ cut }`
				).toMatchObject( { state: 'done', counts: { restored: 3 } } );
				expect( await dumpRows(), `statement ${ cut }` ).toEqual(
					before
				);
			}
		}
	);
}

test(
	'a run whose driver was killed goes on when the lease has expired',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await insertBulkCustomers( site, MANY );
		const { run_id: runId } = await admin.bulk( {
			action: 'update_status',
			search: 'bulk',
			data: { status: 'inactive', background: true },
		} );
		const id = Number( runId );
		await runSql(
			site,
			`UPDATE {fcc_runs} SET lease_token = 'killed', lease_until = ${ Math.floor( Date.now() / 1000 ) + 3 }`
		);
		expect(
			await driven( admin, await commandRun( admin, id, 'continue' ) )
		).toMatchObject( {
			state: 'done',
			counts: { updated: MANY },
		} );
	}
);

test( 'a checked undo whose start found a killed driver’s lease starts with the next request', async ( {
	admin,
	site,
} ) => {
	const ids = await insertBulkCustomers( site, 2 );
	const { run_id: id } = await admin.bulk( {
		action: 'update_status',
		customer_ids: ids,
		data: { status: 'inactive' },
	} );
	const { id: undoId } = await commandRun( admin, Number( id ), 'undo', {
		dry_run: true,
	} );
	await runSql(
		site,
		`UPDATE {fcc_runs} SET lease_token = 'killed', lease_until = ${ Math.floor( Date.now() / 1000 ) + 50 } WHERE id = ${ undoId }`
	);
	expect(
		await commandRun( admin, undoId, 'continue', { state: 'planned' } )
	).toMatchObject( { state: 'planned' } );
	await runSql( site, 'UPDATE {fcc_runs} SET lease_until = 0' );
	expect(
		await commandRun( admin, undoId, 'continue', { state: 'planned' } )
	).toMatchObject( { state: 'done', counts: { updated: 2 } } );
} );

test( 'a deletion that is paused in the middle can be undone as far as it went', async ( {
	admin,
	site,
} ) => {
	const ids = await insertBulkCustomers( site, MANY );
	const { run_id: runId } = await admin.bulk( {
		action: 'delete',
		search: 'bulk',
		data: { background: true },
	} );
	const id = Number( runId );
	await commandRun( admin, id, 'cancel' );
	const { processed } = await getRun( admin, id );
	expect( processed ).toBeLessThan( MANY );
	const run = await undo( admin, id );
	expect( run.counts.restored ).toBe( processed );
	expect(
		await rowsOf( site, 'fct_customers', `WHERE id IN ( ${ ids.join() } )` )
	).toHaveLength( MANY );
} );
