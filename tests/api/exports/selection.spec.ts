import { downloadCsv, parseCsv, openDownload } from '../support/exports.ts';
import { updateRow, insertCustomers } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const MISSING_ID = 4_000_000;

test(
	'the file contains all customers that match when the address is opened',
	{ tag: '@oldest' },
	async ( { admin, connect, site } ) => {
		for ( const name of [ 'one', 'two', 'three' ] ) {
			await admin.createCustomer( {
				email: `${ name }@example.com`,
				first_name: 'Exporta',
			} );
		}
		const { customers } = await admin.listCustomers( {
			search: 'exporta',
			order_type: 'ASC',
		} );
		const [ first, second, third ] = customers.map( ( { id } ) => id );
		const answer = await admin.bulk( {
			action: 'export',
			search: 'exporta',
			filters: { status: 'active' },
			except_ids: [ second ?? 0 ],
		} );
		expect( answer ).toMatchObject( {
			processed: 2,
			failed: 0,
			total: 2,
			results: [],
			cursor: null,
		} );
		await updateRow( site, 'fct_customers', third ?? 0, {
			status: 'inactive',
		} );
		const file = await openDownload( await connect(), answer );
		expect( parseCsv( file.body ).map( ( [ id ] ) => id ) ).toEqual( [
			'id',
			String( first ),
		] );
	}
);

test(
	'a long list exports every customer once, in order',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, connect } ) => {
		const all = ( await admin.walkCustomers() ).map( ( { id } ) => id );
		const file = await downloadCsv( admin, await connect(), {
			filters: {},
			data: { columns: [ 'id' ] },
		} );
		expect(
			parseCsv( file )
				.slice( 1 )
				.map( ( [ id ] ) => Number( id ) )
		).toEqual( all.sort( ( a, b ) => a - b ) );
	}
);

test( 'without matching customers there is nothing to download', async ( {
	admin,
} ) => {
	for ( const body of [
		{ search: 'nobodyiscalledso' },
		{ customer_ids: [ MISSING_ID ] },
		{ filters: {}, data: { dry_run: true } },
	] ) {
		expect(
			await admin.bulk( { action: 'export', ...body } )
		).toMatchObject( { download_url: null } );
	}
} );

test( 'the list is answered while an export runs', async ( {
	admin,
	connect,
	site,
} ) => {
	await insertCustomers( site, 20_000, { email: 'crowd.%d@example.com' } );
	const { pagination } = await admin.listCustomers();
	let isExporting = true;
	const file = downloadCsv( admin, await connect(), { filters: {} } ).finally(
		() => ( isExporting = false )
	);
	let answered = 0;
	do {
		await admin.listCustomers( { per_page: 10 } );
		answered += Number( isExporting );
	} while ( isExporting );
	expect( answered ).toBeGreaterThan( 0 );
	expect( parseCsv( await file ) ).toHaveLength( pagination.total + 1 );
} );
