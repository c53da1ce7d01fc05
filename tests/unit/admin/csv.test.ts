import { toCsv } from '../../../src/admin/runs/csv';

it( 'a file starts with a byte order mark, and every cell is quoted', () => {
	expect(
		toCsv( [
			[ 'id', 'message' ],
			[ '1', 'Says "no", twice' ],
			[ '2', '太郎\n山田' ],
		] )
	).toBe(
		'\uFEFF"id","message"\r\n"1","Says ""no"", twice"\r\n"2","太郎\n山田"\r\n'
	);
} );

it.each( [ '=1+1', '+1', '-1', '@a', ' =1', '"=1', "'=1" ] )(
	'a spreadsheet does not calculate %j',
	( text ) => {
		expect( toCsv( [ [ text ] ] ) ).toMatch( /^\uFEFF"?'/ );
	}
);

it.each( [
	[ 'x;=1+1;y', "x;'=1+1;y" ],
	[ ';=1+1', ";'=1+1" ],
	[ 'x\n@y', "x\n'@y" ],
] )(
	'a spreadsheet with another separator does not calculate %j',
	( text, harmless ) => {
		expect( toCsv( [ [ text ] ] ) ).toBe( `\uFEFF"${ harmless }"\r\n` );
	}
);

it( 'text that is no formula stays as it is', () => {
	expect( toCsv( [ [ 'a-b', 'x=1', '' ] ] ) ).toBe(
		'\uFEFF"a-b","x=1",""\r\n'
	);
} );

it( 'cells have the delimiter of the spreadsheet between them', () => {
	expect( toCsv( [ [ 'a;b', 'c' ] ], ';' ) ).toBe( '\uFEFF"a;b";"c"\r\n' );
} );
