import { insertAddress } from '../api/support/store-tables.ts';
import { CustomerScreen } from '../e2e/support/customer-screen.ts';
import { expect, test } from './support/test.ts';

test( 'a state that FluentCart wrote is returned by name, and one written here is stored as sent', async ( {
	page,
	site,
	customer,
	fluentCartApi,
} ) => {
	await site.call( 'wordpress/options/merge', {
		name: 'fluent_cart_store_settings',
		values: { store_country: 'JP' },
	} );
	await insertAddress( site, customer, {
		address_1: 'Chang’an Avenue 1',
		city: 'Beijing',
		country: 'CN',
		state: 'CN2',
	} );
	await new CustomerScreen( page ).open( customer );
	const card = page.getByRole( 'listitem' ).filter( { hasText: 'Chang’an' } );
	await expect( card ).toContainText( '北京' );
	await expect( card ).not.toContainText( 'CN2' );

	await page.getByRole( 'button', { name: 'Add address' } ).click();
	const dialog = page.getByRole( 'dialog' );
	await dialog.getByLabel( 'Address type' ).selectOption( 'shipping' );
	// The store's own country comes first.
	await dialog.getByRole( 'combobox', { name: 'Country' } ).fill( '' );
	await expect(
		dialog.getByRole( 'listbox' ).getByRole( 'option' ).first()
	).toHaveText( 'Japan' );
	await choose( 'Country', 'Japan' );
	await choose( 'Prefecture', 'Tokyo' );
	await dialog.getByRole( 'textbox', { name: 'City' } ).fill( 'Chiyoda' );
	await dialog
		.getByRole( 'textbox', { name: 'Street address' } )
		.fill( 'Marunouchi 1' );
	await dialog.getByRole( 'button', { name: 'Add address' } ).click();
	await expect( dialog ).toBeHidden();

	const { shipping_address: written } =
		await fluentCartApi.customer( customer );
	expect( written ).toMatchObject( [
		{ state: 'JP13', formatted_address: { state: 'Tokyo' } },
	] );

	async function choose( label: string, name: string ) {
		const control = dialog.getByRole( 'combobox', { name: label } );
		await control.click();
		await control.fill( name );
		await page.getByRole( 'option', { name, exact: true } ).click();
	}
} );
