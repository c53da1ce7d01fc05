import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { customersFile, ImportPage } from '../support/import-page.ts';

let screen: ImportPage;

test.beforeEach( ( { page } ) => {
	screen = new ImportPage( page );
} );

test( 'a file is checked, five rows are tried, the others follow, and all is undone', async ( {
	page,
} ) => {
	const list = new CustomersPage( page );
	await list.open();
	await screen.link.click();
	await expect( screen.heading ).toBeFocused();
	await screen.select( 'customers.csv', customersFile( 8 ) );
	await expect( page.getByText( '8 rows' ) ).toBeVisible();
	await expect( screen.preview.getByRole( 'row' ) ).toHaveCount( 6 );

	await screen.continue.click();
	await expect( screen.step ).toBeFocused();
	await expect( screen.recognized ).toHaveText( '8 recognized' );
	await screen.continue.click();
	await expect( screen.step ).toHaveText( 'Check what will happen' );
	await expect(
		page.getByText( '8 customers will be added.' )
	).toBeVisible();
	await expect(
		page.getByText(
			'No emails will be sent. No WordPress users will be created.'
		)
	).toBeVisible();
	await expect(
		page.locator( '.fcc-import__examples' ).first()
	).toContainText( 'new0@example.com' );

	await screen.button( 'Try 5 first' ).click();
	const tried = page.locator( '.fcc-import__tried > li' );
	await expect( tried ).toHaveCount( 5 );
	await expect( tried.first() ).toContainText(
		/Nora 0 Newman.*new0@example\.com.*\+49 30 100000.*Main St 0, 10115 Berlin, Germany/
	);
	await screen.button( 'Undo these 5' ).click();
	await expect(
		page.getByText( '8 customers will be added.' )
	).toBeVisible();

	await screen.button( 'Try 5 first' ).click();
	await screen.button( 'Import the other 3' ).click();
	await expect( screen.step ).toHaveText( 'Result' );
	await expect( page.getByText( '8 of 8 rows imported.' ) ).toBeVisible();
	await expect(
		page.getByText( '5 rows were imported before the others.' )
	).toBeVisible();

	await screen.button( 'Undo these 3' ).click();
	await expect(
		page.getByRole( 'heading', { name: /^Undo: / } )
	).toBeVisible();
} );

test( 'customers who exist are filled in, and their differences are shown before and after', async ( {
	page,
	site,
} ) => {
	const client = await site.sessionClient( site.users.admin );
	await client.put( 'customers/1', {
		data: { phone: '', last_name: 'Byron' },
	} );
	await screen.open();
	await screen.showCheck(
		'Email,Last name,Phone\nADA@example.com,Lovelace,+44 1\nbroken@,X,\n'
	);
	await expect(
		page.getByText( '1 customer will be filled in.' )
	).toBeVisible();
	await expect( page.getByText( '1 row can’t be imported.' ) ).toBeVisible();
	await expect( page.locator( '.fcc-run__list' ) ).toContainText( 'Row 2' );
	const example = page.locator( '.fcc-import__examples li' ).first();
	await expect( example ).toContainText( '+44 1' );
	await expect( example ).not.toContainText( 'Lovelace' );

	await page.getByRole( 'button', { name: 'Columns' } ).click();
	await page.getByLabel( 'Replace values with those of the file' ).check();
	await screen.continue.click();
	await expect(
		page.getByText( '1 customer will be changed.' )
	).toBeVisible();
	await expect( example ).toContainText( /Last name.*Byron.*Lovelace/ );

	await screen.button( 'Import 2 rows' ).click();
	await expect( page.getByText( '1 of 2 rows imported.' ) ).toBeVisible();
	const download = page.waitForEvent( 'download' );
	await screen.button( 'Download failed rows' ).click();
	const file = await download;
	expect( file.suggestedFilename() ).toBe( 'customers-failed.csv' );
	const text = (
		await file.createReadStream().then( async ( stream ) => {
			const parts: Buffer[] = [];
			for await ( const part of stream ) {
				parts.push( part as Buffer );
			}
			return Buffer.concat( parts );
		} )
	).toString();
	expect( text ).toContain( '"Email","Last name","Phone","Why it failed"' );
	expect( text ).toContain( '"broken@","X","","' );
} );

