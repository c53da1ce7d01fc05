import type { Page } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import {
	insertBulkCustomers,
	BULK_REQUEST,
	CONTINUE_REQUEST,
	countBulkCustomers,
	holdSteps,
	BulkListPage,
} from '../support/bulk-list-page.ts';

/** More than two steps of the server. */
const MANY = 1200;

/** The browser's own messages about requests that a test fails. */
const FAILED_CONNECTION = /net::ERR_(FAILED|INTERNET_DISCONNECTED)/;

test.describe( 'a page of customers', () => {
	test.use( { expectedConsole: [ FAILED_CONNECTION ] } );

	let customers: BulkListPage;

	test.beforeEach( ( { page } ) => {
		customers = new BulkListPage( page );
	} );

	test(
		'changes its status immediately, and back by an undo',
		{ tag: '@oldest' },
		async ( { page } ) => {
			await customers.open( { orderby: 'id', order: 'asc' } );
			const steps = await holdSteps( page );
			const statuses = customers.rows.locator( 'td:nth-child(3)' );
			await expect( statuses ).toHaveCount( 20 );
			const before = await statuses.allTextContents();

			for ( const index of [ 0, 1, 2 ] ) {
				await customers.checkboxes.nth( index ).check();
			}
			await customers.setStatus( 'Inactive' );
			// Before the server has answered.
			for ( const index of [ 0, 1, 2 ] ) {
				await expect( statuses.nth( index ) ).toHaveText( 'Inactive' );
			}
			await expect( customers.selection ).toBeHidden();
			await expect( customers.heading ).toBeFocused();
			await steps.letGo();
			await expect(
				page
					.getByText( 'Status of 3 customers changed to Inactive.' )
					.first()
			).toBeVisible();

			await steps.stop();
			await customers.button( 'Undo' ).click();
			await expect(
				page.getByText( 'Change undone.' ).first()
			).toBeVisible();
			await expect( statuses ).toHaveText( before );
			await customers.page.reload();
			await expect( statuses ).toHaveText( before );
		}
	);

	test( 'is restored if the server rejects the change', async ( {
		page,
	} ) => {
		await customers.open( { status: 'active' } );
		await page.route( BULK_REQUEST, ( route ) =>
			route.fulfill( {
				status: 500,
				json: {
					success: false,
					error: { code: 'server_error', message: 'It broke.' },
				},
			} )
		);
		await customers.checkboxes.first().check();
		await customers.setStatus( 'Inactive' );

		await expect( page.getByText( 'It broke.' ).first() ).toBeVisible();
		await expect(
			customers.rows.first().locator( 'td:nth-child(3)' )
		).toHaveText( 'Active' );
	} );

	test( 'leaves the list when it no longer matches the filter', async () => {
		await customers.open( { status: 'active' } );
		const name = ( await customers.names.first().textContent() ) ?? '';
		await customers.fromRowMenu( name, 'Deactivate' );

		await expect(
			customers.page
				.getByText( `Status of ${ name } changed to Inactive.` )
				.first()
		).toBeVisible();
		await expect( customers.names.first() ).not.toHaveText( name );
	} );
} );

