import { HOME } from '../support/addresses.ts';
import { listRunResults, undo } from '../runs/support/runs.ts';
import { insertCustomer } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import {
	addRows,
	createImport,
	importFile,
	listFailedRows,
	planImport,
} from './support/imports.ts';

test(
	'fill writes empty fields only, and the undo empties them again',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const { id } = await admin.createCustomer( {
			email: 'grace@example.com',
			first_name: 'Grace',
			additional_info: { tier: 'gold' },
		} );
		await admin.createAddress( id, {
			...HOME,
			type: 'billing',
			phone: null,
		} );
		const before = await admin.getCustomer( id );
		const run = await importFile( admin, {
			columns: [
				'email',
				'first_name',
				'last_name',
				'status',
				'phone',
				'notes',
				'additional_info[tier]',
				'additional_info[vat]',
				'billing[city]',
				'billing[company]',
				'shipping[city]',
			],
			rows: [
				[
					'Grace@Example.com',
					'Other',
					'Hopper',
					'inactive',
					'+1 212 1',
					'Navy',
					'silver',
					'123',
					'Other city',
					'ACME',
					'Boston',
				],
			],
		} );
		expect( run.counts ).toMatchObject( { updated: 1, created: 0 } );
		const after = await admin.getCustomer( id );
		expect( after ).toMatchObject( {
			email: 'grace@example.com',
			first_name: 'Grace',
			last_name: 'Hopper',
			status: before.status,
			phone: '+1 212 1',
			additional_info: { tier: 'gold', vat: '123', notes: 'Navy' },
			addresses: [
				{ type: 'billing', city: HOME.city, company: 'ACME' },
				{ type: 'shipping', city: 'Boston', is_primary: true },
			],
		} );
		await undo( admin, run.id );
		expect( await admin.getCustomer( id ) ).toEqual( {
			...before,
			updated_at: expect.any( String ),
			addresses: before.addresses.map( ( address ) => ( {
				...address,
				updated_at: expect.any( String ),
			} ) ),
		} );
	}
);

test( 'overwrite replaces values, and empty cells clear none', async ( {
	admin,
} ) => {
	const { id } = await admin.createCustomer( {
		email: 'grace@example.com',
		first_name: 'Grace',
		last_name: 'Hopper',
		phone: '+1 212 1',
		additional_info: { notes: 'Navy' },
	} );
	await admin.createAddress( id, { ...HOME, type: 'billing' } );
	const run = await importFile(
		admin,
		{
			columns: [
				'email',
				'first_name',
				'last_name',
				'status',
				'phone',
				'notes',
				'billing[city]',
				'billing[address_1]',
			],
			rows: [
				[
					'grace@example.com',
					'G.',
					'',
					'inactive',
					'+1 212 2',
					'Compiler',
					'Boston',
					'',
				],
			],
		},
		{ existing: 'overwrite', notes: 'replace' }
	);
	expect( run.counts ).toMatchObject( { updated: 1 } );
	expect( await admin.getCustomer( id ) ).toMatchObject( {
		first_name: 'G.',
		last_name: 'Hopper',
		status: 'inactive',
		phone: '+1 212 2',
		additional_info: { notes: 'Compiler' },
		addresses: [ { city: 'Boston', address_1: HOME.address_1 } ],
	} );
} );

test( 'a number and a yes-or-no value of a customer keep their types', async ( {
	admin,
} ) => {
	const { id } = await admin.createCustomer( {
		email: 'grace@example.com',
		additional_info: { visits: 3, score: 1.5, is_vip: true, code: '7' },
	} );
	const importCells = ( cells: string[] ) =>
		importFile(
			admin,
			{
				columns: [
					'email',
					...[ 'visits', 'score', 'is_vip', 'code' ].map(
						( key ) => `additional_info[${ key }]`
					),
				],
				rows: [ [ 'grace@example.com', ...cells ] ],
			},
			{ existing: 'overwrite' }
		);
	expect(
		( await importCells( [ '3', '1.5', 'true', '7' ] ) ).counts
	).toMatchObject( { unchanged: 1 } );
	await importCells( [ '4', '2.25', 'false', '8' ] );
	expect( await admin.getCustomer( id ) ).toMatchObject( {
		additional_info: { visits: 4, score: 2.25, is_vip: false, code: '8' },
	} );
	await importCells( [ 'four', '02', 'no', '8' ] );
	expect( await admin.getCustomer( id ) ).toMatchObject( {
		additional_info: { visits: 'four', score: '02', is_vip: 'no' },
	} );
} );

test( 'skip leaves customers who exist as they are', async ( { admin } ) => {
	const { id } = await admin.createCustomer( { email: 'grace@example.com' } );
	const run = await importFile(
		admin,
		{
			columns: [ 'email', 'first_name' ],
			rows: [
				[ 'grace@example.com', 'Grace' ],
				[ 'new@example.com', 'New' ],
			],
		},
		{ existing: 'skip' }
	);
	expect( run.counts ).toMatchObject( { unchanged: 1, created: 1 } );
	expect( await admin.getCustomer( id ) ).toMatchObject( { first_name: '' } );
} );

