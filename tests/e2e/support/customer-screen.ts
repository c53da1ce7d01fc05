import type { Locator, Page } from '@playwright/test';
import { expect } from '../../support/test.ts';
import { waitUntilIdle } from './waiting.ts';

/** Requests of the app about customer 7, for example, with any permalinks. */
export function customerRequests( id: number ): RegExp {
	return new RegExp(
		`v2(%2F|/)customers(%2F|/)(get-stats(%2F|/))?${ id }(\\D|$)`
	);
}

export class CustomerScreen {
	readonly page: Page;
	readonly name: Locator;
	readonly head: Locator;
	readonly position: Locator;
	readonly next: Locator;
	readonly previous: Locator;
	readonly toList: Locator;
	readonly figures: Locator;
	readonly orders: Locator;
	readonly activity: Locator;
	readonly profile: Locator;
	readonly info: Locator;
	readonly addresses: Locator;
	readonly user: Locator;

	constructor( page: Page ) {
		this.page = page;
		this.name = page.locator( '.fcc-customer-screen h1' );
		this.head = page.locator( '.fcc-head' );
		this.position = page.locator( '.fcc-topbar__position' );
		this.next = page.getByRole( 'button', { name: 'Next customer' } );
		this.previous = page.getByRole( 'button', {
			name: 'Previous customer',
		} );
		this.toList = page
			.getByRole( 'navigation', { name: 'Customers' } )
			.getByRole( 'link', { name: 'All customers' } );
		this.figures = this.panel( 'Spending' );
		this.orders = this.panel( 'Orders' );
		this.activity = this.panel( 'Activity' );
		this.profile = this.panel( 'Profile' );
		this.info = this.panel( 'Custom fields' );
		this.addresses = this.panel( 'Addresses' );
		this.user = this.panel( 'WordPress user' );
	}

	/**
	 * Opens the screen by its address and waits until it is loaded.
	 *
	 * @param id
	 * @param args Arguments of the list's view.
	 */
	async open(
		id: number,
		args: Record< string, string > = {}
	): Promise< void > {
		await this.page.goto( this.url( id, args ) );
		await expect( this.orders ).toBeVisible();
		await expect( this.page.locator( '.fcc-placeholder' ) ).toHaveCount(
			0
		);
		await expect( this.name ).toBeVisible();
		await waitUntilIdle( this.page );
	}

	url( id: number, args: Record< string, string > = {} ): string {
		const query = new URLSearchParams( {
			page: 'fluent-cart-customers',
			...args,
			customer: String( id ),
		} );
		return `/wp-admin/admin.php?${ query }`;
	}

	status( label: string ): Locator {
		return this.page.getByRole( 'button', {
			name: `${ label }, change status`,
		} );
	}

	async chooseStatus( from: string, to: string ): Promise< void > {
		await this.status( from ).click();
		await this.page
			.getByRole( 'menuitemradio', { name: to, exact: true } )
			.click();
	}

	async chooseAction( name: string ): Promise< void > {
		await this.head.getByRole( 'button', { name: 'More actions' } ).click();
		await this.page.getByRole( 'menuitem', { name } ).click();
	}

	panel( name: string ): Locator {
		return this.page.getByRole( 'region', { name, exact: true } );
	}

	/** A snackbar at the bottom of the page. */
	message( text: string | RegExp ): Locator {
		return this.page
			.locator( '.components-snackbar' )
			.filter( { hasText: text } );
	}

	async clickInMessage( text: string | RegExp, button: string ) {
		await this.message( text )
			.getByRole( 'button', { name: button } )
			.click();
	}
}
