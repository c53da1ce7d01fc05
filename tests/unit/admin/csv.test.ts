import { toCsv } from '../../../src/admin/bulk/csv';

it( 'writes UTF-8 with a mark for Excel, and quotes what needs it', () => {
	expect(
		toCsv( [
			[ 'id', 'message' ],
			[ '1', 'Says "no", twice' ],
			[ '2', '太郎\n山田' ],
		] )
	).toBe(
		'\uFEFFid,message\r\n1,"Says ""no"", twice"\r\n2,"太郎\n山田"\r\n'
	);
} );

it.each( [ '=1+1', '+1', '-1', '@a', '\t=1', ' =1', '"=1', "'=1" ] )(
	'keeps a spreadsheet from calculating %j',
	( text ) => {
		expect( toCsv( [ [ text ] ] ) ).toMatch( /^\uFEFF"?'/ );
	}
);

it( 'leaves what is no formula', () => {
	expect( toCsv( [ [ 'a-b', 'x=1', '' ] ] ) ).toBe( '\uFEFFa-b,x=1,\r\n' );
} );
