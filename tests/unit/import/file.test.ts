import {
	guessSettings,
	quickProblem,
	readContents,
} from '../../../src/admin/import/file/inspect';
import {
	readRows,
	readRowsFrom,
	type CsvSettings,
} from '../../../src/admin/import/file/rows';
import { encode } from '../support/encode';

const COMMA: CsvSettings = {
	encoding: 'utf-8',
	delimiter: ',',
	hasHeader: true,
};

const { signal } = new AbortController();

function fileOf( ...parts: Array< string | Uint8Array > ): Blob {
	return new Blob(
		parts.map( ( part ) =>
			typeof part === 'string' ? part : Buffer.from( part )
		)
	);
}

async function all( parts: AsyncIterable< string[][] > ) {
	const rows: string[][] = [];
	for await ( const part of parts ) {
		rows.push( ...part );
	}
	return rows;
}

it.each( [
	[
		'a,b\r\n1,2\r\n',
		[
			[ 'a', 'b' ],
			[ '1', '2' ],
		],
	],
	[
		'a,b\n1,2',
		[
			[ 'a', 'b' ],
			[ '1', '2' ],
		],
	],
	[
		'a,b\r1,2\r',
		[
			[ 'a', 'b' ],
			[ '1', '2' ],
		],
	],
	[
		'\uFEFFa,b\n\n , \n1,2\r\n',
		[
			[ 'a', 'b' ],
			[ '1', '2' ],
		],
	],
	[ 'sep=,\r\na,b\r\n', [ [ 'a', 'b' ] ] ],
	[
		'"a ""x""","b\r\nc"\r\n"1","2"\r\n',
		[
			[ 'a "x"', 'b\r\nc' ],
			[ '1', '2' ],
		],
	],
] )( 'rows are read from %j', async ( text, rows ) => {
	expect( await all( readRows( fileOf( text ), COMMA ) ) ).toEqual( rows );
} );

it( 'a file of many parts has the same rows, from any row on', async () => {
	const rows = Array.from( { length: 40_000 }, ( _, n ) => [
		`ada${ n }@example.com`,
		`"Ünï, ${ n }\nline 2"`,
	] );
	const file = fileOf(
		'email,note\n',
		rows.map( ( row ) => row.join() ).join( '\n' )
	);
	const read = await all( readRowsFrom( file, COMMA, 2, 0 ) );
	expect( read ).toHaveLength( 40_000 );
	expect( read[ 39_999 ] ).toEqual( [
		'ada39999@example.com',
		'Ünï, 39999\nline 2',
	] );
	expect( await all( readRowsFrom( file, COMMA, 2, 39_998 ) ) ).toEqual(
		read.slice( 39_998 )
	);
	const contents = await readContents( file, COMMA, signal );
	expect( contents.total ).toBe( 40_000 );
	expect( contents.sample ).toHaveLength( 50 );
} );

it( 'empty cells beyond the columns are left out, others are kept', async () => {
	const file = fileOf( 'a,b,\n1,2,,\n1,2,3,\n' );
	const { columns, longRows } = await readContents( file, COMMA, signal );
	expect( columns ).toEqual( [ 'a', 'b' ] );
	expect( longRows ).toBe( 1 );
	expect( await all( readRowsFrom( file, COMMA, 2, 0 ) ) ).toEqual( [
		[ '1', '2' ],
		[ '1', '2', '3' ],
	] );
} );

it.each( [
	[ 'email;name\nada@example.com;Ada, Countess\n', 'utf-8', ';', true ],
	[ 'email\tname\nada@example.com\tAda\n', 'utf-16le', '\t', true ],
	[ 'email|name\nada@example.com|Ada\n', 'utf-8', '|', true ],
	[ 'ada@example.com,Ada\nbob@example.com,Bob\n', 'utf-8', ',', false ],
	[ 'E-Mail;Name\njosé@example.com;José\n', 'windows-1252', ';', true ],
] )(
	'the settings of %j are guessed',
	async ( text, encoding, delimiter, hasHeader ) => {
		const bytes =
			encoding === 'utf-16le'
				? Buffer.from( text, 'utf16le' )
				: encode( text, encoding );
		expect( await guessSettings( fileOf( bytes ), 'en-US' ) ).toEqual( {
			encoding,
			delimiter,
			hasHeader,
		} );
	}
);

it( 'the encoding is guessed from the first characters beyond ASCII, wherever they are', async () => {
	const file = fileOf(
		'email,name\n' + 'ada@example.com,Ada\n'.repeat( 30_000 ),
		encode( 'jose@example.com,José\n', 'windows-1252' )
	);
	expect( await guessSettings( file, 'en-US' ) ).toMatchObject( {
		encoding: 'windows-1252',
	} );
} );

it( 'a file without names of columns gets letters', async () => {
	const file = fileOf( 'ada@example.com,Ada\n' );
	const contents = await readContents(
		file,
		{ ...COMMA, hasHeader: false },
		signal
	);
	expect( contents.columns ).toEqual( [ 'A', 'B' ] );
	expect( contents.total ).toBe( 1 );
} );

it.each( [
	[ '', { code: 'empty' } ],
	[ 'PK\x03\x04…', { code: 'not_csv' } ],
	[ Uint8Array.from( [ 0xd0, 0xcf, 0x11, 0xe0 ] ), { code: 'not_csv' } ],
	[ '%PDF-1.7', { code: 'not_csv' } ],
	[ 'PK\x05\x06', { code: 'not_csv' } ],
	[ Uint8Array.from( [ 0x89, 0x50, 0x4e, 0x47 ] ), { code: 'not_csv' } ],
	[ '\n<!DOCTYPE html><html>', { code: 'not_csv' } ],
	[ '<table><tr><td>Email', { code: 'not_csv' } ],
	[ '[ { "email": "ada@example.com" } ]', { code: 'not_csv' } ],
	[ '{"customers":[]}', { code: 'not_csv' } ],
	[ '[Email],[Name]', undefined ],
	[ 'email\n', undefined ],
] )(
	'the first bytes of %j show whether it is a CSV file',
	async ( part, problem ) => {
		expect( await quickProblem( fileOf( part ) ) ).toEqual( problem );
	}
);

it.each( [
	[ '\n \n', { code: 'empty' } ],
	[ 'email,name\n', { code: 'no_rows' } ],
	[ 'email,name\na,"b\nc,d\n', { code: 'unclosed_quote', row: 2 } ],
	[
		Array( 301 ).fill( 'c' ).join() + '\n1\n',
		{ code: 'too_many_columns', columns: 301 },
	],
	[ 'email\n' + 'a\n'.repeat( 500_001 ), { code: 'too_many_rows' } ],
	[
		'email,name\na,"' + 'b'.repeat( 3_000_000 ),
		{ code: 'unclosed_quote', row: 2 },
	],
] )( 'a problem of the rows is found (file %#)', async ( text, problem ) => {
	const contents = await readContents( fileOf( text ), COMMA, signal );
	expect( contents.problem ).toEqual( problem );
} );

it( 'rows whose characters the encoding does not have are counted', async () => {
	const file = fileOf( 'name\n', Uint8Array.from( [ 0xe9, 0x0a ] ), 'Ada\n' );
	const { garbledRows, total } = await readContents( file, COMMA, signal );
	expect( { garbledRows, total } ).toEqual( { garbledRows: 1, total: 2 } );
} );
