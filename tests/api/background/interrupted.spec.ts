import { type TestSite } from '../../support/test-site.ts';
import { expect, test } from '../support/test.ts';

/** Derived tables and what is left to do, by name. */
type Digests = Record< string, string >;

/** Runs that are ended at a statement, of one kind of changes. */
const MAX_RUNS = 150;

/** Jobs that write in their own transactions only. */
const JOBS = [ 'counts', 'search', 'emails', 'overviews', 'check', 'figures' ];

for ( const { changes, isTraced } of [
	{ changes: 'FluentCart', isTraced: true },
	{ changes: 'plain SQL', isTraced: false },
] ) {
	test( `after a run that is killed at any statement, the next run completes the changes by ${ changes }`, async ( {
		site,
	} ) => {
		test.setTimeout( 180_000 );
		await site.call( 'interrupted-jobs/shrink_store' );
		const expected: Digests[] = [];
		for ( const isSecond of [ true, false ] ) {
			await changeStore( site, isSecond, isTraced );
			expected[ Number( isSecond ) ] = await rebuild( site );
		}
		expect( expected[ 0 ] ).not.toEqual( expected[ 1 ] );

		let isSecond = false;
		/** Changes the store, and runs the jobs up to a statement. */
		const runUntil = async ( statement: number ) => {
			isSecond = ! isSecond;
			await changeStore( site, isSecond, isTraced );
			const last = await site.call< string | null >(
				'interrupted-jobs/run_until',
				{ statement }
			);
			expect(
				await site.call( 'interrupted-jobs/recover', {
					is_traced: isTraced,
				} ),
				`statement ${ statement }: ${ last }`
			).toEqual( expected[ Number( isSecond ) ] );
			return last;
		};
		const step = await stepOf( runUntil );
		let statement = 1;
		while ( await runUntil( statement ) ) {
			statement += step;
		}
		expect( statement ).toBeGreaterThan( 50 );
	} );
}

for ( const job of JOBS ) {
	test( `a process that has lost the lease of “${ job }” before any transaction writes nothing more`, async ( {
		site,
	} ) => {
		await site.call( 'interrupted-jobs/shrink_store' );
		let isSecond = false;
		let transaction = 0;
		let lost: { result: string; changed: string[] } | null;
		do {
			isSecond = ! isSecond;
			await changeStore( site, isSecond, false );
			transaction++;
			lost = await site.call( 'interrupted-jobs/run_losing_lease', {
				job,
				transaction,
			} );
			expect(
				lost ?? { result: 'Busy', changed: [] },
				`transaction ${ transaction }`
			).toEqual( { result: 'Busy', changed: [] } );
			await site.call( 'interrupted-jobs/recover', {
				is_traced: false,
			} );
		} while ( lost );
		expect( transaction ).toBeGreaterThan( 2 );
	} );
}

/** The difference of two statements at which runs are ended, so that there are at most MAX_RUNS. */
async function stepOf(
	runUntil: ( statement: number ) => Promise< string | null >
): Promise< number > {
	let statements = MAX_RUNS;
	while ( await runUntil( statements ) ) {
		statements += MAX_RUNS;
	}
	return statements / MAX_RUNS;
}

function changeStore(
	site: TestSite,
	isSecond: boolean,
	isTraced: boolean
): Promise< void > {
	return site.call( 'interrupted-jobs/change_store', {
		is_second: isSecond,
		is_traced: isTraced,
	} );
}

function rebuild( site: TestSite ): Promise< Digests > {
	return site.call( 'interrupted-jobs/rebuild' );
}
