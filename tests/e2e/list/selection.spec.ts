import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { BulkListPage } from '../support/bulk-list-page.ts';
import { waitUntilLoaded } from '../support/waiting.ts';

test.describe( 'the selection', () => {
	let customers: BulkListPage;

	test.beforeEach( async ( { page } ) => {
		customers = new BulkListPage( page );
	} );

	test(
		'contains rows, ranges and pages, and is kept across pages',
		{ tag: '@oldest' },
		async () => {
			await customers.open();
			await waitUntilLoaded( customers.page );
			const top = await customers.rows.first().boundingBox();
			await customers.checkboxes.nth( 0 ).check();
			await expect( customers.selection ).toContainText(
				'1 customer selected'
			);
			// The rows do not move.
			await waitUntilLoaded( customers.page );
			expect( await customers.rows.first().boundingBox() ).toEqual( top );

			await customers.checkboxes
				.nth( 4 )
				.click( { modifiers: [ 'Shift' ] } );
			await expect( customers.selection ).toContainText(
				'5 customers selected'
			);

			await customers.button( 'Next page' ).click();
			await expect( customers.count ).toHaveText(
				'21–40 of 500 customers'
			);
			await customers.settle();
			await customers.wholePage.check();
			await expect( customers.selection ).toContainText(
				'25 customers selected'
			);

			await customers.button( 'Previous page' ).click();
			await expect( customers.count ).toHaveText(
				'1–20 of 500 customers'
			);
			for ( const [ index, isChecked ] of [
				[ 0, true ],
				[ 4, true ],
				[ 5, false ],
			] as const ) {
				await expect( customers.checkboxes.nth( index ) ).toBeChecked( {
					checked: isChecked,
				} );
			}
			await expect( customers.selection ).toContainText(
				'25 customers selected'
			);

			await customers.selection
				.getByRole( 'button', { name: 'Clear selection' } )
				.click();
			await expect( customers.selection ).toBeHidden();
			await expect( customers.heading ).toBeFocused();
		}
	);

	test( 'contains all matching customers, with the exact number, except unselected ones', async () => {
		await customers.open( { status: 'inactive' } );
		await expect( customers.count ).toHaveText( /of [\d,]+ / );
		const text = await customers.count.textContent();
		const total = Number( /of ([\d,]+) /.exec( text ?? '' )?.[ 1 ] );
		expect( total ).toBeGreaterThan( 20 );

		await customers.checkboxes.first().check();
		await customers.button( `Select all ${ total } customers` ).click();
		await expect( customers.selection ).toContainText(
			`All ${ total } customers selected`
		);
		await customers.checkboxes.nth( 2 ).uncheck();
		await expect( customers.selection ).toContainText(
			`${ total - 1 } customers selected`
		);

		await customers.button( 'Next page' ).click();
		await customers.settle();
		await expect( customers.wholePage ).toBeChecked();
		await customers.wholePage.uncheck();
		await expect( customers.selection ).not.toContainText(
			`${ total - 1 } customers selected`
		);
	} );

	test(
		'is kept in another order, but not for another search or filter',
		{ tag: '@slow' },
		async ( { page } ) => {
			await customers.open();
			await customers.checkbox( 'Noah Lee' ).check();
			await customers.fromColumnMenu( 'Total spent', 'Sort descending' );
			await customers.expectAddress( { orderby: 'total_spent' } );
			await page.keyboard.press( 'Escape' );
			await expect( customers.selection ).toContainText(
				'1 customer selected'
			);

			await customers.search.fill( 'lovelace' );
			await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
			await expect( customers.selection ).toBeHidden();
			await expect(
				page.getByText( 'Selection cleared because' ).first()
			).toBeVisible();

			await customers.checkboxes.first().check();
			await customers.filter( 'Status' ).click();
			await page.getByRole( 'option', { name: 'Inactive' } ).click();
			await customers.expectAddress( {
				orderby: 'total_spent',
				search: 'lovelace',
				status: 'inactive',
			} );
			await expect( customers.selection ).toBeHidden();
		}
	);

	test(
		'is made and used by keyboard alone',
		{ tag: '@oldest' },
		async ( { page } ) => {
			await customers.open();
			await customers.wholePage.focus();
			await page.keyboard.press( 'Space' );
			await expect( customers.selection ).toContainText(
				'20 customers selected'
			);

			const selectAll = customers.button( 'Select all 500 customers' );
			await selectAll.focus();
			await page.keyboard.press( 'Enter' );
			await expect( customers.selection ).toContainText(
				'All 500 customers selected'
			);
			await expect( customers.selection ).toBeFocused();

			await page.keyboard.press( 'Tab' );
			await expect( customers.button( 'Change status' ) ).toBeFocused();
			await page.keyboard.press( 'Enter' );
			await expect(
				page
					.getByRole( 'menu', { name: 'Change status' } )
					.getByRole( 'menuitem' )
					.first()
			).toBeFocused();
			await page.keyboard.press( 'ArrowDown' );
			await expect(
				page.getByRole( 'menuitem', { name: 'Inactive' } )
			).toBeFocused();
			await page.keyboard.press( 'Enter' );
			const dialog = page.getByRole( 'dialog', {
				name: 'Change status to Inactive?',
			} );
			await expect(
				dialog.getByText(
					'The status of 500 customers will change to Inactive.'
				)
			).toBeVisible();

			await page.keyboard.press( 'Escape' );
			await expect( dialog ).toBeHidden();
			await expect( customers.selection ).toContainText(
				'All 500 customers selected'
			);
		}
	);

	test( 'is visible at 400 pixels', { tag: '@slow' }, async ( { page } ) => {
		await page.setViewportSize( { width: 400, height: 800 } );
		await customers.open();
		await customers.checkboxes.first().check();

		for ( const name of [
			'Select all 500 customers',
			'Change status',
			'Delete',
		] ) {
			await expect( customers.button( name ) ).toBeInViewport();
		}
		expect( await customers.overflow() ).toBe( 0 );
	} );
} );

test( 'with the right to view only, the selection can be exported and nothing else', async ( {
	browser,
	site,
} ) => {
	const viewer = await site.createUser( {
		login: 'viewer',
		rights: [ 'customers/view' ],
	} );
	const session = await site.sessionClient( viewer );
	const context = await browser.newContext( {
		baseURL: site.url,
		storageState: await session.storageState(),
	} );
	const page = await context.newPage();
	const customers = new BulkListPage( page );
	await new CustomersPage( page ).open();
	await customers.checkboxes.first().check();

	await expect( customers.selection.getByRole( 'button' ) ).toHaveText( [
		'Select all 500 customers',
		'Export CSV',
		'',
	] );
	await context.close();
} );
