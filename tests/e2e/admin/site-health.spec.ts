import type { Page } from '@playwright/test';
import { insertAddress } from '../../api/support/store-tables.ts';
import { type TestSite } from '../../support/test-site.ts';
import { expect, test } from '../../support/test.ts';

/** Resets the background jobs, as in a store that was large before activation. */
async function undo( site: TestSite ): Promise< void > {
	await site.call( 'rows/run', {
		statements: [
			'ALTER TABLE {fct_customers} DROP INDEX fcc_last_name',
			'DELETE FROM {fcc_search_terms}',
			'DELETE FROM {fcc_search_documents}',
		],
	} );
}

/** Waits for all results: each moves the ones below it, and a click at that moment would miss. */
async function isComplete( page: Page ): Promise< void > {
	await expect(
		page.locator( '.site-health-progress-wrapper' )
	).not.toHaveClass( /loading/, { timeout: 60_000 } );
}

test(
	'Site Health shows the progress of indexing, and continues it',
	{ tag: '@oldest' },
	async ( { page, site } ) => {
		await undo( site );
		await page.goto( '/wp-admin/site-health.php' );
		await isComplete( page );
		await page
			.getByRole( 'button', {
				name: /Customer list and search are still being prepared/,
			} )
			.click();
		const result = page.locator(
			'#health-check-accordion-block-fluent_cart_customers'
		);
		await expect( result ).toContainText(
			'1 of 17 database indexes are missing: fcc_last_name.'
		);
		await expect( result ).toContainText(
			'0 of 500 customers are in the search index.'
		);

		await result.getByRole( 'link', { name: 'Continue now' } ).click();
		await expect(
			page.getByRole( 'button', {
				name: /Customer list and search are ready/,
				includeHidden: true,
			} )
		).toHaveCount( 1 );

		await page.goto( '/wp-admin/site-health.php?tab=debug' );
		await expect(
			page.locator(
				'#health-check-accordion-block-fluent_cart_customers'
			)
		).toContainText( '500 of 500 customers are in the search index.' );
	}
);

test(
	'Site Health shows rows of deleted customers, and removes them',
	{ tag: '@oldest' },
	async ( { page, site } ) => {
		await insertAddress( site, 999_999 );
		await page.goto( '/wp-admin/site-health.php' );
		await isComplete( page );
		await page.getByRole( 'button', { name: /^Passed tests/ } ).click();
		// No job has scanned since.
		await page
			.getByRole( 'button', {
				name: /No leftover data from deleted customers|hasn’t been checked yet/,
			} )
			.click();
		await page.getByRole( 'link', { name: 'Check now' } ).click();

		const finding = page.getByRole( 'button', {
			name: /Leftover data from deleted customers was found/,
		} );
		await expect( finding ).toBeVisible();
		await isComplete( page );
		await finding.click();
		const result = page.locator(
			'#health-check-accordion-block-fluent_cart_customers_data'
		);
		await expect( result ).toContainText(
			'Rows without a customer: Addresses: 1.'
		);
		await result
			.getByRole( 'link', { name: 'Remove leftover data' } )
			.click();
		await expect(
			page.getByRole( 'button', {
				name: /No leftover data from deleted customers/,
				includeHidden: true,
			} )
		).toHaveCount( 1 );
	}
);
