import {
	duplicateColumns,
	fieldChoices,
	keyOfColumn,
} from '../../../src/admin/import/columns/field-choices';
import { fileKey, parseFileKey } from '../../../src/admin/import/flow/session';
import {
	failedRowsName,
	failedRowsTable,
} from '../../../src/admin/runs/failed-rows-csv';

it.each( [
	[ 'VAT ID', 'vat_id' ],
	[ 'Größe (cm)', 'gro_e_cm' ],
	[ 'Numéro', 'nume_ro' ],
	[ '番号', '' ],
] )( 'the key of the column %s is %s', ( column, key ) => {
	expect( keyOfColumn( column ) ).toBe( key );
} );

it( 'columns of one field are found, and left out columns are not', () => {
	expect(
		duplicateColumns( [ 'email', null, 'phone', null, 'email' ] )
	).toEqual( [ 0, 4 ] );
} );

it( 'fields are grouped, with keys that the store does not know', () => {
	const column = {
		label: 'Label',
		is_importable: true,
		is_exportable: true,
	} as const;
	const groups = fieldChoices(
		[
			{ ...column, key: 'email', group: 'customer' },
			{ ...column, key: 'created_at', group: 'dates' },
			{ ...column, key: 'billing[city]', group: 'billing' },
			{
				...column,
				key: 'total_spent',
				group: 'figures',
				is_importable: false,
			},
		],
		[ 'email', 'additional_info[vat_id]', null ]
	);
	expect(
		groups.map( ( { choices } ) => choices.map( ( { value } ) => value ) )
	).toEqual( [
		[ 'email', 'created_at' ],
		[ 'billing[city]' ],
		[],
		[ 'additional_info[vat_id]' ],
	] );
} );

it( 'the key of a file keeps its hash and its settings', () => {
	const settings = {
		encoding: 'windows-1252',
		delimiter: '\t',
		hasHeader: false,
	} as const;
	const key = fileKey( 'a'.repeat( 64 ), settings );
	expect( key.length ).toBeLessThanOrEqual( 128 );
	expect( parseFileKey( key ) ).toEqual( {
		hash: 'a'.repeat( 64 ),
		settings,
	} );
	expect( parseFileKey( 'of another client' ) ).toBeUndefined();
	expect( parseFileKey( null ) ).toBeUndefined();
} );

it( 'failed rows have the columns of the file and the reason', () => {
	const column = { field: null, is_sure: true, note: null };
	expect(
		failedRowsTable(
			{
				mapping: [
					{ ...column, column: 'Email' },
					{ ...column, column: 'Why it failed' },
				],
			},
			[ { row: 3, code: 'missing_email', message: 'No.', cells: [ '' ] } ]
		)
	).toEqual( [
		[ 'Email', 'Why it failed', 'Why it failed ·' ],
		[ '', '', 'No.' ],
	] );
	expect( failedRowsName( 'my.customers.csv' ) ).toBe(
		'my.customers-failed.csv'
	);
} );
