import { type TestSite } from '../../support/test-site.ts';
import { type ApiClient } from '../support/api-client.ts';
import { reconcile } from '../support/overview/overview.ts';
import { type Table, countRows, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { IS_ON_SQLITE } from '../../support/environment.ts';

/** The columns and keys of the plugin's tables. */
type Structure = Record< string, { columns: string[]; keys: string[] } >;

/** Tables with rows that cannot be derived again. */
const KEPT: Table[] = [
	'fcc_activity',
	'fcc_meta_pointers',
	'fcc_runs',
	'fcc_run_changes',
];

test.use( { rateLimits: 'lifted' } );

test(
	'each missing table is created again and breaks no request',
	{ tag: '@cluster' },
	async ( { site, admin } ) => {
		const complete = await structure( site );
		expect( Object.keys( complete ).length ).toBeGreaterThan( 10 );
		for ( const table of Object.keys( complete ) ) {
			await runSql( site, `DROP TABLE {${ table }}` );

			await test.step( table, () => sendEveryKind( admin ) );

			await reconcile( site );
			expect( await structure( site ), table ).toEqual( complete );
			expect( await setupHealth( site ), table ).toBe( 'good' );
		}
	}
);

test( 'all missing tables are created again', async ( { site, admin } ) => {
	const complete = await structure( site );
	for ( const table of Object.keys( complete ) ) {
		await runSql( site, `DROP TABLE {${ table }}` );
	}
	expect( await setupHealth( site ) ).toBe( 'critical' );
	await sendEveryKind( admin );
	await reconcile( site );
	expect( await structure( site ) ).toEqual( complete );
} );

test(
	'a reconcile creates missing tables and columns',
	{ tag: '@oldest' },
	async ( { site } ) => {
		const complete = await structure( site );
		await runSql( site, 'DROP TABLE {fcc_exports}' );
		await runSql( site, 'ALTER TABLE {fcc_activity} DROP COLUMN changes' );
		await reconcile( site );
		expect( await structure( site ) ).toEqual( complete );
	}
);

test(
	'each missing column is added again and breaks no request',
	{ tag: '@slow' },
	async ( { site, admin } ) => {
		test.setTimeout( 300_000 );
		const complete = await structure( site );
		for ( const { name, sql } of droppable( complete ) ) {
			await runSql( site, sql );

			await test.step( name, () => sendTypicalRequests( admin ) );

			await reconcile( site );
			expect( await structure( site ), name ).toEqual( complete );
		}
	}
);

test( 'no rows are lost that cannot be derived', async ( { site, admin } ) => {
	const { id } = await admin.createCustomer( {
		email: 'kept@example.com',
		phone: '+1 212 555 0101',
	} );
	await admin.updateCustomer( id, { first_name: 'Kept' } );
	const counts = () =>
		Promise.all( KEPT.map( ( table ) => countRows( site, table ) ) );
	const before = await counts();
	expect( before ).not.toContain( 0 );
	await runSql(
		site,
		'ALTER TABLE {fcc_activity} DROP COLUMN changes',
		'ALTER TABLE {fcc_meta_pointers} DROP COLUMN info_meta_id',
		'ALTER TABLE {fcc_runs} DROP COLUMN plan',
		'ALTER TABLE {fcc_run_changes} DROP COLUMN code'
	);
	await reconcile( site );
	expect( await counts() ).toEqual( before );
	expect( await admin.getCustomer( id ) ).toMatchObject( {
		phone: '+1 212 555 0101',
	} );
	const { activity } = await admin.listActivity( id );
	expect( activity ).toHaveLength( 2 );
} );

test(
	'derived data is derived again instead of taken as complete',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { site, admin } ) => {
		await reconcile( site );
		const before = await derived( admin );
		for ( const table of [
			'fcc_search_terms',
			'fcc_search_documents',
			'fcc_daily_summaries',
			'fcc_checkpoints',
		] ) {
			await runSql( site, `DROP TABLE {${ table }}` );
			expect( await derived( admin ), table ).toEqual( before );
		}
		// An import of a table without its rows.
		await runSql( site, 'DELETE FROM {fcc_search_terms}' );
		await reconcile( site );
		await reconcile( site );
		expect( await derived( admin ) ).toEqual( before );
	}
);

