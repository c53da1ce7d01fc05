import { type ApiClient, type Schemas } from '../support/api-client.ts';
import { downloadCsv, parseCsv } from '../support/exports.ts';
import { countRows } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import { driven, getRun } from '../runs/support/runs.ts';
import { addRows, importIn, planImport, startRun } from './support/imports.ts';

/** Rows of one request, and of the sample by which a file is recognized. */
const ROWS = 500;
const SAMPLE = 20;

/** Names of every alphabet, and values that break files. */
const NAMES = [
	[ 'Žofie', 'Ķēniņa' ],
	[ 'Ирина', 'Ёлкина' ],
	[ 'Ελένη', 'Παπαδοπούλου' ],
	[ 'محمد', 'الأحمد' ],
	[ 'שרה', 'כהן' ],
	[ 'अनन्या', 'शर्मा' ],
	[ 'สมชาย', 'ใจดี' ],
	[ '太郎', '山田' ],
	[ '민수', '김' ],
	[ '👩🏽‍🚀', '🏴󠁧󠁢󠁥󠁮󠁧󠁿' ],
	[ 'Ada, "Countess"', 'King;Lovelace' ],
	[ '=1+1', '+49' ],
	[ '-5', '@SUM(A1)' ],
	[ "d'Arc", "'t Hooft" ],
	[ "O'Neil", 'x;=1' ],
	[ '007', 'null' ],
	[ 'n/a', 'true' ],
	[ '', '' ],
] as const;

/** In a plain file, an import takes them for apostrophes that an export for spreadsheets adds. */
const APOSTROPHES = [
	[ "'=1", "''+1" ],
	[ "x;'=1", "'" ],
] as const;

const ADDRESS = {
	address_1: '=1 Main St, "rear"',
	address_2: '-2',
	city: "'s-Hertogenbosch",
	postcode: '00123',
	company: '+Plus; GmbH',
	phone: '+1 212 555 0100',
	email: 'office@example.com',
	label: 'Home',
};

for ( const [ form, customers, data ] of [
	[
		'for spreadsheets, with names',
		[ ...NAMES, ...APOSTROPHES ],
		{ headers: 'labels', delimiter: ';' },
	],
	[ 'plain, with keys', NAMES, { cells: 'plain' } ],
] as const ) {
	test(
		`an export ${ form } that is imported into an empty store is exported the same`,
		{ tag: '@slow' },
		async ( { admin, connect, site } ) => {
			await createCustomers( admin, customers );
			const columns = await importableColumns( admin );
			const request = {
				filters: {},
				data: {
					columns,
					order_by: 'email' as const,
					order: 'asc' as const,
					...data,
				},
			};
			const before = await downloadCsv( admin, await connect(), request );
			await deleteAll( admin );
			expect( await countRows( site, 'fct_customers' ) ).toBe( 0 );

			const [ names = [], ...rows ] = parseCsv( before, {
				delimiter: data.headers === 'labels' ? ';' : ',',
				isPlain: data.cells === 'plain',
			} );
			const run = await importRows( admin, names, rows );
			expect( run ).toMatchObject( {
				state: 'done',
				counts: { created: rows.length, failed: 0 },
			} );
			expect( await downloadCsv( admin, await connect(), request ) ).toBe(
				before
			);
		}
	);
}

async function createCustomers(
	client: ApiClient,
	names: ReadonlyArray< readonly [ string, string ] >
): Promise< void > {
	for ( const [ number, [ first_name, last_name ] ] of names.entries() ) {
		const { id } = await client.createCustomer( {
			email: `alphabet${ number }@example.com`,
			first_name,
			last_name,
			phone: number % 2 ? '+49 30 123' : '',
			status: number % 3 ? 'active' : 'inactive',
			additional_info: {
				notes: `${ first_name }\n- line “two”\n=3,=4;=5`,
				vat_id: `${ last_name } 1`,
				code: '0012',
			},
			additional_info_labels: { vat_id: 'VAT number' },
		} );
		if ( number % 2 ) {
			await client.createAddress( id, {
				type: 'billing',
				country: 'NL',
				...ADDRESS,
				first_name,
			} );
			await client.createAddress( id, {
				type: 'shipping',
				country: 'US',
				state: 'NY',
				address_1: '2 Side St',
				city: 'New York',
				postcode: '10001',
				last_name,
			} );
		}
	}
}

/** Without the id, which a new customer gets from the store, and the full name, which has the names of two columns. */
async function importableColumns( client: ApiClient ): Promise< string[] > {
	return ( await client.listColumns() )
		.filter( ( column ) => column.is_importable && column.is_exportable )
		.map( ( { key } ) => key )
		.filter( ( key ) => key !== 'id' && key !== 'name' );
}

async function deleteAll( client: ApiClient ): Promise< void > {
	const { run_id: run } = await client.bulk( {
		action: 'delete',
		filters: {},
		data: { force: true, undo: false, background: true },
	} );
	await driven( client, await getRun( client, run ?? 0 ) );
}

/** Imports a file as the server understands it. */
async function importRows(
	client: ApiClient,
	columns: string[],
	rows: string[][]
): Promise< Schemas[ 'Run' ] > {
	const created = importIn(
		await client.send( 'POST', 'customers/imports', {
			body: {
				name: 'customers.csv',
				columns,
				sample: rows.slice( 0, SAMPLE ),
			},
		} ),
		201
	);
	expect( created.source ).toBe( 'fluent-cart-customers' );
	expect( created.mapping.filter( ( { field } ) => field === null ) ).toEqual(
		[]
	);
	for ( let from = 0; from < rows.length; from += ROWS ) {
		await addRows(
			client,
			created.id,
			rows.slice( from, from + ROWS ),
			from
		);
	}
	const { id } = await startRun(
		client,
		await planImport( client, created.id )
	);
	return getRun( client, id );
}
