import { type TestSite } from '../../support/test-site.ts';
import { reconcile } from '../support/overview/overview.ts';
import { ageSearchReconcile, searchIds } from '../support/search.ts';
import {
	updateRow,
	insertCustomer,
	insertCustomers,
	rowsOfCustomer,
	runSql,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

const RENAMED = {
	first_name: 'Quirinius',
	last_name: 'Xylander',
	email: 'q@newname.example',
};

for ( const [ when, arrange ] of [
	[ 'after a reconcile', reconcile ],
	[ 'by the scheduled jobs a minute later', runJobsAMinuteLater ],
] as const ) {
	test(
		`a customer renamed by plain SQL is found ${ when }, under the new name only`,
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			const id = await insertCustomer( site, {
				email: 'before@oldname.example',
				first_name: 'Vercingetorix',
				updated_at: '2020-01-01 00:00:00',
			} );
			// Far below the newest ids, which every search checks.
			await insertCustomer( site, {
				id: 9000,
				email: 'new@example.com',
			} );
			await reconcile( site );
			expect( await searchIds( admin, 'verc' ) ).toEqual( [ id ] );

			await updateRow( site, 'fct_customers', id, RENAMED );
			await arrange( site );
			for ( const search of [
				'quir',
				'xyl quir',
				'newname',
				RENAMED.email,
			] ) {
				expect( await searchIds( admin, search ) ).toEqual( [ id ] );
			}
			for ( const search of [ 'verc', 'oldname', 'before' ] ) {
				expect( await searchIds( admin, search ) ).toEqual( [] );
			}
		}
	);
}

test(
	'a customer deleted by plain SQL leaves no rows of the plugin',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( {
			email: 'gone@example.com',
		} );
		await admin.updateCustomer( id, { first_name: 'Gone' } );
		await site.call( 'rows/delete', {
			table: 'fct_customers',
			where: { id },
		} );
		await reconcile( site );
		expect(
			Object.values( await rowsOfCustomer( site, id ) ).flat()
		).toEqual( [] );
	}
);

test(
	'thousands of customers renamed by one statement are found within a minute',
	{ tag: '@slow' },
	async ( { admin, site } ) => {
		await insertCustomers( site, 3000, {
			email: 'i%d@import.example',
			first_name: 'Vercingetorix',
			last_name: 'Number%d',
		} );
		await reconcile( site );
		const paginationOf = async ( search: string ) =>
			( await admin.listCustomers( { search } ) ).pagination;
		expect( await paginationOf( 'verc num' ) ).toMatchObject( {
			total: 3000,
		} );

		await runSql(
			site,
			"UPDATE {fct_customers} SET first_name = 'Quirinius' WHERE id > 500"
		);
		await runJobsAMinuteLater( site );
		expect( await paginationOf( 'quir num' ) ).toMatchObject( {
			total: 3000,
		} );
		await reconcile( site );
		expect( await paginationOf( 'quir num' ) ).toMatchObject( {
			total: 3000,
			total_is_exact: true,
		} );
		expect( await paginationOf( 'verc' ) ).toMatchObject( { total: 0 } );
	}
);

test(
	'eight concurrent searches after a reconcile all find a customer renamed by plain SQL',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		await reconcile( site );
		await updateRow( site, 'fct_customers', 7, RENAMED );
		await reconcile( site );
		const searches = Array.from( { length: 8 }, () =>
			searchIds( admin, 'quirinius' )
		);
		for ( const ids of await Promise.all( searches ) ) {
			expect( ids ).toEqual( [ 7 ] );
		}
	}
);

test(
	'names that plain SQL and the API change during searches are found after the last reconcile',
	{ tag: [ '@oldest', '@cluster', '@slow' ] },
	async ( { admin, site } ) => {
		await reconcile( site );
		const ids = [ 11, 12, 13, 14 ];
		for ( let round = 1; round <= 5; round++ ) {
			await Promise.all( [
				...ids.map( ( id ) =>
					admin.updateCustomer( id, {
						first_name: `Ours${ round }x${ id }`,
					} )
				),
				runSql(
					site,
					...ids.map(
						( id ) =>
							`UPDATE {fct_customers} SET last_name = 'Theirs${ round }x${ id }' WHERE id = ${ id }`
					)
				).then( () => reconcile( site ) ),
				reconcile( site ),
				searchIds( admin, 'ours' ),
				searchIds( admin, 'theirs' ),
			] );
		}
		await reconcile( site );
		for ( const id of ids ) {
			expect( await searchIds( admin, `theirs5x${ id }` ) ).toEqual( [
				id,
			] );
			expect( await searchIds( admin, `ours5x${ id }` ) ).toEqual( [
				id,
			] );
			expect( await searchIds( admin, `theirs4x${ id }` ) ).toEqual( [] );
			expect( await searchIds( admin, `ours4x${ id }` ) ).toEqual( [] );
		}
	}
);

/** Runs the jobs as WordPress's cron does, when the reconcile of the search index is due. */
async function runJobsAMinuteLater( site: TestSite ): Promise< void > {
	await ageSearchReconcile( site, 61 );
	await site.call( 'jobs/run', { hook: 'fluent_cart_customers/run_jobs' } );
}
