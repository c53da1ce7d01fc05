import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/test.ts';

/**
 * The screen of one customer, as somebody sees it who works with it.
 */
export class CustomerScreen {
	readonly page: Page;
	readonly name: Locator;
	readonly profile: Locator;
	readonly info: Locator;
	readonly addresses: Locator;
	readonly user: Locator;

	constructor( page: Page ) {
		this.page = page;
		this.name = page.locator( '.fcc-customer-screen h1' );
		this.profile = this.panel( 'Profile' );
		this.info = this.panel( 'Additional info' );
		this.addresses = this.panel( 'Addresses' );
		this.user = this.panel( 'WordPress user' );
	}

	/**
	 * Opens the screen by its address and waits until all of the customer is
	 * there.
	 *
	 * @param id
	 */
	async open( id: number ): Promise< void > {
		const query = new URLSearchParams( {
			page: 'fluent-cart-customers',
			customer: String( id ),
		} );
		await this.page.goto( `/wp-admin/admin.php?${ query }` );
		await expect( this.page.locator( '.fcc-placeholder' ) ).toHaveCount(
			0
		);
		await expect( this.name ).toBeVisible();
	}

	/** A panel by its heading. */
	panel( name: string ): Locator {
		return this.page.getByRole( 'region', { name, exact: true } );
	}

	/** A short message at the bottom of the page. */
	message( text: string | RegExp ): Locator {
		return this.page
			.locator( '.components-snackbar' )
			.filter( { hasText: text } );
	}

	/** Clicks a button of such a message. */
	async fromMessage( text: string | RegExp, button: string ) {
		await this.message( text )
			.getByRole( 'button', { name: button } )
			.click();
	}
}
