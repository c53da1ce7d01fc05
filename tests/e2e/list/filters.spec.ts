import { insertAddress } from '../../api/support/store-tables.ts';
import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';

test.describe( 'filters', () => {
	let customers: CustomersPage;

	test.beforeEach( async ( { page } ) => {
		customers = new CustomersPage( page );
	} );

	test(
		'by status narrow the list',
		{ tag: '@oldest' },
		async ( { page } ) => {
			await customers.open();
			await customers.filter( 'Status' ).click();
			await page.getByRole( 'option', { name: 'Inactive' } ).click();

			await customers.expectAddress( { status: 'inactive' } );
			await expect( customers.count ).not.toHaveText(
				'1–20 of 500 customers'
			);
			await expect(
				customers.rows.locator( 'td:nth-child(3)' )
			).toHaveText( Array.from( { length: 20 }, () => 'Inactive' ) );
		}
	);

	test( 'by amount accept common notations', async ( { page } ) => {
		await customers.open();
		await customers.filter( 'Total spent' ).click();
		await page.getByLabel( 'From (USD)' ).fill( '100' );
		await page.getByLabel( 'To (USD)' ).fill( '150.50' );
		await customers.expectAddress( {
			total_spent_min: '10000',
			total_spent_max: '15050',
		} );
		await page.keyboard.press( 'Escape' );

		await expect(
			page.getByText( 'between (inc): $100.00 and $150.50' )
		).toBeVisible();
		await expect( customers.count ).not.toHaveText(
			'1–20 of 500 customers'
		);
		const amounts = customers.rows.locator( 'td:nth-child(5)' );
		await expect( amounts ).not.toHaveCount( 0 );
		await expect(
			amounts.filter( {
				hasNotText: /^\$1([0-4]\d\.\d\d|50\.[0-4]\d|50\.50)$/,
			} )
		).toHaveCount( 0 );
	} );

	test( 'by amount accept one bound without the other', async ( {
		page,
	} ) => {
		await customers.open();
		await customers.filter( 'Total spent' ).click();
		await page.getByLabel( 'From (USD)' ).fill( '100' );

		await customers.expectAddress( { total_spent_min: '10000' } );
		await expect( customers.count ).toHaveText( /of [123]\d\d customers/ );
	} );

	test(
		'by amount report bounds in the wrong order',
		{ tag: '@slow' },
		async ( { page } ) => {
			await customers.open();
			await customers.filter( 'Total spent' ).click();
			await page.getByLabel( 'From (USD)' ).fill( '100' );
			await page.getByLabel( 'To (USD)' ).fill( '5' );

			await expect( page.getByRole( 'alert' ) ).toHaveText(
				'The “To” amount can’t be less than the “From” amount.'
			);
			// Closing the filter applies the typed text, or does not.
			await page.keyboard.press( 'Escape' );
			await expect( page.getByLabel( 'To (USD)' ) ).toBeHidden();
			expect( customers.address() ).not.toHaveProperty(
				'total_spent_max'
			);
		}
	);

	test(
		'by day of creation narrow the list',
		{ tag: '@oldest' },
		async ( { page } ) => {
			await customers.open();
			await customers.addFilter( 'Date added' );
			await page.getByRole( 'button', { name: 'Last 30 days' } ).click();

			await expect
				.poll( () => Object.keys( customers.address() ) )
				.toEqual( [ 'date_from', 'date_to' ] );
			await expect( customers.count ).not.toHaveText(
				'1–20 of 500 customers'
			);
		}
	);

	test( 'by country, city and orders are added, and restored by the address', async ( {
		page,
		site,
	} ) => {
		await insertAddress( site, 7, { country: 'AQ', city: 'Ísvík' } );
		await insertAddress( site, 8, { country: 'BV', city: 'Kapp' } );
		await customers.open();
		await customers.filter( 'Country' ).click();
		for ( const country of [ 'Antarctica', 'Bouvet Island' ] ) {
			await page.getByRole( 'option', { name: country } ).click();
		}
		await customers.expectAddress( { country: 'AQ,BV' } );
		await expect( customers.rows ).toHaveCount( 2 );
		await page.keyboard.press( 'Escape' );

		await customers.addFilter( 'City' );
		await page.getByRole( 'textbox', { name: 'City' } ).fill( 'Ísvík' );
		await customers.expectAddress( { country: 'AQ,BV', city: 'Ísvík' } );
		await expect( customers.rows ).toHaveCount( 1 );

		await page.reload();
		await expect( page.getByText( 'City is: Ísvík' ) ).toBeVisible();
		await expect( page.getByText( 'Antarctica' ) ).toBeVisible();
		await expect( customers.rows ).toHaveCount( 1 );
	} );

	test( 'by number of orders reject a fraction', async ( { page } ) => {
		await customers.open();
		await customers.addFilter( 'Paid orders' );
		const from = page.getByRole( 'textbox', { name: 'From' } );
		await from.fill( '1.5' );
		await expect( page.getByRole( 'alert' ) ).toHaveText(
			'Enter whole numbers of 0 or more.'
		);
		await from.fill( '2' );
		await customers.expectAddress( { order_count_min: '2' } );
	} );

	test( 'of the address are used by the first rows from the server', async ( {
		page,
	} ) => {
		const requests: string[] = [];
		page.on( 'request', ( request ) => {
			if ( /customers\?.*per_page/.test( request.url() ) ) {
				requests.push( request.url() );
			}
		} );
		await customers.open( {
			country: 'AQ,BV',
			has_user: 'true',
			no_order_since: '2026-01-01',
			order_count_max: '3',
		} );
		await expect(
			page.getByRole( 'heading', { name: 'No customers found' } )
		).toBeVisible();
		expect( requests ).toEqual( [] );
	} );

	test(
		'are restored by a shared link, and cleared together',
		{ tag: '@oldest' },
		async ( { page } ) => {
			const link = {
				search: 'example',
				status: 'active',
				date_from: '2023-01-01',
				total_spent_min: '5000',
			};
			await customers.open( link );

			await expect( customers.search ).toHaveValue( 'example' );
			await expect( page.getByText( 'Status is: Active' ) ).toBeVisible();
			await expect( page.getByText( '$50.00' ) ).not.toHaveCount( 0 );
			await customers.expectAddress( link );

			await page
				.getByRole( 'button', { name: 'Reset', exact: true } )
				.last()
				.click();
			await customers.expectAddress( {} );
			await expect( customers.count ).toHaveText(
				'1–20 of 500 customers'
			);
		}
	);

	test( 'are undone by going back', { tag: '@slow' }, async ( { page } ) => {
		await customers.open();
		await customers.filter( 'Status' ).click();
		await page.getByRole( 'option', { name: 'Inactive' } ).click();
		await customers.expectAddress( { status: 'inactive' } );

		await page.goBack();
		await customers.expectAddress( {} );
		await expect( customers.count ).toHaveText( '1–20 of 500 customers' );
	} );
} );
