import { IS_ON_SQLITE } from '../../support/environment.ts';
import { commandRun, driven, getRun, undo } from '../runs/support/runs.ts';
import { countRows, rowsOf, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import {
	addRows,
	createImport,
	importFile,
	planImport,
} from './support/imports.ts';

const COLUMNS = [
	'email',
	'first_name',
	'phone',
	'billing[city]',
	'additional_info[vat]',
];

/** Every third of these customers exists in the store, without a name. */
const ROWS = Array.from( { length: 250 }, ( _, n ) => [
	`c${ n }@example.com`,
	`Name ${ n }`,
	`+1 ${ n }`,
	'Boston',
	String( n ),
] );

/** More than the statements of a request that finishes the import. */
const CUTS = 130;

if ( ! IS_ON_SQLITE ) {
	test(
		'an import whose connection is lost before any statement goes on, and imports each row once',
		{ tag: [ '@slow', '@cluster' ] },
		async ( { admin, site } ) => {
			test.setTimeout( 240_000 );
			await importFile( admin, {
				columns: [ 'email' ],
				rows: ROWS.filter( ( _, n ) => n % 3 === 0 ).map(
					( [ email = '' ] ) => [ email ]
				),
			} );
			const before = await countRows( site, 'fct_customers' );
			const { id } = await createImport( admin, COLUMNS );
			await addRows( admin, id, ROWS );
			const { id: runId } = await planImport( admin, id );
			await site.addPlugin( 'database/cut-connection' );
			for ( let cut = 1; cut <= CUTS; cut += 2 ) {
				await admin.send(
					'POST',
					`customers/runs/${ runId }/continue`,
					{ body: {}, headers: { 'X-Test-Cut': String( cut ) } }
				);
			}
			const run = await driven(
				admin,
				await commandRun( admin, runId, 'continue' )
			);
			expect( run ).toMatchObject( {
				state: 'done',
				processed: 250,
				counts: { created: 166, updated: 84, failed: 0 },
			} );
			expect( await countRows( site, 'fct_customers' ) ).toBe(
				before + 166
			);
			for ( const [ table, count ] of [
				[ 'fct_customer_addresses', 250 ],
				[ 'fct_customer_meta', 500 ],
			] as const ) {
				expect(
					await rowsOf(
						site,
						table,
						"AS t WHERE t.customer_id IN ( SELECT id FROM {fct_customers} WHERE email REGEXP '^c[0-9]+@example.com$' )"
					),
					table
				).toHaveLength( count );
			}
			await undo( admin, runId );
			expect( await countRows( site, 'fct_customers' ) ).toBe( before );
		}
	);
}

test(
	'an import whose driver was killed goes on when the lease has expired',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = await createImport( admin, COLUMNS );
		await addRows( admin, id, ROWS );
		const { id: runId } = await planImport( admin, id );
		await runSql(
			site,
			`UPDATE {fcc_runs} SET state = 'running', started_at = created_at, lease_token = 'killed', lease_until = ${ Math.floor( Date.now() / 1000 ) + 3 } WHERE id = ${ runId }`
		);
		expect(
			await driven( admin, await getRun( admin, runId ) )
		).toMatchObject( { state: 'done', counts: { created: 250 } } );
	}
);

test(
	'a batch with a row that the database rejects fails that row only',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const { id } = await admin.createCustomer( {
			email: 'c1@example.com',
			additional_info: Object.fromEntries(
				Array.from( { length: 100 }, ( _, n ) => [ `k${ n }`, 'x' ] )
			),
		} );
		const before = await countRows( site, 'fct_customers' );
		const run = await importFile( admin, {
			columns: COLUMNS,
			rows: ROWS.slice( 0, 3 ),
		} );
		expect( run ).toMatchObject( {
			state: 'done',
			counts: { created: 2, failed: 1 },
		} );
		expect( await admin.getCustomer( id ) ).toMatchObject( {
			first_name: '',
		} );
		expect( await countRows( site, 'fct_customers' ) ).toBe( before + 2 );
	}
);
