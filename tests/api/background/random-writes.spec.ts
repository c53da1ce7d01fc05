import {
	TIMEOUT,
	WRITES,
	checkTracedWrites,
	checkWritesOfAnyKind,
} from '../support/random-writes.ts';
import { expect, test } from '../support/test.ts';

test.use( { rateLimits: 'lifted' } );

test( 'writes with a trace are in every answer before any job has finished', async ( {
	admin,
	site,
} ) => {
	test.setTimeout( TIMEOUT );
	expect( WRITES ).toBeGreaterThanOrEqual( 60 );
	await checkTracedWrites( admin, site );
} );

test( 'after writes of any kind and killed jobs, a reconcile makes every answer equal a recount', async ( {
	admin,
	site,
} ) => {
	test.setTimeout( TIMEOUT );
	expect( WRITES ).toBeGreaterThanOrEqual( 60 );
	await checkWritesOfAnyKind( admin, site );
} );
