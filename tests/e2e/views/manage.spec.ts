import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { createView } from './create-view.ts';

test.describe( 'a saved view', { tag: '@standalone' }, () => {
	test( 'is renamed, shared, and deleted for everyone after a warning', async ( {
		page,
		site,
	} ) => {
		const admin = await site.client( site.users.admin );
		await admin.put( 'customers/settings', {
			data: { permissions: { editor: [ 'view' ] } },
		} );
		const { id } = await createView( site, {
			name: 'Asleep',
			filters: { status: 'inactive' },
		} );
		const editor = await site.client( site.users.editor );
		const seenByOthers = async () =>
			( await editor.get( 'customers/views' ) ).text();
		const customers = new CustomersPage( page );
		await customers.open( { view: String( id ) } );
		const choose = async ( view: string, item: string ) => {
			await page
				.getByRole( 'button', { name: `Options for view “${ view }”` } )
				.click();
			await page
				.getByRole( 'menuitem', { name: item, exact: true } )
				.click();
		};

		await choose( 'Asleep', 'Rename' );
		const rename = page.getByRole( 'dialog', { name: 'Rename view' } );
		const name = rename.getByLabel( 'Name' );
		await expect( name ).toBeFocused();
		await expect( name ).toHaveValue( 'Asleep' );
		await name.fill( ' ' );
		await page.keyboard.press( 'Enter' );
		await expect( rename ).toContainText( 'Enter a name for the view.' );
		await name.fill( 'Lapsed' );
		await page.keyboard.press( 'Enter' );
		await expect( rename ).toBeHidden();
		const tab = page.getByRole( 'link', { name: 'Lapsed' } );
		await expect( tab ).toHaveAttribute( 'aria-current', 'page' );
		await customers.expectAddress( { view: String( id ) } );

		expect( await seenByOthers() ).not.toContain( 'Lapsed' );
		await choose( 'Lapsed', 'Share with everyone' );
		await expect(
			page
				.getByText( 'View “Lapsed” shared with everyone' )
				.and( page.locator( ':visible' ) )
				.first()
		).toBeVisible();
		expect( await seenByOthers() ).toContain( 'Lapsed' );

		await choose( 'Lapsed', 'Delete' );
		const removal = page.getByRole( 'dialog', {
			name: 'Delete view “Lapsed”?',
		} );
		await expect( removal ).toContainText(
			'This view is shared. It will disappear for everyone.'
		);
		await removal.getByRole( 'button', { name: 'Delete view' } ).click();
		await customers.expectAddress( {} );
		await expect( tab ).toHaveCount( 0 );
		expect( await seenByOthers() ).not.toContain( 'Lapsed' );
	} );

	test( 'is chosen, changed and reset in menus of a narrow screen', async ( {
		page,
		site,
	} ) => {
		const name = 'Customers who have not ordered for a very long time';
		const { id } = await createView( site, {
			name,
			filters: { status: 'inactive' },
		} );
		await page.setViewportSize( { width: 400, height: 850 } );
		const customers = new CustomersPage( page );
		await customers.open();
		await expect(
			page.getByRole( 'navigation', { name: 'Views' } )
		).toHaveCount( 0 );

		await page
			.getByRole( 'button', { name: 'Views: All customers' } )
			.click();
		await page.getByRole( 'menuitemradio', { name } ).click();
		await customers.expectAddress( { view: String( id ) } );
		await customers.search.fill( 'jones' );
		await expect(
			page.getByRole( 'button', { name: `Views: ${ name } (modified)` } )
		).toBeVisible();
		expect( await customers.overflow() ).toBe( 0 );

		await page.getByRole( 'button', { name: /^Options for/ } ).click();
		await expect(
			page.getByRole( 'menuitem', { name: 'Save', exact: true } )
		).toBeVisible();
		await page.getByRole( 'menuitem', { name: 'Reset' } ).click();
		await customers.expectAddress( { view: String( id ) } );
		await expect( customers.search ).toHaveValue( '' );
	} );
} );
