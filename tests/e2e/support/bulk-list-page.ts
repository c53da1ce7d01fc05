import type { Locator, Page } from '@playwright/test';
import { toSqlDate } from '../../api/support/overview/overview.ts';
import type { TestSite } from '../../support/test-site.ts';
import { expect } from '../../support/test.ts';
import { CustomersPage } from './customers-page.ts';

/** A step of a bulk action, with any permalinks. */
export const BULK_REQUEST = /do-bulk-action/;

/** A request that drives a run. */
export const CONTINUE_REQUEST = /runs(%2F|\/)\d+(%2F|\/)continue/;

/** The list of customers, for bulk actions. */
export class BulkListPage extends CustomersPage {
	/** The bar of the selection with its actions. */
	readonly selection: Locator;
	readonly checkboxes: Locator;
	readonly wholePage: Locator;

	/** Gets the focus when the focused element is removed. */
	readonly heading: Locator;

	/** The bar of the current run, and its result. */
	readonly run: Locator;

	constructor( page: Page ) {
		super( page );
		this.selection = page.getByRole( 'region', {
			name: 'Selected customers',
		} );
		this.checkboxes = page.locator( 'tbody' ).getByRole( 'checkbox' );
		this.wholePage = page.locator( 'thead' ).getByRole( 'checkbox' );
		this.heading = page.getByRole( 'heading', {
			name: 'Customers',
			level: 1,
		} );
		this.run = page.getByRole( 'region', {
			name: /^(Set status|Delete customers)/,
		} );
	}

	checkbox( name: string ): Locator {
		return this.rows
			.filter( { hasText: name } )
			.first()
			.getByRole( 'checkbox' );
	}

	async selectAll(): Promise< void > {
		await this.wholePage.check();
		await this.selection
			.getByRole( 'button', { name: /^Select all/ } )
			.click();
		await expect( this.selection ).toContainText(
			/All [\d,]+ customers selected/
		);
	}

	async setStatus( status: string ): Promise< void > {
		await this.selection
			.getByRole( 'button', { name: 'Change status' } )
			.click();
		await this.page
			.getByRole( 'menuitem', { name: status, exact: true } )
			.click();
	}

	async confirm( name: RegExp ): Promise< void > {
		await this.page
			.getByRole( 'dialog' )
			.getByRole( 'button', { name } )
			.click();
	}

	/** Checks the box that also deletes customers with orders. */
	async force(): Promise< void > {
		await this.page
			.getByRole( 'dialog' )
			.getByRole( 'checkbox', { name: /Their orders will have/ } )
			.check();
	}

	async fromRowMenu( name: string, item: string ): Promise< void > {
		await this.rows
			.filter( { hasText: name } )
			.first()
			.getByRole( 'button', { name: 'Actions' } )
			.click();
		await this.page
			.getByRole( 'menuitem', { name: item, exact: true } )
			.click();
	}
}

/**
 * Adds customers without orders. The search “crowd” finds them.
 *
 * @param site
 * @param count
 */
export async function insertBulkCustomers(
	site: TestSite,
	count: number
): Promise< void > {
	await site.call( 'customers/insert_many', {
		count,
		columns: {
			email: 'crowd.%d@example.com',
			ltv: '250',
			created_at: toSqlDate( Date.now() ),
		},
	} );
	await site.call( 'jobs/reconcile' );
}

/**
 * @param site
 * @return The number of added customers by status.
 */
export async function countBulkCustomers(
	site: TestSite
): Promise< Record< string, number > > {
	const counts: Record< string, number > = {};
	for ( const status of await site.call< string[] >( 'rows/column', {
		table: 'fct_customers',
		column: 'status',
		rest: "WHERE email LIKE 'crowd.%'",
	} ) ) {
		counts[ status ] = ( counts[ status ] ?? 0 ) + 1;
	}
	return counts;
}

/**
 * Holds requests until the test releases them.
 *
 * @param page
 * @param url  The requests of bulk actions by default.
 */
export async function holdSteps( page: Page, url = BULK_REQUEST ) {
	const held: Array< () => Promise< void > > = [];
	let isHolding = true;
	await page.route( url, ( route ) => {
		if ( isHolding ) {
			held.push( () => route.continue() );
			return;
		}
		return route.continue();
	} );
	return {
		/** Releases the pending step. */
		async letGo(): Promise< void > {
			await expect.poll( () => held.length ).toBeGreaterThan( 0 );
			await held.shift()?.();
		},
		/** Releases all steps, including later ones. */
		async stop(): Promise< void > {
			isHolding = false;
			await Promise.all( held.splice( 0 ).map( ( go ) => go() ) );
		},
	};
}
