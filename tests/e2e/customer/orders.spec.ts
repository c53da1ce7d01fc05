import { expect, test } from '../../support/test.ts';
import { customerWithOrders } from '../support/customer-with-orders.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { hold } from '../support/hold-requests.ts';

const ORDERS_REQUEST = /customers(%2F|\/)\d+(%2F|\/)orders/;

test.describe( 'the orders of a customer', () => {
	let screen: CustomerScreen;

	test.beforeEach( async ( { page } ) => {
		screen = new CustomerScreen( page );
	} );

	test( 'show status, payment, refund and total, each in its currency', async ( {
		site,
	} ) => {
		const id = await customerWithOrders( site, [
			{
				created_at: '2024-03-05 10:00:00',
				invoice_no: 'INV-JPY',
				currency: 'JPY',
				total_amount: 149_900,
				payment_status: 'partially_refunded',
				total_refund: 50_000,
				status: 'on-hold',
				mode: 'test',
			},
			{
				created_at: '2024-03-04 10:00:00',
				invoice_no: '',
				payment_status: 'custom_status',
			},
		] );
		await screen.open( id );
		const rows = screen.orders.locator( 'tbody' ).getByRole( 'row' );

		await expect( rows ).toHaveCount( 2 );
		for ( const text of [
			'INV-JPY',
			'Test',
			'March 5, 2024',
			'On hold',
			'Partially refunded',
			'Stripe',
			'¥1,499',
			'¥999',
			'¥500 refunded',
		] ) {
			await expect(
				rows.first().getByText( text ).filter( { visible: true } )
			).toHaveCount( 1 );
		}
		await expect( rows.last() ).toContainText( '#' );
		await expect( rows.last() ).toContainText( 'custom_status' );
		await expect( rows.last().getByRole( 'cell' ).last() ).toHaveText(
			'$10.00'
		);
		await expect( rows.last() ).not.toContainText( 'refunded' );
		await expect( screen.orders.getByRole( 'link' ) ).toHaveCount( 0 );
	} );

	test( 'link to the order if the store has a screen for it', async ( {
		page,
	} ) => {
		await page.route( ORDERS_REQUEST, async ( route ) => {
			const response = await route.fetch();
			const body = await response.json();
			body.data.orders[ 0 ].admin_url = 'https://shop.example/order/1';
			await route.fulfill( { response, json: body } );
		} );
		const customers = new CustomersPage( page );
		await customers.open( { search: 'ada lovelace' } );
		await customers.names.first().click();

		await expect(
			screen.orders.getByRole( 'link' ).first()
		).toHaveAttribute( 'href', 'https://shop.example/order/1' );
	} );

	test( 'are paged, and the old rows stay until the new ones arrive', async ( {
		page,
		site,
	} ) => {
		const id = await customerWithOrders(
			site,
			Array.from( { length: 23 }, ( _, index ) => ( {
				created_at: `2024-01-${ String( index + 1 ).padStart( 2, '0' ) } 10:00:00`,
				invoice_no: `INV-${ index + 1 }`,
			} ) )
		);
		await screen.open( id );
		const names = screen.orders.getByRole( 'rowheader' );
		const older = screen.orders.getByRole( 'button', {
			name: 'Older orders',
		} );
		const newer = screen.orders.getByRole( 'button', {
			name: 'Newer orders',
		} );
		await expect( names.first() ).toContainText( 'INV-23' );
		await expect( screen.orders ).toContainText( '1–10 of 23 orders' );
		await expect( newer ).toBeDisabled();

		const letGo = await hold( page, ORDERS_REQUEST );
		await older.click();
		await expect( names.first() ).toContainText( 'INV-23' );
		letGo();
		await expect( names.first() ).toContainText( 'INV-13' );
		await expect( older ).toBeFocused();
		await older.click();
		await expect( names ).toHaveCount( 3 );
		await expect( screen.orders ).toContainText( '21–23 of 23 orders' );
		await expect( older ).toBeDisabled();
		await newer.click();
		await expect( names.first() ).toContainText( 'INV-13' );
		await newer.click();
		await expect( names.first() ).toContainText( 'INV-23' );
	} );

	test( 'have a message if there are none yet', async ( { site } ) => {
		await screen.open( await customerWithOrders( site, [] ) );
		await expect( screen.orders ).toContainText( 'No orders yet.' );
		await expect( screen.orders.getByRole( 'table' ) ).toHaveCount( 0 );
	} );

	test( 'explain a failed read, and are shown after a retry', async ( {
		page,
	} ) => {
		const customers = new CustomersPage( page );
		await customers.open( { search: 'ada lovelace' } );
		await page.route( ORDERS_REQUEST, ( route ) =>
			route.fulfill( { status: 502, body: '<h1>Bad gateway</h1>' } )
		);
		await customers.names.first().click();
		await expect( screen.orders ).toContainText( 'Couldn’t load orders' );

		await page.unroute( ORDERS_REQUEST );
		await screen.orders
			.getByRole( 'button', { name: 'Try again' } )
			.click();
		await expect( screen.orders.getByRole( 'table' ) ).toBeVisible();
	} );

	test(
		'fit into two columns at 400 pixels',
		{ tag: '@slow' },
		async ( { page, site } ) => {
			const id = await customerWithOrders( site, [
				{ created_at: '2024-03-05 10:00:00', invoice_no: 'INV-1' },
			] );
			await page.setViewportSize( { width: 400, height: 800 } );
			await screen.open( id );
			const row = screen.orders.locator( 'tbody' ).getByRole( 'row' );
			for ( const text of [
				'INV-1',
				'March 5, 2024',
				'Paid',
				'$10.00',
			] ) {
				await expect(
					row.getByText( text ).filter( { visible: true } )
				).toHaveCount( 1 );
			}
			await expect(
				screen.orders.getByRole( 'columnheader' )
			).toHaveText( [ 'Order', 'Paid' ] );
			expect( await new CustomersPage( page ).overflow() ).toBe( 0 );
		}
	);
} );
