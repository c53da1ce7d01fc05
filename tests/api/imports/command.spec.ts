import { type TestSite } from '../../support/test-site.ts';
import { commandJson, runCommand } from '../commands/support/commands.ts';
import { countRows, rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const FILE = [
	'E-Mail;First name;City;Tags',
	'grace@example.com;Grace;"New York";x',
	'joan@example.com;"Joan\r\nof Arc";Orléans;',
	'',
	'bad;Bad;;',
].join( '\r\n' );

test( 'the command checks a file, and changes nothing with --dry-run', async ( {
	site,
} ) => {
	const before = await countRows( site, 'fct_customers' );
	const lines = await importFile( site, FILE, { 'dry-run': true } );
	expect( lines ).toEqual(
		expect.arrayContaining( [ 'created: 2', 'failed: 1' ] )
	);
	expect( lines.at( -2 ) ).toMatch( /^Row 3: Email: / );
	expect( lines.at( -1 ) ).toBe( 'Error: 1 row can’t be imported.' );
	expect( await countRows( site, 'fct_customers' ) ).toBe( before );
	expect( await countRows( site, 'fcc_imports' ) ).toBe( 0 );
	expect( await countRows( site, 'fcc_import_rows' ) ).toBe( 0 );
} );

test(
	'the command imports a file with a mapping and options, lists the run and undoes it',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const before = await countRows( site, 'fct_customers' );
		const lines = await importFile( site, FILE, {
			map: 'City=shipping[city],Tags=',
			status: 'inactive',
		} );
		expect( lines ).toEqual(
			expect.arrayContaining( [ 'created: 2', 'failed: 1' ] )
		);
		const { customers } = await admin.listCustomers( { search: 'joan' } );
		expect(
			await admin.getCustomer( Number( customers[ 0 ]?.id ) )
		).toMatchObject( {
			status: 'inactive',
			addresses: [ { type: 'shipping', city: 'Orléans' } ],
		} );
		const [ run ] = await commandJson< { id: number }[] >(
			site,
			'run list'
		);
		expect( run ).toMatchObject( {
			title: 'Import from a file',
			counts: { created: 2, failed: 1 },
		} );
		expect(
			await commandJson( site, 'run results', {
				arguments: [ Number( run?.id ) ],
				options: { outcome: 'failed' },
			} )
		).toMatchObject( [
			{ row: 3, message: expect.stringMatching( /^Email: / ) },
		] );
		expect(
			(
				await runCommand( site, 'run undo', {
					arguments: [ Number( run?.id ) ],
				} )
			).at( -1 )
		).toBe( 'Success: Change undone.' );
		expect( await countRows( site, 'fct_customers' ) ).toBe( before );
	}
);

test( 'the command reads UTF-16, Windows-1252 and a byte order mark', async ( {
	site,
} ) => {
	const text = ( n: number ) => `email,first_name\nzoe${ n }@zoe.test,Zoë\n`;
	for ( const bytes of [
		Buffer.from( `\uFEFF${ text( 1 ) }`, 'utf16le' ),
		Buffer.from( text( 2 ), 'latin1' ),
		Buffer.from( `\uFEFF${ text( 3 ) }` ),
	] ) {
		const lines = await importFile( site, bytes, {} );
		expect( lines.at( -1 ) ).toMatch(
			/^Success: All rows were imported\./
		);
	}
	expect(
		await rowsOf(
			site,
			'fct_customers',
			"WHERE email LIKE '%@zoe.test' ORDER BY id"
		)
	).toMatchObject( Array( 3 ).fill( { first_name: 'Zoë' } ) );
} );

test( 'the command needs a right if it has a user, and a file', async ( {
	site,
} ) => {
	const stranger = await site.createUser( { login: 'stranger' } );
	expect( await importFile( site, FILE, {}, stranger.id ) ).toEqual( [
		expect.stringMatching( /^Error: .*permission/ ),
	] );
	expect(
		await runCommand( site, 'import', { arguments: [ '/missing.csv' ] } )
	).toEqual( [ 'Error: Couldn’t read the file /missing.csv.' ] );
} );

test( 'the command rejects a file without rows, with too many cells or with an unknown field, and stores nothing of it', async ( {
	site,
} ) => {
	for ( const [ content, map, message ] of [
		[ '', '', 'This file is empty.' ],
		[ 'email,first_name\n', '', 'This file has no rows.' ],
		[
			'email\na@a.test\nb@a.test,"B",C\n',
			'',
			'Row 2 has more cells than there are columns. Quotation marks might be missing.',
		],
		[ FILE, 'Phone=phone', 'The file has no column “Phone”.' ],
		[ FILE, 'Tags=foo', 'mapping[3][field]: Unknown name.' ],
		[ FILE, 'E-Mail=', 'mapping: Select the column with the email' ],
	] as const ) {
		const lines = await importFile( site, content, { map } );
		expect( lines.at( -1 ) ).toContain( `Error: ${ message }` );
	}
	expect( await countRows( site, 'fcc_imports' ) ).toBe( 0 );
	expect( await countRows( site, 'fcc_import_rows' ) ).toBe( 0 );
} );

test( 'continuing an import in which rows have failed ends with an error', async ( {
	site,
} ) => {
	await importFile( site, FILE, {} );
	const [ run ] = await commandJson< { id: number }[] >( site, 'run list' );
	const lines = await runCommand( site, 'run continue', {
		arguments: [ Number( run?.id ) ],
	} );
	expect( lines.at( -1 ) ).toBe( 'Error: 1 row can’t be imported.' );
} );

async function importFile(
	site: TestSite,
	content: string | Buffer,
	options: Record< string, string | boolean >,
	userId = 0
): Promise< string[] > {
	await site.addPlugin( 'cli/wp-cli' );
	const path = await site.call< string >( 'cli/write_file', {
		base64: Buffer.from( content ).toString( 'base64' ),
	} );
	return runCommand( site, 'import', {
		options,
		arguments: [ path ],
		userId,
	} );
}
