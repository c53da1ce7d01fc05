import { reconcile } from '../support/overview/overview.ts';
import {
	API_WRITES,
	TRACED_SQL_WRITES,
	UNTRACED_SQL_WRITES,
	WriteContext,
	expectRecount,
	seeded,
	writeRandomly,
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
	const context = new WriteContext( site, admin, seeded( SEED ) );
	await reconcile( site );
	await writeRandomly(
		context,
		[ ...API_WRITES, ...TRACED_SQL_WRITES ],
		WRITES,
		() => test.step( `seed ${ SEED }`, () => expectRecount( admin, site ) )
	);

	expect( WRITES ).toBeGreaterThanOrEqual( 60 );
} );

test( 'after writes of any kind and killed jobs, a reconcile makes every answer equal a recount', async ( {
	admin,
	site,
} ) => {
	test.setTimeout( 60_000 + 600 * WRITES );
	const context = new WriteContext( site, admin, seeded( SEED + 1 ) );
	await writeRandomly(
		context,
		[ ...API_WRITES, ...TRACED_SQL_WRITES, ...UNTRACED_SQL_WRITES ],
		WRITES
	);

	// The lease of the last killed process ends.
	await runSql( site, 'UPDATE {fcc_jobs} SET lease_until = 1' );
	await reconcile( site );

	await test.step( `seed ${ SEED }`, () => expectRecount( admin, site ) );

	expect( WRITES ).toBeGreaterThanOrEqual( 60 );
} );
