import { insertCustomers } from '../../api/support/store-tables.ts';
import { expect, test } from '../../support/test.ts';
import { CustomersPage, LIST_REQUEST } from '../support/customers-page.ts';

test(
	'the administrator finds Customers in the menu',
	{ tag: '@oldest' },
	async ( { page } ) => {
		await page.goto( '/wp-admin/' );
		await page
			.getByRole( 'navigation', { name: 'Main menu' } )
			.getByRole( 'link', { name: 'Customers', exact: true } )
			.click();
		await expect(
			page.getByRole( 'heading', { name: 'Customers', level: 1 } )
		).toBeVisible();
		await expect( page ).toHaveTitle( /^Customers/ );
	}
);

test(
	'an active plugin has a link to Customers in the list of plugins',
	{ tag: '@oldest' },
	async ( { page } ) => {
		await page.goto( '/wp-admin/plugins.php' );
		await page
			.getByRole( 'row', { name: /FluentCart Customers/ } )
			.getByRole( 'link', { name: 'Customers', exact: true } )
			.click();
		await expect(
			page.getByRole( 'heading', { name: 'Customers', level: 1 } )
		).toBeVisible();
	}
);

test.describe( 'the first rows', () => {
	test(
		'are rendered before any script, for the view of the address',
		{ tag: '@oldest' },
		async ( { browser, site } ) => {
			const context = await browser.newContext( {
				baseURL: site.url,
				storageState: site.adminState,
				javaScriptEnabled: false,
			} );
			const page = await context.newPage();
			await page.goto(
				new CustomersPage( page ).url( {
					search: 'lovelace',
					orderby: 'created_at',
				} )
			);
			const table = page.getByRole( 'table' );
			await expect(
				table.getByRole( 'link', { name: 'Ada' } )
			).toBeVisible();
			await expect( table.getByRole( 'row' ) ).toHaveCount( 2 );
			await expect(
				table.getByRole( 'columnheader', { name: 'Date added' } )
			).toHaveAttribute( 'aria-sort', 'descending' );

			// The search works without scripts, too.
			await page.getByRole( 'searchbox' ).fill( 'yamada' );
			await page.getByRole( 'searchbox' ).press( 'Enter' );
			await expect(
				table.getByRole( 'link', { name: '太郎 山田' } )
			).toBeVisible();
			await context.close();
		}
	);

	test(
		'show typed text with entities, and a message past the last page',
		{ tag: '@oldest' },
		async ( { browser, site } ) => {
			const client = await site.client( site.users.admin );
			await client.post( 'customers', {
				data: {
					email: 'entity@example.com',
					last_name: '<i>&amp;</i>',
				},
			} );
			const context = await browser.newContext( {
				javaScriptEnabled: false,
				storageState: site.adminState,
				baseURL: site.url,
			} );
			const page = await context.newPage();
			const customers = new CustomersPage( page );

			await page.goto( customers.url() );
			await expect( customers.names.first() ).toHaveText(
				'<i>&amp;</i>'
			);

			await page.goto( customers.url( { paged: '9999' } ) );
			await page
				.getByRole( 'link', { name: 'Go to first page' } )
				.click();
			await expect( customers.names ).toHaveCount( 20 );
			await context.close();
		}
	);

	test(
		'show a lower bound of the total like the app',
		{ tag: [ '@oldest', '@slow' ] },
		async ( { browser, page, site } ) => {
			await insertCustomers( site, 10_050, {
				email: 'crowd%d@example.com',
				first_name: 'Crowd',
				status: 'inactive',
			} );
			await site.call( 'jobs/reconcile' );
			const context = await browser.newContext( {
				baseURL: site.url,
				storageState: site.adminState,
				javaScriptEnabled: false,
			} );
			const url = new CustomersPage( page ).url( { status: 'inactive' } );
			const plain = await context.newPage();
			for ( const shown of [ plain, page ] ) {
				await shown.goto( url );
				await expect(
					shown.locator( '.fcc-footer__count' )
				).toHaveText( '1–20 of 10,000+ customers' );
			}
			await context.close();
		}
	);

	for ( const width of [ 1360, 400 ] ) {
		test(
			`are replaced by the app without a layout shift at ${ width } pixels`,
			{ tag: [ '@oldest', '@slow' ] },
			async ( { page } ) => {
				await page.setViewportSize( { width, height: 850 } );
				await page.addInitScript( () => {
					new PerformanceObserver( ( list ) => {
						for ( const entry of list.getEntries() ) {
							const sources: Array< { node?: Node | null } > =
								( 'sources' in entry &&
									Array.isArray( entry.sources ) &&
									entry.sources ) ||
								[];
							const isInPage = sources.some(
								( { node } ) =>
									node &&
									document
										.querySelector( '.fcc-page' )
										?.contains( node )
							);
							if ( isInPage && 'value' in entry ) {
								const { dataset } = document.documentElement;
								dataset.shift = String(
									Number( dataset.shift ?? 0 ) +
										Number( entry.value )
								);
							}
						}
					} ).observe( { type: 'layout-shift', buffered: true } );
				} );
				let asked = 0;
				await page.route( LIST_REQUEST, ( route ) => {
					asked += /page=1&/.test( route.request().url() ) ? 1 : 0;
					return route.continue();
				} );
				const ahead = page.waitForResponse( /customers.*page=2&/ );
				const customers = new CustomersPage( page );
				await customers.open();
				await expect( customers.rows ).toHaveCount( 20 );
				// The app is idle when it preloads the next page.
				await ahead;

				// Column widths settle while the server's rows are parsed, which is invisible. A row that moves down
				// counts 0.05.
				const shift = await page
					.locator( 'html' )
					.evaluate( ( { dataset } ) =>
						Number( dataset.shift ?? 0 )
					);
				expect( shift ).toBeLessThanOrEqual( 0.02 );
				expect( asked, 'requests for the first page' ).toBe( 0 );
			}
		);
	}
} );

test.describe( 'at 400 pixels', () => {
	test.use( { viewport: { width: 400, height: 850 } } );

	test(
		'one column contains name, email, status and total',
		{ tag: '@oldest' },
		async ( { page } ) => {
			const customers = new CustomersPage( page );
			await customers.open( { orderby: 'id', order: 'asc' } );

			const ada = customers.rows.first();
			for ( const text of [ 'Ada Lovelace', 'ada@example.com', '$' ] ) {
				await expect(
					ada.getByText( text ).filter( { visible: true } )
				).toHaveCount( 1 );
			}
			await expect(
				ada.getByText( /^(A|Ina)ctive$/ ).filter( { visible: true } )
			).toHaveCount( 1 );
			await expect( customers.column( 'Date added' ) ).toBeHidden();
			expect( await customers.overflow() ).toBe( 0 );
		}
	);

	test(
		'the page does not scroll sideways',
		{ tag: [ '@oldest', '@slow' ] },
		async ( { page } ) => {
			const customers = new CustomersPage( page );
			await customers.open( { search: 'wolfeschlegel' } );
			expect( await customers.overflow() ).toBe( 0 );

			await customers.openAddForm();
			expect( await customers.overflow() ).toBe( 0 );
			await page.keyboard.press( 'Escape' );
			await customers.expectAddress( { search: 'wolfeschlegel' } );

			await customers.open( {
				search: 'zzzz',
				total_spent_min: '100000',
			} );
			expect( await customers.overflow() ).toBe( 0 );
		}
	);
} );
