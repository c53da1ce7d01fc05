import type { Page } from '@playwright/test';
import { runSql } from '../../api/support/store-tables.ts';
import { expect, test } from '../../support/test.ts';
import {
	CONTINUE_REQUEST,
	holdSteps,
	insertBulkCustomers,
} from '../support/bulk-list-page.ts';
import { CustomersPage, LIST_REQUEST } from '../support/customers-page.ts';
import { beginning, inPseudoLocale, say } from '../support/language.ts';
import { signInAs } from '../support/sign-in-as.ts';
import {
	languageProblems,
	languageProblemsInWidths,
	SNACKBAR,
	WIDTHS,
} from '../support/translated.ts';

// The browser's own messages about errors that a test causes.
test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

test.setTimeout( 180_000 );

test.beforeEach( async ( { page, site } ) => {
	await page.setViewportSize( { width: 1360, height: 850 } );
	await site.usePseudoLocale();
} );

test(
	'first rows, filters, empty lists and a finished form are translated',
	{ tag: '@everywhere' },
	( { browser, page, site } ) =>
		inPseudoLocale( async () => {
			const context = await browser.newContext( {
				baseURL: site.url,
				storageState: site.adminState,
				javaScriptEnabled: false,
				viewport: { width: 1360, height: 850 },
			} );
			const plain = await context.newPage();
			for ( const [ args, text ] of [
				[ {}, '%1$s–%2$s of %3$s customers' ],
				[ { paged: '9999' }, 'No customers on this page' ],
				[ { search: 'zzzz' }, 'No customers found' ],
				[ { customer: '1' }, 'All customers' ],
			] as const ) {
				await plain.goto( new CustomersPage( plain ).url( args ) );
				await expect(
					plain.locator( '#wpbody-content' )
				).toContainText( beginning( text ) );
				for ( const width of WIDTHS ) {
					await plain.setViewportSize( { width, height: 850 } );
					expect
						.soft(
							await languageProblems( plain ),
							`without scripts: ${ text }`
						)
						.toEqual( [] );
				}
			}
			await context.close();

			const customers = new CustomersPage( page );
			await customers.open();
			await customers.addFilter( say( 'Date added' ) );
			await page.locator( '.components-popover input' ).first().waitFor();
			expect
				.soft(
					await languageProblemsInWidths( page ),
					'filter by date'
				)
				.toEqual( [] );
			await page.keyboard.press( 'Escape' );
			await customers.filter( say( 'Total spent' ) ).click();
			await page
				.getByRole( 'textbox', { name: say( 'From' ) } )
				.fill( 'x' );
			await page.getByRole( 'alert' ).waitFor();
			expect
				.soft(
					await languageProblemsInWidths( page ),
					'filter by a wrong amount'
				)
				.toEqual( [] );

			for ( const args of [
				{ date_from: '2026-02-01', date_to: '2026-01-01' },
				{ total_spent_min: '500', total_spent_max: '100' },
			] ) {
				await customers.open( args );
				await heading( page, 'No customers found' ).waitFor();
				expect
					.soft(
						await languageProblemsInWidths( page ),
						JSON.stringify( args )
					)
					.toEqual( [] );
			}
			await customers.open( { status: 'nonsense' } );
			await heading( page, 'This view can’t be shown' ).waitFor();
			expect
				.soft( await languageProblemsInWidths( page ), 'wrong link' )
				.toEqual( [] );

			await customers.open();
			await customers.openAddForm();
			await customers.field( say( 'Email' ) ).fill( 'ada@example.com' );
			await page.keyboard.press( 'Enter' );
			await customers.dialog.locator( '.fcc-form__error' ).waitFor();
			expect
				.soft(
					await languageProblemsInWidths( page ),
					'email that is taken'
				)
				.toEqual( [] );
			await customers.field( say( 'Email' ) ).fill( 'new@example.com' );
			await page.keyboard.press( 'Enter' );
			expect
				.soft(
					await languageProblemsInWidths( page, SNACKBAR ),
					'added'
				)
				.toEqual( [] );

			await runSql( site, 'DELETE FROM {fct_customers}' );
			await customers.open();
			await heading( page, 'No customers yet' ).waitFor();
			expect
				.soft( await languageProblemsInWidths( page ), 'empty store' )
				.toEqual( [] );
		} )
);

test(
	'bulk actions are translated: running, paused, failed and finished',
	{ tag: '@everywhere' },
	( { page, site } ) =>
		inPseudoLocale( async () => {
			await insertBulkCustomers( site, 620 );
			await runSql(
				site,
				"UPDATE {fct_orders} SET customer_id = ( SELECT id FROM {fct_customers} WHERE email = 'crowd.7@example.com' ) WHERE customer_id = 1"
			);
			const customers = new CustomersPage( page );
			const bar = page.locator( '.fcc-work' );
			await customers.open( { search: 'crowd' } );
			await selectAll( page );
			const steps = await holdSteps( page );
			await deactivateSelected( page );
			expect
				.soft(
					await languageProblemsInWidths( page ),
					'preview that runs'
				)
				.toEqual( [] );
			await steps.stop();
			await confirm( page );
			await bar
				.getByRole( 'button', { name: say( 'Dismiss' ) } )
				.waitFor();
			expect
				.soft( await languageProblemsInWidths( page ), 'finished' )
				.toEqual( [] );
			await bar.getByRole( 'button', { name: say( 'Dismiss' ) } ).click();

			await selectAll( page );
			await selection( page )
				.getByRole( 'button', { name: say( 'Delete' ) } )
				.click();
			await expect( confirmButton( page ) ).toBeEnabled();
			const held = await holdSteps( page, CONTINUE_REQUEST );
			await confirm( page );
			await bar.getByRole( 'button', { name: say( 'Pause' ) } ).waitFor();
			expect
				.soft( await languageProblemsInWidths( page ), 'running' )
				.toEqual( [] );
			await bar.getByRole( 'button', { name: say( 'Pause' ) } ).click();
			await bar
				.getByRole( 'button', { name: say( 'Continue' ) } )
				.waitFor();
			expect
				.soft( await languageProblemsInWidths( page ), 'paused' )
				.toEqual( [] );
			await held.stop();
			await page.route( CONTINUE_REQUEST, ( route ) =>
				route.fulfill( {
					status: 503,
					headers: { 'Retry-After': '20' },
					json: failure( 'server_error' ),
				} )
			);
			await bar
				.getByRole( 'button', { name: say( 'Continue' ) } )
				.click();
			await bar
				.getByRole( 'button', { name: say( 'Try now' ) } )
				.waitFor();
			expect
				.soft( await languageProblemsInWidths( page ), 'waiting' )
				.toEqual( [] );
			// The next try comes without a click.
			await page.unroute( CONTINUE_REQUEST );
			await bar
				.getByRole( 'button', { name: say( 'Dismiss' ) } )
				.waitFor();
			expect
				.soft( await languageProblemsInWidths( page ), 'failures' )
				.toEqual( [] );
		} )
);

