import { undo } from '../runs/support/runs.ts';
import { countRows } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import {
	addRows,
	createImport,
	getImport,
	importFile,
	planImport,
	startRun,
} from './support/imports.ts';

const COLUMNS = [
	'email',
	'first_name',
	'last_name',
	'phone',
	'notes',
	'billing[address_1]',
	'billing[city]',
	'billing[country]',
	'additional_info[vat]',
];

const GRACE = [
	'grace@example.com',
	'Grace',
	'Hopper',
	'+1 212 555 0100',
	'Navy',
	'1 Main St',
	'New York',
	'US',
	'123',
];

test(
	'an import creates customers with phone, notes, info and address, and its undo deletes them',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		const before = await countRows( site, 'fct_customers' );
		const run = await importFile( admin, {
			columns: COLUMNS,
			rows: [ GRACE, [ 'joan@example.com' ] ],
		} );
		expect( run ).toMatchObject( {
			kind: 'import',
			title: 'Import from a file',
			state: 'done',
			total: 2,
			processed: 2,
			counts: { created: 2, failed: 0 },
			can_undo: true,
		} );
		const { customers } = await admin.listCustomers( {
			search: 'grace@example.com',
		} );
		expect( customers ).toHaveLength( 1 );
		expect(
			await admin.getCustomer( Number( customers[ 0 ]?.id ) )
		).toMatchObject( {
			email: 'grace@example.com',
			first_name: 'Grace',
			last_name: 'Hopper',
			phone: '+1 212 555 0100',
			status: 'active',
			user: null,
			additional_info: { vat: '123', notes: 'Navy' },
			addresses: [
				{
					type: 'billing',
					is_primary: true,
					address_1: '1 Main St',
					city: 'New York',
					country: 'US',
				},
			],
		} );
		expect( ( await undo( admin, run.id ) ).counts ).toMatchObject( {
			deleted: 2,
		} );
		expect( await countRows( site, 'fct_customers' ) ).toBe( before );
	}
);

test( 'the same file again changes nothing', async ( { admin } ) => {
	const file = { columns: COLUMNS, rows: [ GRACE, [ 'joan@example.com' ] ] };
	await importFile( admin, file );
	for ( const existing of [ 'fill', 'overwrite' ] as const ) {
		expect(
			( await importFile( admin, file, { existing } ) ).counts
		).toMatchObject( { created: 0, updated: 0, unchanged: 2, failed: 0 } );
	}
} );

test( 'five rows are tried, then the others are imported', async ( {
	admin,
} ) => {
	const { id } = await createImport( admin, COLUMNS, {}, { total: 12 } );
	await addRows(
		admin,
		id,
		Array.from( { length: 12 }, ( _, n ) => [ `c${ n }@example.com` ] )
	);
	const five = await startRun( admin, await planImport( admin, id, 5 ) );
	expect( five.counts.created ).toBe( 5 );
	expect( await getImport( admin, id ) ).toMatchObject( { imported: 5 } );
	const others = await startRun( admin, await planImport( admin, id ) );
	expect( others ).toMatchObject( { total: 7, counts: { created: 7 } } );
	expect( await getImport( admin, id ) ).toMatchObject( {
		imported: 12,
		run_ids: [ others.id, five.id ],
	} );
} );
