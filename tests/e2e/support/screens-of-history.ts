import type { Page } from '@playwright/test';
import { CustomersPage } from './customers-page.ts';
import { waitUntilLoaded } from './waiting.ts';

/** No customer has it, so that the change has a failure. */
const MISSING_ID = 4_000_000;

export async function history( page: Page ): Promise< void > {
	await page.goto( new CustomersPage( page ).url( { screen: 'history' } ) );
	await page.locator( '.fcc-history-screen h1' ).waitFor();
	await waitUntilLoaded( page );
}

export async function run( page: Page, id: number ): Promise< void > {
	await page.goto( new CustomersPage( page ).url( { run: String( id ) } ) );
	await page.locator( '.fcc-run__facts' ).waitFor();
	await waitUntilLoaded( page );
}

/**
 * Deactivates active customers as the user of the page.
 *
 * @return The id of the run.
 */
export async function changeStatus( page: Page ): Promise< number > {
	await setStatus( page, 'active' );
	return setStatus( page, 'inactive' );
}

async function setStatus( page: Page, status: string ): Promise< number > {
	const answer = await page.request.post(
		'/wp-json/fluent-cart/v2/customers/do-bulk-action',
		{
			headers: await nonce( page ),
			data: {
				action: 'update_status',
				customer_ids: [ 1, 2, 3, MISSING_ID ],
				data: { status },
			},
		}
	);
	return ( await answer.json() ).data.run_id;
}

/** Deletes a customer, also with orders, as the user of the page. */
export async function deleteOne( page: Page, id: string ): Promise< void > {
	await page.request.delete( `/wp-json/fluent-cart/v2/customers/${ id }`, {
		headers: await nonce( page ),
		data: { force: true },
	} );
}

async function nonce( page: Page ): Promise< Record< string, string > > {
	const answer = await page.request.get(
		'/wp-admin/admin-ajax.php?action=rest-nonce'
	);
	return { 'X-WP-Nonce': await answer.text() };
}
