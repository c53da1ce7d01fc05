import type { Locator, Page } from '@playwright/test';
import type { TestSite } from '../../support/test-site.ts';
import { expect } from '../../support/test.ts';
import { CustomersPage } from './customers-page.ts';

/** Requests for the list of runs, with any permalinks. */
export const RUNS_REQUEST = /customers(%2F|\/)runs(\?|&|%3F)/;

/** The history of changes, and the page of a change. */
export class HistoryPage {
	readonly page: Page;
	readonly heading: Locator;
	readonly rows: Locator;
	readonly reasons: Locator;

	constructor( page: Page ) {
		this.page = page;
		this.heading = page.locator( '.fcc-history-screen h1' );
		this.rows = page.locator( '.fcc-history tbody' ).getByRole( 'row' );
		this.reasons = page.getByRole( 'region', { name: 'Reasons' } );
	}

	async open(): Promise< void > {
		await this.page.goto(
			new CustomersPage( this.page ).url( { screen: 'history' } )
		);
		await expect( this.heading ).toHaveText( 'History' );
		await this.settle();
	}

	async openRun( id: number ): Promise< void > {
		await this.page.goto(
			new CustomersPage( this.page ).url( { run: String( id ) } )
		);
		await this.page.locator( '.fcc-run__facts' ).waitFor();
		await this.settle();
	}

	/** Waits until all data is read. */
	async settle(): Promise< void > {
		await expect(
			this.page.locator(
				'.fcc-history-screen [aria-busy="true"], .fcc-history-screen .fcc-placeholder'
			)
		).toHaveCount( 0 );
	}

	button( name: string ): Locator {
		return this.page.getByRole( 'button', { name, exact: true } );
	}

	/** The number of customers with an outcome. */
	count( outcome: string ): Locator {
		return this.page
			.locator( '.fcc-run__counts > div' )
			.filter( { hasText: outcome } )
			.locator( 'dd' );
	}
}

/**
 * Changes the status of customers as the administrator does on the page.
 *
 * @return The id of the run.
 */
export function changeStatus(
	site: TestSite,
	ids: number[],
	status = 'inactive'
): Promise< number > {
	return bulk( site, {
		action: 'update_status',
		customer_ids: ids,
		data: { status },
	} );
}

/**
 * Deletes customers, also with orders, as the administrator does on the page.
 *
 * @return The id of the run.
 */
export function deleteCustomers(
	site: TestSite,
	ids: number[]
): Promise< number > {
	return bulk( site, {
		action: 'delete',
		customer_ids: ids,
		data: { force: true },
	} );
}

async function bulk( site: TestSite, data: object ): Promise< number > {
	const client = await site.sessionClient( site.users.admin );
	const answer = await client.post( 'customers/do-bulk-action', { data } );
	expect( answer.status() ).toBe( 200 );
	const { run_id: id } = ( await answer.json() ).data;
	await client.dispose();
	return id;
}

/** Makes the time to undo a run end on a day. */
export async function expireRun(
	site: TestSite,
	id: number,
	day: string
): Promise< void > {
	await site.call( 'rows/update', {
		table: 'fcc_runs',
		columns: { undo_until: `${ day } 12:00:00` },
		where: { id },
	} );
}

/** @return The statuses of customers, in the order of their ids. */
export function statusesOf(
	site: TestSite,
	ids: number[]
): Promise< string[] > {
	return site.call< string[] >( 'rows/column', {
		table: 'fct_customers',
		column: 'status',
		rest: `WHERE id IN (${ ids.join() }) ORDER BY id`,
	} );
}
