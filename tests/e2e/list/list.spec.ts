import { insertCustomer } from '../../api/support/store-tables.ts';
import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { hold } from '../support/hold-requests.ts';
import { waitUntilIdle } from '../support/waiting.ts';

test.describe( 'the list of customers', () => {
	let customers: CustomersPage;

	test.beforeEach( async ( { page } ) => {
		customers = new CustomersPage( page );
	} );

	test(
		'shows the newest first, with the default columns',
		{ tag: '@oldest' },
		async () => {
			await customers.open();

			await expect( customers.rows ).toHaveCount( 20 );
			await expect( customers.count ).toHaveText(
				'1–20 of 500 customers'
			);
			for ( const name of [
				'Customer',
				'Status',
				'Paid orders',
				'Total spent',
				'Last order',
				'Date added',
			] ) {
				await expect( customers.column( name ) ).toBeVisible();
			}
		}
	);

	test(
		'searches while typing, and the last answer wins',
		{ tag: '@oldest' },
		async ( { page } ) => {
			await customers.open();
			// The first search would be answered last.
			const letGo = await hold( page, /search=z(&|$)/ );
			const asked = page.waitForRequest( /search=z(&|$)/ );
			const aborted = page.waitForEvent( 'requestfailed', ( request ) =>
				/search=z(&|$)/.test( request.url() )
			);

			await customers.search.fill( 'z' );
			await asked;
			await customers.search.fill( 'ada lovel' );

			await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
			await aborted;
			letGo();
			await waitUntilIdle( page );
			await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
			await customers.expectAddress( { search: 'ada lovel' } );
			await expect( customers.search ).toBeFocused();
		}
	);

	test( 'does not change the text when the user pauses after a space', async () => {
		await customers.open();
		await customers.search.pressSequentially( 'ada ' );
		await customers.expectAddress( { search: 'ada' } );
		await customers.search.pressSequentially( 'lovel' );

		await expect( customers.search ).toHaveValue( 'ada lovel' );
		await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
	} );

	test(
		'adds one history entry for a search, and going back undoes it',
		{ tag: '@slow' },
		async () => {
			await customers.open();
			await customers.search.pressSequentially( 'lovelace', {
				delay: 150,
			} );
			await customers.expectAddress( { search: 'lovelace' } );

			await customers.page.goBack();
			await customers.expectAddress( {} );
			await expect( customers.search ).toHaveValue( '' );
			await customers.page.goForward();
			await expect( customers.search ).toHaveValue( 'lovelace' );
			await expect( customers.names ).toHaveText( [ 'Ada Lovelace' ] );
		}
	);

	test( 'sorts by a column', { tag: '@oldest' }, async () => {
		await customers.open();
		await customers.fromColumnMenu( 'Total spent', 'Sort descending' );

		await customers.expectAddress( { orderby: 'total_spent' } );
		await expect( customers.column( 'Total spent' ) ).toHaveAttribute(
			'aria-sort',
			'descending'
		);
		await expect( async () => {
			const amounts = await customers.rows
				.locator( 'td:nth-child(5)' )
				.allTextContents();
			const numbers = amounts.map( ( text ) =>
				Number( text.replace( /[^\d.]/g, '' ) )
			);
			expect( numbers ).toEqual(
				[ ...numbers ].sort( ( a, b ) => b - a )
			);
			expect( numbers[ 0 ] ).toBeGreaterThan( 0 );
		} ).toPass();
	} );

	test(
		'changes pages without losing the focus',
		{ tag: '@oldest' },
		async () => {
			await customers.open();
			await expect( customers.names ).toHaveCount( 20 );
			const first = await customers.names.allTextContents();

			await customers.button( 'Next page' ).click();
			await expect( customers.count ).toHaveText(
				'21–40 of 500 customers'
			);
			await expect( customers.button( 'Next page' ) ).toBeFocused();
			await customers.expectAddress( { paged: '2' } );
			await expect( customers.names ).not.toHaveText( first );

			await customers.page.goBack();
			await expect( customers.count ).toHaveText(
				'1–20 of 500 customers'
			);
			await expect( customers.names ).toHaveText( first );
		}
	);

	test( 'goes to a page by number, and only to existing pages', async () => {
		await customers.open();
		const number = customers.page.getByRole( 'textbox', {
			name: 'Current page',
		} );
		await expect( number ).toHaveValue( '1' );

		await number.fill( '3' );
		await number.press( 'Enter' );
		await expect( customers.count ).toHaveText( '41–60 of 500 customers' );
		await customers.expectAddress( { paged: '3' } );

		await number.fill( '0' );
		await number.press( 'Enter' );
		await expect( number ).toHaveValue( '3' );
		await number.fill( '' );
		await number.blur();
		await expect( number ).toHaveValue( '3' );

		await number.fill( '999' );
		await number.press( 'Enter' );
		await expect( customers.count ).toHaveText(
			'481–500 of 500 customers'
		);
		await expect( number ).toHaveValue( '25' );
		await expect( customers.button( 'Next page' ) ).toBeDisabled();
	} );

	test( 'preloads the next page', { tag: '@slow' }, async ( { page } ) => {
		const ahead = page.waitForResponse( /customers.*page=2&/ );
		await customers.open();
		await ( await ahead ).finished();

		let asked = 0;
		await page.route( /customers.*page=2&/, ( route ) => {
			asked++;
			return route.continue();
		} );
		await customers.button( 'Next page' ).click();
		await expect( customers.count ).toHaveText( '21–40 of 500 customers' );
		expect( asked ).toBe( 0 );
	} );

	test( 'leaves a page past the end, for the back button, too', async () => {
		await customers.open();
		await customers.open( { paged: '99' } );
		await customers.expectAddress( { paged: '25' } );
		await expect( customers.count ).toHaveText(
			'481–500 of 500 customers'
		);

		await customers.page.goBack();
		await customers.expectAddress( {} );
	} );

	test(
		'remembers page size and columns, and the address overrides them',
		{ tag: '@oldest' },
		async ( { page } ) => {
			await customers.open();
			await customers.button( 'View options' ).click();
			await page.getByRole( 'radio', { name: '50' } ).click();
			await page
				.getByRole( 'button', { name: 'Paid orders' } )
				.last()
				.click();
			await page.getByRole( 'button', { name: 'Email' } ).click();
			await page.keyboard.press( 'Escape' );
			await expect( customers.rows ).toHaveCount( 50 );
			await expect( customers.column( 'Paid orders' ) ).toBeHidden();
			await expect( customers.column( 'Email' ) ).toBeVisible();

			await customers.open();
			await expect( customers.rows ).toHaveCount( 50 );
			await expect( customers.column( 'Paid orders' ) ).toBeHidden();
			await expect( customers.column( 'Email' ) ).toBeVisible();
			await customers.expectAddress( { per_page: '50' } );

			await customers.open( { per_page: '100' } );
			await expect( customers.rows ).toHaveCount( 100 );
		}
	);

	test( 'moves a column and keeps it there', { tag: '@slow' }, async () => {
		await customers.open();
		await customers.fromColumnMenu( 'Date added', 'Move left' );
		const headers = customers.page.getByRole( 'columnheader' );
		const order = [
			// The column of checkboxes.
			'',
			'Customer',
			'Status',
			'Paid orders',
			'Total spent',
			'Date added↓',
			'Last order',
			'Actions',
		];
		await expect( headers ).toHaveText( order );

		await customers.page.reload();
		await customers.button( 'View options' ).waitFor();
		await expect( headers ).toHaveText( order );
	} );

	test( 'shows names as written', async () => {
		await customers.open( { orderby: 'id', order: 'asc' } );

		await expect( customers.names.first() ).toHaveText( 'Ada Lovelace' );
		for ( const name of [
			'🦄 Unicorn Emoji 👩‍👩‍👧',
			'<b>Bold</b> & "Quoted"',
			'only.an.email@example.com',
			'محمد عبد الرحمن',
			'太郎 山田',
		] ) {
			await expect(
				customers.names.filter( { hasText: name } )
			).toHaveText( name );
		}
		await expect( customers.rows.locator( 'b' ) ).toHaveCount( 0 );
	} );

	test(
		'starts with the newest, and shows that order',
		{ tag: '@oldest' },
		async ( { site } ) => {
			// The id does not show when a customer was imported from elsewhere.
			await insertCustomer( site, {
				email: 'old@example.com',
				first_name: 'Old',
				created_at: '2001-01-01 10:00:00',
			} );
			await insertCustomer( site, {
				email: 'new@example.com',
				first_name: 'New',
				created_at: new Date()
					.toISOString()
					.slice( 0, 19 )
					.replace( 'T', ' ' ),
			} );
			await customers.open();
			await expect( customers.names.first() ).toHaveText( 'New' );
			await expect( customers.column( 'Date added' ) ).toHaveAttribute(
				'aria-sort',
				'descending'
			);
			await customers.expectAddress( {} );
		}
	);

	test( 'has columns of the same width on every page', async ( { page } ) => {
		await customers.open();
		const widths = () =>
			page
				.locator( 'thead th' )
				.evaluateAll( ( cells ) =>
					cells.map( ( cell ) => cell.getBoundingClientRect().width )
				);
		const first = await widths();
		for ( const args of [
			{ paged: '2' },
			{ orderby: 'total_spent' },
			{ orderby: 'total_spent', order: 'asc' },
			{ orderby: 'order_count' },
			{ orderby: 'last_order_date' },
			{ search: 'ada' },
		] ) {
			await customers.open( args );
			expect( await widths(), JSON.stringify( args ) ).toEqual( first );
		}
	} );
} );