test( 'notes are added below the others once', async ( { admin } ) => {
	const { id } = await admin.createCustomer( {
		email: 'grace@example.com',
		additional_info: { notes: 'Navy' },
	} );
	const file = {
		columns: [ 'email', 'notes' ],
		rows: [ [ 'grace@example.com', 'Compiler\r\nCOBOL' ] ],
	};
	expect( ( await importFile( admin, file ) ).counts.updated ).toBe( 1 );
	expect( ( await importFile( admin, file ) ).counts.unchanged ).toBe( 1 );
	expect( await admin.getCustomer( id ) ).toMatchObject( {
		additional_info: {
			notes: expect.stringMatching( /^Navy\n\nCompiler\r?\nCOBOL$/ ),
		},
	} );
} );

test( 'a new phone of the address leaves the phone of the customer as it is', async ( {
	admin,
} ) => {
	const { id } = await admin.createCustomer( { email: 'grace@example.com' } );
	await admin.createAddress( id, {
		...HOME,
		type: 'billing',
		phone: '+1 1',
	} );
	await admin.updateCustomer( id, { phone: '+1 2' } );
	await importFile(
		admin,
		{
			columns: [ 'email', 'billing[phone]' ],
			rows: [ [ 'grace@example.com', '+1 3' ] ],
		},
		{ existing: 'overwrite' }
	);
	expect( await admin.getCustomer( id ) ).toMatchObject( {
		phone: '+1 2',
		addresses: [ { phone: '+1 3' } ],
	} );
} );

test(
	'rows are found by email whatever its case, but not by another accent',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const lowest = await insertCustomer( site, {
			email: 'Twice@example.com',
		} );
		await insertCustomer( site, { email: 'twice@example.com' } );
		const run = await importFile( admin, {
			columns: [ 'email', 'first_name' ],
			rows: [
				[ 'TWICE@example.com', 'First' ],
				[ 'ada@example.com', 'Ada' ],
				[ 'ADA@EXAMPLE.COM', 'Again' ],
				[ '', 'No email' ],
				[ 'no email', 'X' ],
			],
		} );
		const results = await listRunResults( admin, run.id );
		expect( results[ 0 ] ).toMatchObject( {
			row: 1,
			customer_id: lowest,
			outcome: 'updated',
		} );
		expect( results.slice( 2 ) ).toMatchObject( [
			{
				row: 3,
				customer_id: null,
				outcome: 'failed',
				code: 'duplicate_row',
			},
			{
				row: 4,
				customer_id: null,
				outcome: 'failed',
				code: 'missing_email',
			},
			{
				row: 5,
				customer_id: null,
				outcome: 'failed',
				code: 'invalid_email',
			},
		] );
		expect(
			await listFailedRows( admin, run.import_id, run.id )
		).toMatchObject( [
			{
				row: 3,
				code: 'duplicate_row',
				message: 'An earlier row has the same email address.',
				cells: [ 'ADA@EXAMPLE.COM', 'Again' ],
			},
			{ row: 4, code: 'missing_email' },
			{ row: 5, code: 'invalid_email' },
		] );
	}
);

test( 'a check counts what would happen, shows values, and changes nothing', async ( {
	admin,
} ) => {
	const { id } = await admin.createCustomer( {
		email: 'grace@example.com',
		first_name: 'Grace',
	} );
	const { id: importId } = await createImport(
		admin,
		[ 'email', 'first_name', 'billing[city]' ],
		{ existing: 'overwrite' }
	);
	await addRows( admin, importId, [
		[ 'new@example.com', 'New', 'Boston' ],
		[ 'grace@example.com', 'G.', 'Berlin' ],
		[ 'new@example.com', 'Again', '' ],
		[ 'x', '', '' ],
	] );
	const run = await planImport( admin, importId );
	expect( run ).toMatchObject( {
		state: 'planned',
		import_id: importId,
		total: 4,
		plan: {
			counts: { created: 1, updated: 1, failed: 2 },
			fields: [
				{ field: 'first_name', customers: 1 },
				{ field: 'billing[city]', customers: 1 },
			],
			failed: [
				{ code: 'duplicate_row', customers: 1, rows: [ 3 ] },
				{ code: 'invalid_email', customers: 1, rows: [ 4 ] },
			],
		},
	} );
	expect( run.plan?.samples.slice( 0, 2 ) ).toMatchObject( [
		{
			row: 2,
			customer_id: id,
			outcome: 'updated',
			changes: [
				{ field: 'first_name', before: 'Grace', after: 'G.' },
				{ field: 'billing[city]', before: null, after: 'Berlin' },
			],
		},
		{ row: 1, customer_id: null, outcome: 'created' },
	] );
	expect( await admin.getCustomer( id ) ).toMatchObject( {
		first_name: 'Grace',
	} );
} );
