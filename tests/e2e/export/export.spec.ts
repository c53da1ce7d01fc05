import { expect, test } from '../../support/test.ts';
import { BULK_REQUEST, BulkListPage } from '../support/bulk-list-page.ts';
import { ExportDialog } from './export-dialog.ts';

/** The columns of a person who has chosen none. */
const USUAL_NAMES =
	'\uFEFF"ID","Email","First name","Last name","Phone","Status","Total spent","Paid orders","Average order value","Currency","First order","Last order","Date added"';

test.describe( 'an export', () => {
	let customers: BulkListPage;
	let dialog: ExportDialog;

	test.beforeEach( async ( { page } ) => {
		customers = new BulkListPage( page );
		dialog = new ExportDialog( page );
	} );

	test(
		'of the view contains all matching customers, in readable columns',
		{ tag: '@oldest' },
		async ( { page } ) => {
			await customers.open( { search: 'lee' } );
			await expect( customers.count ).toHaveText( /of \d+ / );
			const text = await customers.count.textContent();
			const total = Number( /of (\d+) /.exec( text ?? '' )?.[ 1 ] );

			await dialog.openForView();
			await expect( dialog.element ).toContainText(
				`${ total } customers in this view`
			);
			const file = await dialog.download();
			expect( file.suggestedFilename() ).toMatch(
				/^customers-\d{4}-\d\d-\d\d\.csv$/
			);
			const lines = await dialog.linesOf( file );
			expect( lines ).toHaveLength( total + 1 );
			expect( lines[ 0 ] ).toBe( USUAL_NAMES );
			await expect(
				page
					.getByText(
						`Downloading ${ total } customers as a CSV file.`
					)
					.first()
			).toBeVisible();
			await expect( dialog.element ).toBeHidden();
		}
	);

	test( 'has the order of the list', async ( { page } ) => {
		await customers.open( { orderby: 'email', order: 'asc' } );
		const first = await customers.rows.first().getAttribute( 'class' );
		expect( first ).not.toBeNull();
		await dialog.openForView();
		await dialog.only( 'Email' );
		const [ , ...emails ] = await dialog.linesOf( await dialog.download() );
		await customers.open( { orderby: 'email', order: 'desc' } );
		await dialog.openForView();
		const [ , ...reversed ] = await dialog.linesOf(
			await dialog.download()
		);
		expect( emails.length ).toBeGreaterThan( 100 );
		expect( emails ).not.toEqual( emails.toReversed() );
		expect( reversed ).toEqual( emails.toReversed() );
		await expect( page.getByText( /^Downloading/ ).first() ).toBeVisible();
	} );

	test( 'of the selection contains only these, and keeps the selection', async () => {
		await customers.open( { orderby: 'id', order: 'asc' } );
		await customers.checkboxes.nth( 0 ).check();
		await customers.checkboxes.nth( 2 ).check();
		await customers.selection
			.getByRole( 'button', { name: 'Export CSV' } )
			.click();
		await expect( dialog.element ).toContainText( '2 selected customers' );
		const lines = await dialog.linesOf( await dialog.download() );
		expect( lines ).toHaveLength( 3 );
		expect( lines[ 1 ] ).toContain( 'ada@example.com' );
		await expect( customers.selection ).toContainText(
			'2 customers selected'
		);
	} );

	test(
		'of all selected customers leaves out the unselected ones',
		{ tag: '@slow' },
		async () => {
			await customers.open( { orderby: 'id', order: 'asc' } );
			await customers.selectAll();
			await customers.checkboxes.first().uncheck();
			await customers.selection
				.getByRole( 'button', { name: 'Export CSV' } )
				.click();
			await expect( dialog.element ).toContainText(
				'499 selected customers'
			);
			const lines = await dialog.linesOf( await dialog.download() );
			expect( lines ).toHaveLength( 500 );
			expect( lines[ 1 ] ).toMatch( /^"2",/ );
		}
	);

	test(
		'of one customer is in the menu of the row',
		{ tag: '@slow' },
		async () => {
			await customers.open( { search: 'lovelace' } );
			await customers.fromRowMenu( 'Ada Lovelace', 'Export CSV' );
			await expect( dialog.element ).toContainText( 'Ada Lovelace' );
			const lines = await dialog.linesOf( await dialog.download() );
			expect( lines ).toHaveLength( 2 );
		}
	);

	test( 'is not offered without matching customers', async ( { page } ) => {
		await customers.open( { search: 'zzzz' } );
		await expect(
			page.getByRole( 'button', { name: /^Export CSV of the customers/ } )
		).toHaveAttribute( 'aria-disabled', 'true' );
	} );

	test( 'that fails shows the reason in the dialog, and can be sent again', async ( {
		page,
	} ) => {
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
		await dialog.openForView();
		await dialog.submit.click();
		await expect( dialog.element ).toContainText( 'Broken.' );
		await page.unroute( BULK_REQUEST );
		expect( ( await dialog.download() ).suggestedFilename() ).toMatch(
			/\.csv$/
		);
	} );
} );
