import { OVERVIEW, overviewBlock } from '../../support/site-pages.ts';
import { expect, test } from '../../support/test.ts';
import { BlockEditor, CORE_WARNING } from '../support/block-editor-page.ts';

test.use( { expectedConsole: [ CORE_WARNING ] } );

test(
	'links do not navigate in the editor',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		const editor = new BlockEditor( page, site );
		await editor.open( overviewBlock() );
		const address = page.url();
		const link = editor.block
			.getByRole( 'heading', { name: 'Top customers' } )
			.locator( '..' )
			.getByRole( 'link' )
			.first();
		await expect( link ).toHaveAttribute(
			'href',
			/page=fluent-cart-customers&customer=\d+$/
		);
		await link.click();
		await expect(
			page.getByText( /Links are disabled in the editor/ ).first()
		).toBeVisible();
		expect( page.url() ).toBe( address );
		await expect( editor.block.getByRole( 'slider' ) ).toBeVisible();
	}
);

test(
	'one customer is found, chosen, and replaced by another',
	{ tag: '@oldest' },
	async ( { page, site } ) => {
		const editor = new BlockEditor( page, site );
		const client = await site.client( site.users.admin );
		await client.post( 'customers', {
			data: { email: 'x@example.com', phone: '+49 30 765-4321' },
		} );
		await editor.open();
		await editor.insert( 'Single customer' );
		const search = editor.block.getByRole( 'searchbox', {
			name: 'Search customers',
		} );

		await search.fill( 'no-customer-of-that-name' );
		await expect( editor.block ).toContainText( 'No customers found.' );
		await search.fill( '0307654321' );
		await expect(
			editor.block.getByRole( 'button', {
				name: /x@example\.com\s*Phone: \+49 30 765-4321/,
			} )
		).toBeVisible();
		await search.fill( 'lovel' );
		const ada = editor.block.getByRole( 'button', {
			name: /Ada Lovelace.*ada@example\.com/,
		} );
		await expect( ada ).toBeVisible();
		await search.press( 'ArrowDown' );
		await expect( ada ).toBeFocused();
		await page.keyboard.press( 'ArrowUp' );
		await expect( search ).toBeFocused();
		await page.keyboard.press( 'Enter' );
		await expect( ada ).toBeFocused();
		await page.keyboard.press( 'Enter' );
		await expect(
			editor.block.getByRole( 'link', { name: 'Ada Lovelace' } )
		).toBeVisible();
		await expect( editor.block ).toContainText( 'Total spent' );
		await expect( editor.block ).toContainText( 'First order' );
		await expect(
			editor.block.getByRole( 'slider', { name: 'Month' } )
		).toHaveAttribute( 'aria-valuemax', '12' );

		await editor.select();
		await expect(
			editor.sidebar.getByRole( 'combobox', { name: 'Period' } )
		).toHaveCount( 0 );
		const change = editor.toolbar.getByRole( 'button', {
			name: 'Change customer',
		} );
		await change.click();
		await expect( search ).toBeFocused();
		await editor.block.getByRole( 'button', { name: 'Cancel' } ).click();
		await expect(
			editor.block.getByRole( 'link', { name: 'Ada Lovelace' } )
		).toBeVisible();

		await change.click();
		const other = editor.block
			.locator( 'li' )
			.getByRole( 'button' )
			.first();
		const name = await other.locator( 'strong' ).textContent();
		await other.click();
		await expect(
			editor.block.getByRole( 'link', { name: name ?? '', exact: true } )
		).toBeVisible();
		await editor.save();
		expect( await editor.savedAttributes() ).toEqual( {
			subject: 'customer',
			customerId: expect.any( Number ),
		} );
	}
);

test(
	'for a deleted customer, another one can be chosen',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		const editor = new BlockEditor( page, site );
		await editor.open(
			overviewBlock( { subject: 'customer', customerId: 999_999 } )
		);
		await expect( editor.block.getByRole( 'alert' ) ).toContainText(
			'Customer not found'
		);
		await editor.block
			.getByRole( 'button', { name: 'Select another customer' } )
			.click();
		await editor.block
			.getByRole( 'searchbox', { name: 'Search customers' } )
			.fill( '#1' );
		await editor.block
			.locator( 'li' )
			.getByRole( 'button' )
			.first()
			.click();
		await expect( editor.block ).toContainText( 'Total spent' );
	}
);

for ( const { name, has, hasNot } of [
	{
		name: 'Top customers',
		has: [ 'Top customers' ],
		hasNot: [ 'Revenue', 'Show as a table' ],
	},
	{
		name: 'Customer metrics',
		has: [ 'Revenue' ],
		hasNot: [ 'Top customers', 'Show as a table' ],
	},
] ) {
	test( `“${ name }” is a variation, and can be changed to the whole overview`, async ( {
		page,
		site,
	} ) => {
		const editor = new BlockEditor( page, site );
		await editor.open();
		await editor.insert( name );
		for ( const text of has ) {
			await expect( editor.block ).toContainText( text );
		}
		for ( const text of hasNot ) {
			await expect( editor.block ).not.toContainText( text );
		}
		await editor.select();
		await expect(
			editor.sidebar.getByRole( 'heading', { name, exact: true } )
		).toBeVisible();

		await editor.sidebar
			.getByRole( 'button', { name: 'Transform to Customer overview' } )
			.or(
				editor.sidebar.getByRole( 'radio', {
					name: 'Transform to Customer overview',
				} )
			)
			.click();
		for ( const text of [
			'Revenue',
			'Show as a table',
			'Top customers',
		] ) {
			await expect( editor.block ).toContainText( text );
		}
	} );
}

test(
	'the inserter shows an example without a request to the server',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		const asked: string[] = [];
		page.on( 'request', ( request ) => {
			if (
				/fluent-cart\/v\d/.test( decodeURIComponent( request.url() ) )
			) {
				asked.push( request.url() );
			}
		} );
		const editor = new BlockEditor( page, site );
		await editor.open();
		// This excludes patterns, which show real figures.
		await editor.searchInserter( 'fluentcart' );
		for ( const [ name, text ] of [
			[ 'Customer overview', 'Ada Lovelace' ],
			[ 'Single customer', 'Total spent' ],
			[ 'Top customers', 'Grace Hopper' ],
			[ 'Customer metrics', 'Repeat order rate' ],
			// A minus sign, as the server writes it.
			[ 'Customer metrics', '−2%' ],
		] as const ) {
			// The options move while patterns are loaded, so the keyboard is used.
			await expect( async () => {
				await page.mouse.move( 0, 0 );
				await page.getByRole( 'option', { name, exact: true } ).hover();
				await expect(
					page
						.locator(
							'.block-editor-inserter__preview-container iframe'
						)
						.contentFrame()
						.locator( OVERVIEW )
				).toContainText( text, { timeout: 10_000 } );
			} ).toPass();
		}
		expect( asked ).toEqual( [] );
	}
);
