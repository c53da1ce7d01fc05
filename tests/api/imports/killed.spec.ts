import { type APIRequestContext } from '@playwright/test';
import { IS_ON_CLUSTER } from '../../support/environment.ts';
import { type TestSite } from '../../support/test-site.ts';
import {
	KILLS,
	LOG_OF_KILLS,
	differences,
	dump,
	endWithKills,
	expireLease,
	killDuring,
} from '../runs/support/kills.ts';
import { commandRun } from '../runs/support/runs.ts';
import { reconcileAll } from '../support/large-store.ts';
import { countRows, insertCustomers, rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import {
	addRows,
	createImport,
	getImport,
	planImport,
} from './support/imports.ts';

/** Rows of the file. */
const ROWS = Number( process.env.FCC_ROWS ?? 20_000 );

/** Of the first rows, those whose customer exists, without a name. */
const EXISTING = 5_000;

const ROWS_OF_REQUEST = 500;

const COLUMNS = [
	'email',
	'first_name',
	'phone',
	'billing[city]',
	'additional_info[vat]',
];

test.use( {
	rateLimits: 'lifted',
	expectedLog: [ LOG_OF_KILLS, { scope: 'test' } ],
} );

if ( ! IS_ON_CLUSTER ) {
	test(
		'a file whose import and undo are killed at random has each row once, then none',
		{ tag: '@everywhere' },
		async ( { admin, site } ) => {
			test.setTimeout( 600_000 + ROWS * 40 + KILLS * 240_000 );
			await insertCustomers( site, EXISTING, {
				email: 'Row%d@example.com',
				status: 'active',
				created_at: '2026-01-01 00:00:00',
				updated_at: '2026-01-01 00:00:00',
			} );
			await reconcileAll( site );
			const before = await dump( site );
			const customers = await countRows( site, 'fct_customers' );
			const context = await site.client( site.users.admin );

			const { id } = await createImport(
				admin,
				COLUMNS,
				{},
				{ total: ROWS }
			);
			await sendWithKills( context, site, id );
			await sendRest(
				async ( from, rows ) => {
					await addRows( admin, id, rows, from );
				},
				( await getImport( admin, id ) ).rows
			);

			await killDuring(
				site,
				context.post( `customers/imports/${ id }/plan`, { data: {} } )
			);
			await expireLease( site );
			const planned = await planImport( admin, id );
			expect( planned.plan?.counts ).toMatchObject( {
				created: ROWS - EXISTING,
				updated: EXISTING,
				failed: 0,
			} );

			const run = await endWithKills( admin, context, site, planned.id );
			expect( run ).toMatchObject( {
				state: 'done',
				processed: ROWS,
				counts: {
					created: ROWS - EXISTING,
					updated: EXISTING,
					failed: 0,
				},
			} );
			const ofFile =
				"AS c WHERE c.email LIKE 'row%@example.com' AND c.first_name LIKE 'Name %'";
			expect( await countRows( site, 'fct_customers', ofFile ) ).toBe(
				ROWS
			);
			expect( await countRows( site, 'fct_customers' ) ).toBe(
				customers + ROWS - EXISTING
			);
			expect(
				await rowsOf(
					site,
					'fct_customer_addresses',
					"AS a WHERE a.city = 'Boston' AND EXISTS ( SELECT 1 FROM {fct_customer_addresses} AS b WHERE b.customer_id = a.customer_id AND b.id <> a.id )"
				)
			).toEqual( [] );
			expect(
				await countRows(
					site,
					'fct_customer_addresses',
					"WHERE city = 'Boston'"
				)
			).toBe( ROWS );
			expect(
				await countRows(
					site,
					'fcc_run_changes',
					`WHERE run_id = ${ run.id }`
				)
			).toBe( ROWS );

			await reconcileAll( site );
			const again = await createImport( admin, COLUMNS );
			await sendRest( async ( from, rows ) => {
				await addRows( admin, again.id, rows, from );
			}, 0 );
			expect(
				( await planImport( admin, again.id ) ).plan?.counts.unchanged
			).toBe( ROWS );

			const undone = await endWithKills(
				admin,
				context,
				site,
				( await commandRun( admin, run.id, 'undo', { dry_run: true } ) )
					.id
			);
			expect( undone.counts ).toMatchObject( {
				deleted: ROWS - EXISTING,
				updated: EXISTING,
				kept: 0,
				failed: 0,
			} );
			await reconcileAll( site );
			expect( differences( before, await dump( site ) ) ).toEqual( [] );
			await context.dispose();
		}
	);
}

function row( n: number ): string[] {
	return [
		`row${ n }@example.com`,
		`Name ${ n }`,
		`+1 ${ n }`,
		'Boston',
		String( n ),
	];
}

/** Sends the rows from a number on, in requests of 500. */
async function sendRest(
	send: ( from: number, rows: string[][] ) => Promise< void >,
	first: number
): Promise< void > {
	for ( let from = first; from < ROWS; from += ROWS_OF_REQUEST ) {
		await send( from, rowsFrom( from ) );
	}
}

function rowsFrom( from: number ): string[][] {
	return Array.from(
		{ length: Math.min( ROWS_OF_REQUEST, ROWS - from ) },
		( _, n ) => row( from + n )
	);
}

/** Sends rows as a browser does, while PHP or the database is killed. */
async function sendWithKills(
	context: APIRequestContext,
	site: TestSite,
	id: number
): Promise< void > {
	for ( let kill = 0; kill < KILLS; kill++ ) {
		const url = `customers/imports/${ id }`;
		const answer = await context.get( url );
		const { data } = ( await answer.json() ) as {
			data: { import: { rows: number } };
		};
		await killDuring(
			site,
			sendRest( async ( from, rows ) => {
				await context.post( `${ url }/rows`, {
					data: { from, rows },
					timeout: 60_000,
				} );
			}, data.import.rows )
		);
	}
}
