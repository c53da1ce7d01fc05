import { downloadCsv, parseCsv } from '../support/exports.ts';
import { insertAddress, insertCustomer } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

/** Values of every alphabet, and those that break files. */
const VALUES = [
	'Žofie Ķēniņa',
	'Ирина',
	'Ελένη',
	'محمد',
	'עברית',
	'हिन्दी',
	'ไทย',
	'山田 太郎',
	'김민수',
	'👩🏽‍🚀🏴󠁧󠁢󠁥󠁮󠁧󠁿',
	'e\u0301',
	'a,b;c\td',
	'"quoted" and ""twice""',
	"O'Neil’s",
	'one\r\ntwo\nthree',
	' padded ',
	'=1+1',
	'+49 30 1',
	'-5',
	'@SUM(A1)',
	"'=1",
	'x;=1',
	'x,=1',
	'\\',
	'00123',
	'',
];

for ( const delimiter of [ ',', ';', '\t' ] as const ) {
	test(
		`plain cells with the delimiter ${ JSON.stringify( delimiter ) } are the stored values`,
		{ tag: '@oldest' },
		async ( { admin, connect, site } ) => {
			const ids = await insertValues( site );
			const file = await downloadCsv( admin, await connect(), {
				customer_ids: ids,
				data: {
					columns: [ 'first_name', 'notes', 'billing[city]' ],
					delimiter,
					cells: 'plain',
				},
			} );
			expect( parseCsv( file, { delimiter, isPlain: true } ) ).toEqual( [
				[ 'first_name', 'notes', 'billing[city]' ],
				...VALUES.map( ( value ) => [ value, value, value ] ),
			] );
		}
	);

	test(
		`cells for spreadsheets with the delimiter ${ JSON.stringify( delimiter ) } are quoted, and have no formula`,
		{ tag: '@oldest' },
		async ( { admin, connect, site } ) => {
			const ids = await insertValues( site );
			const file = await downloadCsv( admin, await connect(), {
				customer_ids: ids,
				data: {
					columns: [ 'first_name', 'notes', 'billing[city]' ],
					delimiter,
				},
			} );
			const rows = parseCsv( file, { delimiter } ).slice( 1 );
			expect( rows ).toEqual(
				VALUES.map( ( value ) => {
					const cell = withoutFormula( value, delimiter );
					return [ cell, cell, cell ];
				} )
			);
			expect( file ).toMatch(
				new RegExp(
					`^\\uFEFF("(?:[^"]|"")*"(?:${ delimiter }|\\r\\n))+$`
				)
			);
		}
	);
}

test( 'only plain cells that need quotes have them', async ( {
	admin,
	connect,
	site,
} ) => {
	const id = await insertCustomer( site, {
		email: 'plain@example.com',
		first_name: 'Ada, "Countess"',
		last_name: 'King; of=1',
		ltv: -150,
	} );
	const file = await downloadCsv( admin, await connect(), {
		customer_ids: [ id ],
		data: {
			columns: [
				'first_name',
				'last_name',
				'total_spent_decimal',
				'phone',
			],
			cells: 'plain',
		},
	} );
	expect( file ).toBe(
		'first_name,last_name,total_spent_decimal,phone\r\n"Ada, ""Countess""",King; of=1,-1.50,\r\n'
	);
} );

test( 'a line of one empty cell is not empty', async ( {
	admin,
	connect,
	site,
} ) => {
	const id = await insertCustomer( site, { email: 'empty@example.com' } );
	const file = await downloadCsv( admin, await connect(), {
		customer_ids: [ id ],
		data: { columns: [ 'notes' ], cells: 'plain' },
	} );
	expect( file ).toBe( 'notes\r\n""\r\n' );
} );

for ( const [ member, value ] of [
	[ 'headers', 'names' ],
	[ 'delimiter', '|' ],
	[ 'cells', 'raw' ],
	[ 'order_by', 'phone' ],
	[ 'order', 'DESC' ],
] as const ) {
	test( `the ${ member } “${ value }” is rejected`, async ( { admin } ) => {
		expect(
			await admin.send( 'POST', 'customers/do-bulk-action', {
				body: {
					action: 'export',
					filters: {},
					data: { [ member ]: value },
				},
			} )
		).toMatchObject( {
			status: 400,
			body: {
				error: {
					fields: { [ `data[${ member }]` ]: expect.any( String ) },
				},
			},
		} );
	} );
}

async function insertValues(
	site: Parameters< typeof insertCustomer >[ 0 ]
): Promise< number[] > {
	const ids: number[] = [];
	for ( const value of VALUES ) {
		const id = await insertCustomer( site, {
			email: `value${ ids.length }@example.com`,
			first_name: value,
			notes: value,
		} );
		await insertAddress( site, id, { city: value } );
		ids.push( id );
	}
	return ids;
}

/** An apostrophe comes where a cell may begin. */
function withoutFormula( value: string, delimiter: string ): string {
	const isSplitAtComma = delimiter !== ',';
	return value
		.replace( /^(?='?[=+\-@])/, "'" )
		.replace( /(?<=;)(?==)/, "'" )
		.replace( isSplitAtComma ? /(?<=,)(?==)/ : /(?!)/, "'" );
}
