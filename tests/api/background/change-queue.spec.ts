import { expectedOverviews } from '../support/overview/overview-oracle.ts';
import { overviewByPeriod, reconcile } from '../support/overview/overview.ts';
import { countRows } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { IS_ON_SQLITE } from '../../support/environment.ts';

const LOCK_WAIT_TIMEOUT = 1205;

// SQLite has no row locks.
if ( ! IS_ON_SQLITE ) {
	test( 'a writer does not wait for rows that another transaction has locked', async ( {
		site,
	} ) => {
		const { code, seconds, waits } = await site.call< {
			code: number;
			seconds: number;
			waits: [ string[], string[] ];
		} >( 'queue/push_while_locked' );
		expect( code ).toBe( LOCK_WAIT_TIMEOUT );
		// The default is 50 seconds.
		expect( seconds ).toBeLessThan( 10 );
		expect( waits[ 1 ] ).toEqual( waits[ 0 ] );
	} );

	test( 'rows of one kind are read through an index, however many other rows are in the queue', async ( {
		site,
	} ) => {
		await site.call( 'queue/fill', { rows: 2_000 } );
		expect( await site.call( 'queue/index_for_reading' ) ).toBe( 'kind' );
	} );
}

test(
	'thousands of queued changes are processed in batches',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		await site.call( 'queue/fill', { rows: 2_500 } );
		await admin.listCustomers();
		await reconcile( site );
		await reconcile( site );
		expect( await countRows( site, 'fcc_change_queue' ) ).toBe( 0 );
		expect( ( await admin.listCustomers() ).pagination.total ).toBe(
			await countRows( site, 'fct_customers' )
		);
		expect( await overviewByPeriod( admin ) ).toEqual(
			await expectedOverviews( site )
		);
	}
);
