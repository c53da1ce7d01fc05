import { expectedOverviews } from '../support/overview/overview-oracle.ts';
import {
	overviewByPeriod,
	reconcile,
	runJobs,
} from '../support/overview/overview.ts';
import { searchIds } from '../support/search.ts';
import { type Table, insertCustomer, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

const EMPTIED: Table[][] = [
	[ 'fcc_search_documents', 'fcc_search_terms', 'fcc_daily_summaries' ],
	[ 'fcc_search_terms' ],
	[ 'fcc_search_documents' ],
];

for ( const tables of EMPTIED ) {
	test(
		`after a backup was restored without the rows of ${ tables.join(
			', '
		) }, the jobs derive them again`,
		{ tag: '@cluster' },
		async ( { admin, site } ) => {
			const id = await insertCustomer( site, {
				email: 'before@example.com',
				first_name: 'Vercingetorix',
			} );
			// Search finds the newest customers without the index.
			await insertCustomer( site, {
				id: 9_000,
				email: 'new@example.com',
			} );
			await reconcile( site );
			for ( const table of tables ) {
				await runSql( site, `DELETE FROM {${ table }}` );
			}
			// The next run a minute later checks the tables.
			await site.call( 'checkpoints/age_reconcile', {
				job: 'tables',
				seconds: 3_601,
			} );
			await runJobs( site );
			expect( await searchIds( admin, 'vercingetorix' ) ).toEqual( [
				id,
			] );
			expect( await overviewByPeriod( admin ) ).toEqual(
				await expectedOverviews( site )
			);
		}
	);
}
