import { type TestSite } from '../../support/test-site.ts';
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
	await site.addPlugin( 'wp-cli' );
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
		await site.addPlugin( 'wp-cli' );
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
		const [ listed = '' ] = await run( site, [ 'list' ] );
		expect( listed ).toContain( 'Import from a file' );
		const id = listed.split( ' ' )[ 0 ] ?? '';
		expect( ( await run( site, [ 'get', id ] ) ).slice( 1 ) ).toEqual( [
			'created: 2',
			'failed: 1',
			expect.stringMatching( /^Row 3: Email: / ),
		] );
		expect( ( await run( site, [ 'undo', id ] ) ).at( -1 ) ).toBe(
			'Success: Change undone.'
		);
		expect( await countRows( site, 'fct_customers' ) ).toBe( before );
	}
);

test( 'the command reads UTF-16, Windows-1252 and a byte order mark', async ( {
	site,
} ) => {
	await site.addPlugin( 'wp-cli' );
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

test( 'the command needs a user who may manage customers, and a file', async ( {
	site,
} ) => {
	await site.addPlugin( 'wp-cli' );
	expect( await importFile( site, FILE, {}, 0 ) ).toEqual( [
		'Error: Run the command with --user and a user who has permission to manage customers.',
	] );
	expect(
		await site.call( 'cli/run', {
			command: 'fluent-cart-customers import',
			options: {},
			arguments: [ '/missing.csv' ],
			user_id: 1,
		} )
	).toEqual( [ 'Error: Couldn’t read the file /missing.csv.' ] );
} );

async function importFile(
	site: TestSite,
	content: string | Buffer,
	options: Record< string, string | boolean >,
	userId = 1
): Promise< string[] > {
	const path = await site.call< string >( 'cli/write_file', {
		base64: Buffer.from( content ).toString( 'base64' ),
	} );
	return site.call( 'cli/run', {
		command: 'fluent-cart-customers import',
		options,
		arguments: [ path ],
		user_id: userId,
	} );
}

function run( site: TestSite, parts: string[] ): Promise< string[] > {
	return site.call( 'cli/run', {
		command: 'fluent-cart-customers run',
		options: {},
		arguments: parts,
		user_id: 1,
	} );
}
