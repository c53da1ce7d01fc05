import type { Locator, Page } from '@playwright/test';
import { expect } from '../../support/test.ts';
import { say } from './language.ts';
import { waitUntilIdle } from './waiting.ts';

/** A request of the app for a page of customers, with any permalinks. */
export const LIST_REQUEST = /fluent-cart(%2F|\/)v2(%2F|\/)customers(\?|&)/;

export class CustomersPage {
	readonly page: Page;
	readonly search: Locator;
	readonly rows: Locator;
	readonly names: Locator;
	readonly count: Locator;
	readonly dialog: Locator;

	constructor( page: Page ) {
		this.page = page;
		this.search = page.getByRole( 'searchbox', {
			name: say( 'Search customers' ),
		} );
		this.rows = page.locator( 'tbody' ).getByRole( 'row' );
		this.names = this.rows.locator( '.fcc-customer__name' );
		this.count = page
			.getByRole( 'status' )
			.filter( { hasText: 'customer' } );
		this.dialog = page.getByRole( 'dialog', {
			name: new RegExp( `customer|^Edit|${ say( 'Add customer' ) }` ),
		} );
	}

	/**
	 * Opens the page and waits until the app handles it, with key shortcuts.
	 *
	 * @param args Arguments of the view.
	 */
	async open( args: Record< string, string > = {} ): Promise< void > {
		await this.page.goto( this.url( args ) );
		await this.page
			.getByRole( 'button', { name: say( 'View options' ) } )
			.waitFor();
		await waitUntilIdle( this.page );
	}

	url( args: Record< string, string > = {} ): string {
		const query = new URLSearchParams( {
			page: 'fluent-cart-customers',
			...args,
		} );
		return `/wp-admin/admin.php?${ query }`;
	}

	address(): Record< string, string > {
		const { page, ...args } = Object.fromEntries(
			new URL( this.page.url() ).searchParams
		);
		return args;
	}

	/**
	 * Waits for the view in the address.
	 *
	 * @param args All of its arguments.
	 */
	async expectAddress( args: Record< string, string > ): Promise< void > {
		await expect.poll( () => this.address() ).toEqual( args );
	}

	/** Waits until the rows of the current view are shown. */
	async settle(): Promise< void > {
		await expect( this.page.locator( '[aria-busy="true"]' ) ).toHaveCount(
			0
		);
	}

	filter( name: string ): Locator {
		return this.page
			.getByRole( 'button', { name: new RegExp( `^${ name }` ) } )
			.and( this.page.locator( '[aria-expanded]' ) )
			.first();
	}

	/** Opens a filter that is not always shown. */
	async addFilter( name: string ): Promise< void > {
		await this.button( say( 'Add filter' ) ).click();
		await this.page.getByRole( 'menuitem', { name } ).click();
	}

	column( name: string ): Locator {
		return this.page.getByRole( 'columnheader', { name } );
	}

	/**
	 * Chooses an item of a column's menu.
	 *
	 * @param column
	 * @param item
	 */
	async fromColumnMenu( column: string, item: string ): Promise< void > {
		await this.column( column ).getByRole( 'button' ).click();
		await this.page
			.getByRole( /^Sort/.test( item ) ? 'menuitemradio' : 'menuitem', {
				name: item,
			} )
			.click();
	}

	/**
	 * Opens the form of a customer by the name in the table.
	 *
	 * @param name
	 */
	async edit( name: string ): Promise< void > {
		await this.names.filter( { hasText: name } ).first().click();
		await expect( this.field( say( 'Phone' ) ) ).toBeEnabled();
	}

	async openAddForm(): Promise< void > {
		await this.page
			.getByRole( 'link', { name: say( 'Add customer' ) } )
			.click();
		await expect( this.field( say( 'Email' ) ) ).toBeFocused();
	}

	/** Chooses an item of the menu in the header. */
	async chooseMore( item: string ): Promise< void > {
		await this.page
			.getByRole( 'button', { name: say( 'More' ), exact: true } )
			.click();
		await this.page.getByRole( 'menuitem', { name: say( item ) } ).click();
	}

	field( label: string ): Locator {
		return this.dialog.getByLabel( label );
	}

	button( name: string ): Locator {
		return this.page.getByRole( 'button', { name } );
	}

	/** How many pixels the page is wider than the window. */
	overflow(): Promise< number > {
		return this.page.evaluate(
			() =>
				document.documentElement.scrollWidth -
				document.documentElement.clientWidth
		);
	}
}
