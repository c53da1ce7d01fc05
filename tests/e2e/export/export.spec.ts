import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import { BULK_REQUEST, BulkListPage } from '../support/bulk-list-page.ts';

test.describe( 'an export', () => {
	let customers: BulkListPage;

	test.beforeEach( async ( { page } ) => {
		customers = new BulkListPage( page );
	} );

	test(
		'of the view contains all matching customers, in readable columns',
		{ tag: '@oldest' },
		async ( { page } ) => {
			await customers.open( { search: 'lee' } );
			await expect( customers.count ).toHaveText( /of \d+ / );
			const text = await customers.count.textContent();
			const total = Number( /of (\d+) /.exec( text ?? '' )?.[ 1 ] );

			const file = await downloadedBy( page, () =>
				page
					.getByRole( 'button', {
						name: 'Export CSV of the customers in this view',
					} )
					.click()
			);
			expect( file.suggestedFilename() ).toMatch(
				/^customers-\d{4}-\d\d-\d\d\.csv$/
			);
			const lines = await linesOf( file );
			expect( lines ).toHaveLength( total + 1 );
			expect( lines[ 0 ] ).toBe(
				'\uFEFF"id","email","first_name","last_name","phone","status","order_count","total_spent_decimal","average_order_value_decimal","currency","first_order_date","last_order_date","created_at"'
			);
			await expect(
				page
					.getByText(
						`Downloading ${ total } customers as a CSV file.`
					)
					.first()
			).toBeVisible();
		}
	);

	test( 'of the selection contains only these, and keeps the selection', async ( {
		page,
	} ) => {
		await customers.open( { orderby: 'id', order: 'asc' } );
		await customers.checkboxes.nth( 0 ).check();
		await customers.checkboxes.nth( 2 ).check();
		const file = await downloadedBy( page, () =>
			customers.selection
				.getByRole( 'button', { name: 'Export CSV' } )
				.click()
		);
		const lines = await linesOf( file );
		expect( lines ).toHaveLength( 3 );
		expect( lines[ 1 ] ).toContain( 'ada@example.com' );
		await expect( customers.selection ).toContainText(
			'2 customers selected'
		);
	} );

	test(
		'of all selected customers leaves out the unselected ones',
		{ tag: '@slow' },
		async ( { page } ) => {
			await customers.open( { orderby: 'id', order: 'asc' } );
			await customers.selectAll();
			await customers.checkboxes.first().uncheck();
			const file = await downloadedBy( page, () =>
				customers.selection
					.getByRole( 'button', { name: 'Export CSV' } )
					.click()
			);
			const lines = await linesOf( file );
			expect( lines ).toHaveLength( 500 );
			expect( lines[ 1 ] ).toMatch( /^"2",/ );
		}
	);

	test(
		'of one customer is in the menu of the row',
		{ tag: '@slow' },
		async ( { page } ) => {
			await customers.open( { search: 'lovelace' } );
			const file = await downloadedBy( page, () =>
				customers.fromRowMenu( 'Ada Lovelace', 'Export CSV' )
			);
			expect( await linesOf( file ) ).toHaveLength( 2 );
		}
	);

	test( 'is not offered without matching customers', async ( { page } ) => {
		await customers.open( { search: 'zzzz' } );
		await expect(
			page.getByRole( 'button', { name: /^Export CSV of the customers/ } )
		).toHaveAttribute( 'aria-disabled', 'true' );
	} );

	test( 'that fails shows the reason', async ( { page } ) => {
		await customers.open();
		await page.route( BULK_REQUEST, ( route ) =>
			route.fulfill( {
				status: 500,
				json: {
					success: false,
					error: { code: 'server_error', message: 'Broken.' },
				},
			} )
		);
		await page
			.getByRole( 'button', { name: /^Export CSV of the customers/ } )
			.click();
		await expect( page.getByText( 'Broken.' ).first() ).toBeVisible();
	} );
} );

async function downloadedBy(
	page: Page,
	act: () => Promise< void >
): Promise< Download > {
	const downloaded = page.waitForEvent( 'download' );
	await act();
	return downloaded;
}

async function linesOf( file: Download ): Promise< string[] > {
	const text = await readFile( await file.path(), 'utf8' );
	return text.trimEnd().split( /\r?\n/ );
}
