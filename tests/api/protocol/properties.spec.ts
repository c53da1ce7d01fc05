import fc from 'fast-check';
import { requestsTo } from '../support/generated/requests.ts';
import { OPERATIONS } from '../support/operations.ts';
import { runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const { FCC_RUNS, FCC_SEED } = process.env;

/** `FCC_RUNS=1000` runs more cases, `FCC_SEED=1` other ones. A failure prints its seed. */
const EFFORT = {
	seed: Number( FCC_SEED ?? 20261123 ),
	numRuns: Number( FCC_RUNS ?? 30 ),
	// Limits all operations together to about a minute on any computer.
	...( ! FCC_RUNS && {
		interruptAfterTimeLimit: 60_000 / OPERATIONS.length,
	} ),
};

test.use( { rateLimits: 'lifted' } );

for ( const operation of OPERATIONS ) {
	test(
		`${ operation.operationId } answers any request without failing`,
		{ tag: '@slow' },
		async ( { admin, site } ) => {
			test.setTimeout( 60_000 + EFFORT.numRuns * 500 );
			await site.addPlugin( 'watch-rows' );
			// A small store, because it is read again and again.
			await runSql(
				site,
				'DELETE FROM {fct_customers} WHERE id > 9',
				...[
					'fct_customer_addresses',
					'fct_customer_meta',
					'fct_orders',
					'fcc_search_terms',
					'fcc_search_documents',
				].map(
					( table ) =>
						`DELETE FROM {${ table }} WHERE customer_id > 9`
				)
			);
			await fc.assert(
				fc.asyncProperty(
					requestsTo( operation ),
					async ( { method, path, ...options } ) => {
						const answer = await admin.send(
							method,
							path,
							options
						);
						const { status, headers } = answer;
						const mayChange = status < 300 && method !== 'GET';
						expect( {
							isServerError: status >= 500,
							complaints: decodeURIComponent(
								headers[ 'x-test-warnings' ] ?? 'none told'
							),
							rows: mayChange ? 'same' : headers[ 'x-test-rows' ],
						} ).toEqual( {
							isServerError: false,
							complaints: '',
							rows: 'same',
						} );
					}
				),
				EFFORT
			);
		}
	);
}