test(
	'notices and errors of the list are translated',
	{ tag: '@everywhere' },
	( { context, page, site } ) =>
		inPseudoLocale( async () => {
			const customers = new CustomersPage( page );
			await customers.open();
			await page
				.locator( 'tbody' )
				.getByRole( 'checkbox' )
				.first()
				.check();
			await deactivateSelected( page );
			expect
				.soft(
					await languageProblemsInWidths( page, SNACKBAR ),
					'status changed'
				)
				.toEqual( [] );
			// The first notice may have been closed by its time.
			await page
				.locator( 'tbody' )
				.getByRole( 'checkbox' )
				.nth( 1 )
				.check();
			await deactivateSelected( page );
			await page
				.getByRole( 'button', { name: say( 'Undo' ) } )
				.last()
				.click();
			await page.getByText( say( 'Change undone.' ) ).first().waitFor();
			expect
				.soft( await languageProblemsInWidths( page ), 'undone' )
				.toEqual( [] );

			const download = page.waitForEvent( 'download' );
			await page
				.locator( 'tbody' )
				.getByRole( 'checkbox' )
				.first()
				.check();
			await selection( page )
				.getByRole( 'button', { name: say( 'Export CSV' ) } )
				.click();
			await page
				.getByRole( 'dialog' )
				.getByRole( 'button', { name: say( 'Export CSV' ) } )
				.click();
			await ( await download ).delete();
			expect
				.soft(
					await languageProblemsInWidths( page, SNACKBAR ),
					'exported'
				)
				.toEqual( [] );

			for ( const [ status, answer ] of [
				[ 403, failure( 'insufficient_permissions' ) ],
				[ 429, failure( 'rate_limited' ) ],
				[ 500, failure( 'server_error' ) ],
				[ 404, { code: 'rest_no_route', message: '⟦⟧' } ],
				[ 403, '<h1>⟦Blocked⟧</h1>' ],
			] as const ) {
				await customers.open();
				await page.route( LIST_REQUEST, ( route ) =>
					route.fulfill( {
						status,
						contentType:
							typeof answer === 'string'
								? 'text/html'
								: 'application/json',
						body:
							typeof answer === 'string'
								? answer
								: JSON.stringify( answer ),
					} )
				);
				await customers.search.fill( 'lovelace' );
				await page.locator( '.fcc-state' ).waitFor();
				expect
					.soft(
						await languageProblemsInWidths( page ),
						`${ status } ${ JSON.stringify( answer ) }`
					)
					.toEqual( [] );
				await page.unroute( LIST_REQUEST );
			}

			await signInAs(
				context,
				site,
				await site.createUser( {
					login: 'viewer',
					rights: [ 'customers/view' ],
				} )
			);
			await customers.open();
			expect
				.soft(
					await languageProblemsInWidths( page ),
					'list with the right to view'
				)
				.toEqual( [] );
			await page.goto( customers.url( { customer: '1' } ) );
			await heading( page, 'Activity' ).waitFor();
			expect
				.soft(
					await languageProblemsInWidths( page ),
					'customer with the right to view'
				)
				.toEqual( [] );
		} )
);

/** An error of the API, with a translated message. */
function failure( code: string ) {
	return { success: false, error: { code, message: '⟦⟧' } };
}

function heading( page: Page, text: string ) {
	return page.getByRole( 'heading', { name: say( text ) } );
}

function selection( page: Page ) {
	return page.getByRole( 'region', { name: say( 'Selected customers' ) } );
}

async function selectAll( page: Page ): Promise< void > {
	await page.locator( 'thead' ).getByRole( 'checkbox' ).check();
	await selection( page )
		.getByRole( 'button', { name: beginning( 'Select all %s customers' ) } )
		.click();
}

async function deactivateSelected( page: Page ): Promise< void > {
	await selection( page )
		.getByRole( 'button', { name: say( 'Change status' ) } )
		.click();
	await page.getByRole( 'menuitem', { name: say( 'Inactive' ) } ).click();
}

/** The button of a dialog that shows its preview. */
function confirmButton( page: Page ) {
	return page
		.getByRole( 'dialog' )
		.locator( '.components-button.is-primary' );
}

async function confirm( page: Page ): Promise< void > {
	await expect( confirmButton( page ) ).toBeEnabled();
	await confirmButton( page ).click();
}