test( 'a file of Excel with semicolons in Windows-1252 is read rightly', async ( {
	page,
} ) => {
	const text =
		'E-Mail;Vorname;Nachname;Ort\r\njose@example.com;José;Muñoz;Köln\r\n';
	await screen.open();
	await screen.select( 'kunden.csv', Buffer.from( text, 'latin1' ) );
	await expect( page.getByLabel( 'Encoding' ) ).toHaveValue( 'windows-1252' );
	await expect( page.getByLabel( 'Delimiter' ) ).toHaveValue( ';' );
	await expect( screen.preview ).toContainText( 'Muñoz' );

	await page.getByLabel( 'Encoding' ).selectOption( 'windows-1251' );
	await expect( screen.preview ).not.toContainText( 'Muñoz' );
	await page.getByLabel( 'Encoding' ).selectOption( 'windows-1252' );
	await expect( screen.preview ).toContainText( 'Muñoz' );
	await page.getByLabel( 'First row has column names' ).uncheck();
	await expect( screen.preview.getByRole( 'row' ) ).toHaveCount( 3 );
	await page.getByLabel( 'First row has column names' ).check();
	await screen.continue.click();
	await expect( screen.step ).toHaveText( 'Match the columns' );
	await screen.continue.click();
	await expect(
		page.locator( '.fcc-import__examples' ).first()
	).toContainText( /José.*Muñoz.*Köln/ );
} );

test( 'a file that is dropped beside the box is read', async ( { page } ) => {
	await screen.open();
	const isLeft = await page.evaluate( () => {
		const dataTransfer = new DataTransfer();
		dataTransfer.items.add(
			new File( [ 'Email\na@example.com' ], 'a.csv' )
		);
		return document.body.dispatchEvent(
			new DragEvent( 'drop', {
				dataTransfer,
				bubbles: true,
				cancelable: true,
			} )
		);
	} );
	expect( isLeft ).toBe( false );
	await expect( screen.preview ).toContainText( 'a@example.com' );
} );

for ( const [ name, content, message ] of [
	[ 'book.xlsx', 'PK\x03\x04', 'This isn’t a CSV file.' ],
	[ 'empty.csv', '', 'This file is empty.' ],
	[ 'names.csv', 'Email,Name\n', 'This file has column names, but no rows' ],
	[
		'wide.csv',
		Array( 301 ).fill( 'c' ).join() + '\n1\n',
		'This file has 301 columns.',
	],
	[
		'open.csv',
		'Email,Name\na@example.com,"A\n',
		'A quotation mark in row 2 is never closed.',
	],
] as const ) {
	test( `the file ${ name } is rejected with a reason`, async ( {
		page,
	} ) => {
		await screen.open();
		await screen.select( name, content );
		await expect(
			page.locator( '.fcc-import__step .is-error' )
		).toContainText( message );
		await expect(
			page
				.getByRole( 'button', { name: 'Continue', disabled: false } )
				.and( page.locator( ':not([aria-disabled="true"])' ) )
		).toHaveCount( 0 );
	} );
}

test( 'two columns of one field, and a file without emails, are explained', async ( {
	page,
} ) => {
	await screen.open();
	await screen.showColumns( 'Email,Other,City\nada@example.com,x,London\n' );
	await screen.field( 'Other' ).selectOption( { label: 'Email' } );
	await screen.continue.click();
	await expect(
		page.getByText( 'Another column goes to “Email”, too.' ).first()
	).toBeVisible();
	await expect( screen.field( 'Other' ) ).toHaveAttribute(
		'aria-invalid',
		'true'
	);
	await screen.field( 'Other' ).selectOption( { label: 'New custom field' } );
	await page.getByLabel( 'Key' ).fill( 'not a key' );
	await screen.button( 'Add custom field' ).click();
	await expect( page.getByText( /^Enter a key of up to 64/ ) ).toBeVisible();
	await page.getByLabel( 'Key' ).fill( 'other_id' );
	await page.keyboard.press( 'Enter' );
	await expect( screen.field( 'Other' ) ).toHaveValue(
		'additional_info[other_id]'
	);
	await screen.field( 'Email' ).selectOption( { label: 'Don’t import' } );
	await screen.continue.click();
	await expect(
		page.getByText( 'No column goes to Email.' ).first()
	).toBeVisible();
	await expect( screen.step ).toHaveText( 'Match the columns' );

	await screen.field( 'Email' ).selectOption( { label: 'Email' } );
	await page.getByRole( 'button', { name: 'File' } ).click();
	await expect( page.getByText( 'customers.csv' ) ).toBeVisible();
	await screen.continue.click();
	await expect( screen.field( 'Other' ) ).toHaveValue(
		'additional_info[other_id]'
	);
} );
