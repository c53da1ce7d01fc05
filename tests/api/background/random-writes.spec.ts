import { reconcile } from '../support/overview/overview.ts';
import {
	API_WRITES,
	TRACED_SQL_WRITES,
	UNTRACED_SQL_WRITES,
	WriteContext,
	expectRecount,
	killJobs,
	oneOf,
	seeded,
} from '../support/random-writes.ts';
import { runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

/** `FCC_WRITES=1000` writes more, for minutes. */
const WRITES = Number( process.env.FCC_WRITES ?? 60 );

/** Another one each day, so that a failure can be repeated and not every run writes the same. */
const SEED = Number(
	process.env.FCC_SEED ?? Math.floor( Date.now() / 86_400_000 )
);

test( 'writes with a trace are in every answer before any job has finished', async ( {
	admin,
	site,
} ) => {
	test.setTimeout( 60_000 + 600 * WRITES );
	const random = seeded( SEED );
	const context = new WriteContext( site, admin, random );
	await reconcile( site );
	for ( let write = 1; write <= WRITES; write++ ) {
		await oneOf( random, [ ...API_WRITES, ...TRACED_SQL_WRITES ] )(
			context
		);
		if ( write % 20 === 5 ) {
			await killJobs( site, Math.floor( 200 * random() ) );
		}
		if ( write % 60 === 0 ) {
			await test.step( `after ${ write } writes, seed ${ SEED }`, () =>
				expectRecount( admin, site ) );
		}
	}
	expect( WRITES ).toBeGreaterThanOrEqual( 60 );
} );

test( 'after writes of any kind and killed jobs, a reconcile makes every answer equal a recount', async ( {
	admin,
	site,
} ) => {
	test.setTimeout( 60_000 + 600 * WRITES );
	const random = seeded( SEED + 1 );
	const context = new WriteContext( site, admin, random );
	for ( let write = 1; write <= WRITES; write++ ) {
		await oneOf( random, [
			...API_WRITES,
			...TRACED_SQL_WRITES,
			...UNTRACED_SQL_WRITES,
		] )( context );
		if ( write % 15 === 0 ) {
			await killJobs( site, Math.floor( 300 * random() ) );
		}
	}
	// The lease of the last killed process ends.
	await runSql( site, 'UPDATE {fcc_jobs} SET lease_until = 1' );
	await reconcile( site );
	await test.step( `seed ${ SEED }`, () => expectRecount( admin, site ) );
	expect( WRITES ).toBeGreaterThanOrEqual( 60 );
} );