test.describe( 'all matching customers', () => {
	test.use( { expectedConsole: [ FAILED_CONNECTION ] } );

	let customers: BulkListPage;

	test.beforeEach( async ( { page, site } ) => {
		await insertBulkCustomers( site, MANY );
		customers = new BulkListPage( page );
		// The server starts with the oldest.
		await customers.open( {
			search: 'crowd',
			orderby: 'id',
			order: 'asc',
		} );
		await customers.selectAll();
	} );

	/** Starts setting the status of all, and holds the requests that drive the run. */
	async function beginHeld( page: Page ) {
		await customers.setStatus( 'Inactive' );
		await expect(
			page.getByText(
				'The status of 1,200 customers will change to Inactive.'
			)
		).toBeVisible();
		const steps = await holdSteps( page, CONTINUE_REQUEST );
		await customers.confirm( /Change 1,200 customers to Inactive/ );
		await expect( customers.run ).toContainText( '500 of 1,200' );
		return steps;
	}

	test(
		'change their status in a run, with a pause and an error in between',
		{ tag: '@oldest' },
		async ( { page, site } ) => {
			const statuses = customers.rows.locator( 'td:nth-child(3)' );
			const steps = await beginHeld( page );
			await expect( customers.run ).toBeFocused();
			// The rows change during the run.
			await expect( statuses ).toHaveText(
				Array.from( { length: 20 }, () => 'Inactive' )
			);

			await customers.run
				.getByRole( 'button', { name: 'Pause' } )
				.click();
			await expect( customers.run ).toContainText( 'Paused.' );
			await steps.stop();
			await page.unroute( CONTINUE_REQUEST );
			expect( await countBulkCustomers( site ) ).toEqual( {
				active: 700,
				inactive: 500,
			} );

			let failures = 0;
			await page.route( CONTINUE_REQUEST, ( route ) =>
				++failures === 1
					? route.fulfill( {
							status: 502,
							// Long enough to be read on a busy computer.
							headers: { 'Retry-After': '5' },
							body: 'Bad gateway',
						} )
					: route.continue()
			);
			await customers.run
				.getByRole( 'button', { name: 'Continue' } )
				.click();
			await expect( customers.run ).toContainText( 'Server error.' );
			await expect( customers.run ).toContainText(
				'1,200 customers changed.'
			);
			expect( await countBulkCustomers( site ) ).toEqual( {
				inactive: MANY,
			} );
		}
	);

	test( 'show their result until it is dismissed', async ( { page } ) => {
		const steps = await beginHeld( page );
		await steps.stop();
		await expect( customers.run ).toContainText(
			'1,200 customers changed.'
		);
		await page.reload();
		await expect( customers.run ).toContainText(
			'1,200 customers changed.'
		);

		const saved = page.waitForResponse(
			( response ) =>
				/users(%2F|\/)me/.test( response.url() ) &&
				response.request().method() === 'POST'
		);
		await customers.button( 'Dismiss' ).click();
		await expect( customers.run ).toBeHidden();
		await expect( customers.heading ).toBeFocused();
		await saved;

		const asked = page.waitForResponse( /customers(%2F|\/)runs/ );
		await page.reload();
		await asked;
		await expect( customers.count ).toHaveText( '1–20 of 1,200 customers' );
		await expect( customers.run ).toBeHidden();
	} );

	test( 'go on in another tab after the first one is closed', async ( {
		page,
		context,
		site,
	} ) => {
		await beginHeld( page );
		const other = new BulkListPage( await context.newPage() );
		await page.close();
		await other.open();

		await expect( other.run ).toContainText( '1,200 customers changed.' );
		expect( await countBulkCustomers( site ) ).toEqual( {
			inactive: MANY,
		} );
	} );

	test( 'are as before after an undo, which shows its plan first', async ( {
		page,
		site,
	} ) => {
		const steps = await beginHeld( page );
		await steps.stop();
		await expect( customers.run ).toContainText(
			'1,200 customers changed.'
		);
		await customers.run.getByRole( 'button', { name: 'Undo' } ).click();
		await expect(
			page.getByText( '1,200 customers will be as before.' )
		).toBeVisible();
		await page.getByRole( 'button', { name: 'Undo', exact: true } ).click();
		await expect
			.poll( () => countBulkCustomers( site ) )
			.toEqual( { active: MANY } );
	} );

	test(
		'wait as long as the server says after too many requests',
		{ tag: '@slow' },
		async ( { page, site } ) => {
			await customers.setStatus( 'Inactive' );
			await expect(
				page.getByText(
					'The status of 1,200 customers will change to Inactive.'
				)
			).toBeVisible();
			let isLimited = true;
			await page.route( BULK_REQUEST, ( route ) =>
				isLimited
					? route.fulfill( {
							status: 429,
							headers: { 'Retry-After': '90' },
							json: {
								success: false,
								error: { code: 'rate_limited', message: 'No.' },
							},
						} )
					: route.continue()
			);
			await customers.confirm( /Change 1,200/ );

			await expect( customers.run ).toContainText(
				'Too many requests. Waiting'
			);
			await expect( customers.run ).toContainText(
				/Next try in ([1-8]\d|90) seconds/
			);
			isLimited = false;
			await customers.button( 'Try now' ).click();
			await expect( customers.run ).toContainText(
				'1,200 customers changed.'
			);
			expect( await countBulkCustomers( site ) ).toEqual( {
				inactive: MANY,
			} );
		}
	);

	test(
		'wait for the network, and continue when it is back',
		{ tag: '@slow' },
		async ( { page, context, site } ) => {
			const steps = await beginHeld( page );
			await context.setOffline( true );
			await steps.stop();

			await expect( customers.run ).toContainText(
				'Couldn’t reach the server.'
			);
			await context.setOffline( false );
			await expect( customers.run ).toContainText(
				'1,200 customers changed.'
			);
			expect( await countBulkCustomers( site ) ).toEqual( {
				inactive: MANY,
			} );
		}
	);

	test( 'keep the finished changes of a canceled run', async ( {
		page,
		site,
	} ) => {
		await beginHeld( page );
		await customers.run.getByRole( 'button', { name: 'Cancel' } ).click();

		await expect( customers.run ).toContainText(
			'500 customers changed. Canceled. 700 customers weren’t changed.'
		);
		expect( await countBulkCustomers( site ) ).toEqual( {
			active: 700,
			inactive: 500,
		} );
	} );

	test(
		'show the run while a customer is open',
		{ tag: '@slow' },
		async ( { page } ) => {
			const steps = await beginHeld( page );

			await customers.names.first().click();
			await expect( customers.rows.first() ).toBeHidden();
			await expect( customers.run ).toBeInViewport();
			await steps.stop();
			await expect( customers.run ).toContainText(
				'1,200 customers changed.'
			);
		}
	);

	test(
		'stay unchanged if their preview is cancelled',
		{ tag: '@slow' },
		async ( { page, site } ) => {
			await holdSteps( page );
			await customers.setStatus( 'Inactive' );
			await expect(
				page.getByText( 'Checking what will change…' )
			).toBeVisible();
			await customers.confirm( /Cancel/ );

			await expect( page.getByRole( 'dialog' ) ).toBeHidden();
			expect( await countBulkCustomers( site ) ).toEqual( {
				active: MANY,
			} );
		}
	);
} );
