import { rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';
import {
	addRows,
	createImport,
	getImport,
	importIn,
	planImport,
	sendRows,
	startRun,
	updateImport,
} from './support/imports.ts';

const COLUMNS = [ 'email', 'first_name' ];

test( 'an import has the columns of the file, a mapping for each, and default options', async ( {
	admin,
} ) => {
	const created = importIn(
		await admin.send( 'POST', 'customers/imports', {
			body: {
				name: 'customers.csv',
				columns: COLUMNS,
				sample: [ [ 'ada@example.com', 'Ada' ] ],
				total: 2,
				size: 40,
				hash: 'abc',
			},
		} ),
		201
	);
	expect( created ).toMatchObject( {
		name: 'customers.csv',
		mapping: [
			{ column: 'email', field: 'email' },
			{ column: 'first_name', field: 'first_name' },
		],
		sample: [ [ 'ada@example.com', 'Ada' ] ],
		options: { existing: 'fill', status: 'active', notes: 'append' },
		rows: 0,
		total: 2,
		size: 40,
		hash: 'abc',
		imported: 0,
		is_complete: false,
		run_ids: [],
	} );
	expect( await getImport( admin, created.id ) ).toEqual( created );
} );

test( 'rows can be sent in parts, and again', async ( { admin } ) => {
	const { id } = await createImport( admin, COLUMNS, {}, { total: 3 } );
	const rows = [ [ 'a@example.com', 'A' ], [ 'b@example.com' ], [] ];
	expect( await addRows( admin, id, rows.slice( 0, 2 ) ) ).toMatchObject( {
		rows: 2,
		is_complete: false,
	} );
	expect( await addRows( admin, id, rows, 0 ) ).toMatchObject( {
		rows: 3,
		is_complete: true,
	} );
	expect( await addRows( admin, id, rows.slice( 1 ), 1 ) ).toMatchObject( {
		rows: 3,
	} );
} );

test( 'rows that are replaced count once for the limit of a file', async ( {
	admin,
	site,
} ) => {
	const { id } = await createImport( admin, COLUMNS );
	await addRows( admin, id, [ [ 'a@example.com', 'Ada' ], [ 'b' ] ] );
	await addRows( admin, id, [ [ 'a@example.com', 'Ä' ], [ 'b' ], [ 'c' ] ] );
	expect(
		await rowsOf< { bytes: string } >( site, 'fcc_imports' )
	).toMatchObject( [ { bytes: '17' } ] );
} );

test( 'a gap between rows is rejected, with the row that is missing', async ( {
	admin,
} ) => {
	const { id } = await createImport( admin, COLUMNS );
	await addRows( admin, id, [ [ 'a@example.com' ] ] );
	expect(
		await sendRows( admin, id, 2, [ [ 'c@example.com' ] ] )
	).toMatchObject( {
		status: 409,
		body: { error: { code: 'row_gap', next: 1 } },
	} );
} );

test( 'more cells than columns, and more rows than the file has, are rejected', async ( {
	admin,
} ) => {
	const { id } = await createImport( admin, COLUMNS, {}, { total: 2 } );
	expect(
		await sendRows( admin, id, 0, [
			[ 'a', 'b' ],
			[ 'a', 'b', 'c' ],
		] )
	).toMatchObject( {
		status: 400,
		body: {
			error: {
				code: 'validation_error',
				fields: { 'rows[1]': expect.any( String ) },
			},
		},
	} );
	expect( await sendRows( admin, id, 0, [ [], [], [] ] ) ).toMatchObject( {
		status: 400,
		body: { error: { fields: { rows: expect.any( String ) } } },
	} );
} );

test( 'more than 500 rows, or more than 1 MiB, are rejected', async ( {
	admin,
} ) => {
	const { id } = await createImport( admin, COLUMNS );
	for ( const rows of [
		Array.from( { length: 501 }, () => [ 'a' ] ),
		Array.from( { length: 3 }, () => [ 'x'.repeat( 400_000 ) ] ),
	] ) {
		expect( await sendRows( admin, id, 0, rows ) ).toMatchObject( {
			status: 400,
			body: { error: { fields: { rows: expect.any( String ) } } },
		} );
	}
} );

test(
	'cells are stored as they are sent, with white space, control characters and any script',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { id } = await createImport( admin, COLUMNS );
		const rows = [
			[ '  not an email ', 'a\u0000b\u000b\r\n"😀\\ %s %1$s ÄÖ' ],
		];
		await addRows( admin, id, rows );
		const run = await startRun( admin, await planImport( admin, id ) );
		const { body } = await admin.send(
			'GET',
			`customers/imports/${ id }/failed-rows`,
			{ params: { run_id: run.id } }
		);
		expect( body ).toMatchObject( {
			data: {
				rows: [ { row: 1, code: 'invalid_email', cells: rows[ 0 ] } ],
			},
		} );
	}
);

test( 'a mapping must name every column once, and known fields only', async ( {
	admin,
} ) => {
	const { id } = await createImport( admin, COLUMNS );
	for ( const [ mapping, field ] of [
		[ [ { column: 'email', field: 'email' } ], 'mapping' ],
		[
			[
				{ column: 'email', field: 'email' },
				{ column: 'first_name', field: 'email' },
			],
			'mapping[1][field]',
		],
		[
			[
				{ column: 'email', field: 'email' },
				{ column: 'first_name', field: 'user_id' },
			],
			'mapping[1][field]',
		],
	] as const ) {
		expect(
			await admin.send( 'PUT', `customers/imports/${ id }`, {
				body: { mapping },
			} )
		).toMatchObject( {
			status: 400,
			body: { error: { fields: { [ field ]: expect.any( String ) } } },
		} );
	}
	expect(
		await updateImport( admin, id, { options: { existing: 'skip' } } )
	).toMatchObject( { options: { existing: 'skip', notes: 'append' } } );
} );

test( 'an import that was deleted is not found', async ( { admin } ) => {
	const { id } = await createImport( admin, COLUMNS );
	await addRows( admin, id, [ [ 'a@example.com' ] ] );
	expect(
		await admin.send( 'DELETE', `customers/imports/${ id }` )
	).toMatchObject( { status: 200, body: { data: { deleted: true } } } );
	expect(
		await admin.send( 'GET', `customers/imports/${ id }` )
	).toMatchObject( {
		status: 404,
		body: { error: { code: 'import_not_found' } },
	} );
} );