if ( ! IS_ON_SQLITE ) {
	test( 'keys that a partial import left out are added again', async ( {
		site,
		admin,
	} ) => {
		const complete = await structure( site );
		await runSql(
			site,
			'ALTER TABLE {fcc_rate_windows} DROP PRIMARY KEY',
			'ALTER TABLE {fcc_search_terms} DROP PRIMARY KEY',
			'INSERT INTO {fcc_search_terms} SELECT * FROM {fcc_search_terms}',
			'ALTER TABLE {fcc_activity} MODIFY id bigint unsigned NOT NULL',
			'ALTER TABLE {fcc_activity} DROP PRIMARY KEY, DROP KEY customer_id',
			'ALTER TABLE {fcc_unique_values} DROP KEY customer_id'
		);
		expect( await setupHealth( site ) ).toBe( 'critical' );
		await reconcile( site );
		expect( await structure( site ) ).toEqual( complete );
		expect( await setupHealth( site ) ).toBe( 'good' );
		await sendEveryKind( admin );
		const { activity } = await admin.listActivity( 1 );
		expect( activity.length ).toBeGreaterThan( 0 );
	} );
}

let createdCount = 0;

/**
 * Lists, reads, creates and changes customers. Each request must succeed.
 * @return The id of the new customer.
 */
async function sendTypicalRequests( admin: ApiClient ): Promise< number > {
	createdCount += 1;
	await admin.listCustomers();
	await admin.getCustomer( 1 );
	const { id } = await admin.createCustomer( {
		email: `made${ createdCount }.${ Date.now() }@example.com`,
		first_name: 'Made',
		phone: '+1 212 555 0101',
	} );
	await admin.updateCustomer( id, { last_name: 'Here', phone: '555' } );
	await admin.updateCustomer( 1, { last_name: `Changed${ createdCount }` } );
	return id;
}

/** Sends a request of each kind that uses the plugin's own tables. Each must succeed. */
async function sendEveryKind( admin: ApiClient ): Promise< void > {
	await admin.listCustomers( { search: 'john' } );
	await admin.listActivity( 1 );
	await admin.getOverview( '30d' );
	const id = await sendTypicalRequests( admin );
	await admin.bulk( { action: 'export', customer_ids: [ 1 ] } );
	await admin.deleteCustomer( id );
}

/** The result of a search and an overview. */
async function derived( admin: ApiClient ): Promise< unknown > {
	const { customers } = await admin.listCustomers( {
		search: 'a',
		per_page: 100,
	} );
	const { as_of: _, ...overview } = await admin.getOverview( '12m' );
	return { ids: customers.map( ( { id } ) => id ), overview };
}

function structure( site: TestSite ): Promise< Structure > {
	return site.call( 'tables/structure' );
}

/** Statements that each drop one column and its keys. */
function droppable( complete: Structure ): { name: string; sql: string }[] {
	return Object.entries( complete ).flatMap( ( [ table, { columns } ] ) =>
		columns
			.map( ( column ) => ( {
				column,
				keys: keysWith( complete, table, column ),
			} ) )
			// SQLite cannot drop a column of a key, or a primary key.
			.filter( ( { keys } ) => ! IS_ON_SQLITE || ! keys.length )
			.map( ( { column, keys } ) => ( {
				name: `${ table }.${ column }`,
				sql: `ALTER TABLE {${ table }} ${ [
					...keys,
					`COLUMN \`${ column }\``,
				]
					.map( ( drop ) => `DROP ${ drop }` )
					.join() }`,
			} ) )
	);
}

/** The keys that contain a column: `PRIMARY KEY`, `KEY customer_id`. */
function keysWith(
	complete: Structure,
	table: string,
	column: string
): string[] {
	return ( complete[ table ]?.keys ?? [] ).flatMap( ( key ) => {
		const [ name, columns = '' ] = key.slice( 0, -1 ).split( '(' );
		return columns.split( ',' ).includes( column )
			? [ name === 'PRIMARY' ? 'PRIMARY KEY' : `KEY ${ name }` ]
			: [];
	} );
}

async function setupHealth( site: TestSite ): Promise< string > {
	const { status } = await site.call< { status: string } >( 'jobs/health', {
		test: 'fluent_cart_customers_setup',
	} );
	return status;
}
