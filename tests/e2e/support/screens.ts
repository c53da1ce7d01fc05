import type { Page } from '@playwright/test';
import { expect } from '../../support/test.ts';
import { beginning, say } from './language.ts';
import { changeStatus, deleteOne, history, run } from './screens-of-history.ts';
import { CustomersPage, LIST_REQUEST } from './customers-page.ts';
import { showImport } from './import-page.ts';
import { SCREENS_OF_VIEWS, type Screen } from '../views/screens-of-views.ts';
import { SettingsPage } from './settings-page.ts';
import { waitUntilLoaded } from './waiting.ts';

export type { Screen };

/** The customer with rows of every kind. */
const ADA = '1';

/** A customer with a name, an address and orders from another part of the world. */
const TARO = '7';

/** A customer that no other screen shows. */
const DELETED = '20';

export const SCREENS: Screen[] = [
	{ name: 'customers', arrive: list },
	{
		name: 'filter',
		async arrive( page ) {
			await list( page );
			await new CustomersPage( page ).filter( say( 'Status' ) ).click();
			await page
				.getByRole( 'option', { name: say( 'Inactive' ) } )
				.waitFor();
		},
	},
	{
		name: 'view-options',
		isPlacedAtOpening: true,
		async arrive( page ) {
			await list( page );
			await page
				.getByRole( 'button', { name: say( 'View options' ) } )
				.click();
			await page.getByText( say( 'Items per page' ) ).waitFor();
		},
	},
	{
		name: 'row-menu',
		isPlacedAtOpening: true,
		async arrive( page ) {
			await list( page );
			await page
				.getByRole( 'button', { name: say( 'Actions' ), exact: true } )
				.first()
				.click();
			await page.getByRole( 'menuitem' ).first().waitFor();
		},
	},
	{
		name: 'selection',
		isPlacedAtOpening: true,
		async arrive( page ) {
			await list( page );
			await selectAll( page );
			// Where the sticky bar covers no row in part.
			await page.evaluate( () =>
				window.scrollTo( 0, document.body.scrollHeight )
			);
		},
	},
	{
		name: 'set-status',
		isPlacedAtOpening: true,
		async arrive( page ) {
			await list( page );
			await selectAll( page );
			await page
				.getByRole( 'button', { name: say( 'Change status' ) } )
				.click();
			await page
				.getByRole( 'menuitem', { name: say( 'Inactive' ) } )
				.click();
			await dryRun( page );
		},
	},
	{
		name: 'export',
		isPlacedAtOpening: true,
		async arrive( page ) {
			await list( page );
			await selectAll( page );
			await page
				.getByRole( 'region', { name: say( 'Selected customers' ) } )
				.getByRole( 'button', { name: say( 'Export CSV' ) } )
				.click();
			await page.getByRole( 'group', { name: say( 'Dates' ) } ).waitFor();
		},
	},
	{
		name: 'delete-many',
		isPlacedAtOpening: true,
		async arrive( page ) {
			await list( page );
			await selectAll( page );
			await page
				.getByRole( 'region', { name: say( 'Selected customers' ) } )
				.getByRole( 'button', { name: say( 'Delete' ) } )
				.click();
			await dryRun( page );
		},
	},
	{
		name: 'delete-one',
		async arrive( page ) {
			await list( page, { search: 'lovelace' } );
			await page
				.getByRole( 'button', { name: say( 'Actions' ), exact: true } )
				.click();
			await page
				.getByRole( 'menuitem', { name: say( 'Delete' ) } )
				.click();
			await dryRun( page );
			await page
				.getByText( say( '%s address', '1' ), { exact: true } )
				.waitFor();
		},
	},
	{ name: 'add-customer', arrive: addForm },
	{
		name: 'add-customer-refused',
		async arrive( page ) {
			await addForm( page );
			await page.keyboard.press( 'Enter' );
			await page.getByText( say( 'Enter an email address.' ) ).waitFor();
		},
	},
	{
		name: 'discard',
		async arrive( page ) {
			await addForm( page );
			await page.keyboard.type( 'grace' );
			await page.keyboard.press( 'Escape' );
			await page.getByRole( 'alertdialog' ).waitFor();
		},
	},
	{
		name: 'no-match',
		async arrive( page ) {
			await list( page, { search: 'zzzz' } );
			await page
				.getByRole( 'heading', { name: say( 'No customers found' ) } )
				.waitFor();
		},
	},
	{
		name: 'no-connection',
		async arrive( page ) {
			await list( page );
			await page.route( LIST_REQUEST, ( route ) => route.abort() );
			await new CustomersPage( page ).search.fill( 'lovelace' );
			await page
				.getByRole( 'button', { name: say( 'Try again' ) } )
				.waitFor();
			await page.unroute( LIST_REQUEST );
		},
	},
	{
		name: 'shortcuts',
		async arrive( page ) {
			await list( page );
			await page.keyboard.press( '?' );
			await page.getByRole( 'dialog' ).waitFor();
		},
	},
	{ name: 'customer', arrive: ( page ) => customer( page, ADA ) },
	{ name: 'customer-far-away', arrive: ( page ) => customer( page, TARO ) },
	{
		name: 'customer-menu',
		covered: '.fcc-panels',
		async arrive( page ) {
			await customer( page, ADA );
			await page
				.locator( '.fcc-head' )
				.getByRole( 'button', { name: say( 'More actions' ) } )
				.click();
			await page.getByRole( 'menuitem' ).first().waitFor();
		},
	},
	{
		name: 'create-user',
		async arrive( page ) {
			await customer( page, ADA );
			await page
				.locator( '.fcc-head' )
				.getByRole( 'button', { name: say( 'More actions' ) } )
				.click();
			await page
				.getByRole( 'menuitem', {
					name: say( 'Create WordPress user' ),
				} )
				.click();
			await page
				.getByRole( 'button', { name: say( 'Create user' ) } )
				.waitFor();
		},
	},
	{
		name: 'customer-edited',
		isPlacedAtOpening: true,
		async arrive( page ) {
			await customer( page, ADA );
			await page.getByLabel( say( 'First name' ) ).fill( 'Augusta Ada' );
			await page
				.getByRole( 'button', { name: say( 'Save changes' ) } )
				.waitFor();
		},
	},
	{
		name: 'address',
		isPlacedAtOpening: true,
		async arrive( page ) {
			await customer( page, ADA );
			await page
				.getByRole( 'button', { name: say( 'Add address' ) } )
				.click();
			await page
				.getByRole( 'dialog' )
				.getByRole( 'textbox' )
				.first()
				.waitFor();
		},
	},
	{
		name: 'no-customer',
		async arrive( page ) {
			await page.goto(
				new CustomersPage( page ).url( { customer: '99999999' } )
			);
			await page
				.getByRole( 'heading', {
					name: say( 'Customer not found' ),
				} )
				.waitFor();
		},
	},
	{
		name: 'deleted-customer',
		async arrive( page ) {
			await list( page );
			await deleteOne( page, DELETED );
			await page.goto(
				new CustomersPage( page ).url( { customer: DELETED } )
			);
			await page
				.getByRole( 'button', { name: say( 'Undo' ), exact: true } )
				.waitFor();
		},
	},
	{
		name: 'more-menu',
		isPlacedAtOpening: true,
		async arrive( page ) {
			await list( page );
			await page
				.getByRole( 'button', { name: say( 'More' ), exact: true } )
				.click();
			await page
				.getByRole( 'menuitem', { name: say( 'History' ) } )
				.waitFor();
		},
	},
	...SCREENS_OF_VIEWS,
	{
		name: 'no-history',
		async arrive( page ) {
			await history( page );
			await page
				.getByRole( 'heading', { name: say( 'No changes yet' ) } )
				.waitFor();
		},
	},
	{
		name: 'history',
		async arrive( page ) {
			await list( page );
			await changeStatus( page );
			await history( page );
		},
	},
	{
		name: 'run',
		async arrive( page ) {
			await list( page );
			await run( page, await changeStatus( page ) );
			await page
				.getByRole( 'button', { name: say( 'Download CSV' ) } )
				.waitFor();
		},
	},
	{
		name: 'undo-plan',
		async arrive( page ) {
			await list( page );
			await run( page, await changeStatus( page ) );
			await page
				.getByRole( 'button', { name: say( 'Undo' ), exact: true } )
				.click();
			await page
				.getByRole( 'heading', { name: say( 'What will happen' ) } )
				.waitFor();
		},
	},
	{
		name: 'settings',
		async arrive( page ) {
			await new SettingsPage( page ).open();
			await waitUntilLoaded( page );
		},
	},
	{
		name: 'settings-refused',
		async arrive( page ) {
			const settings = new SettingsPage( page );
			await settings.open();
			await settings.days.fill( 'x' );
			await settings.saveButton.click();
			await page
				.getByText(
					beginning(
						'Enter a number of days up to %s, or leave the field empty.'
					)
				)
				.waitFor();
		},
	},
	// They change customers, so they come last.
	...( [ 'file', 'columns', 'check', 'tried', 'result' ] as const ).map(
		( step ): Screen => ( {
			name: `import-${ step }`,
			arrive: ( page ) => showImport( page, step ),
		} )
	),
];

async function list(
	page: Page,
	args: Record< string, string > = {}
): Promise< void > {
	const customers = new CustomersPage( page );
	await customers.open( args );
	await waitUntilLoaded( page );
}

async function selectAll( page: Page ): Promise< void > {
	await page.locator( 'tbody' ).getByRole( 'checkbox' ).first().check();
	await page
		.getByRole( 'region', { name: say( 'Selected customers' ) } )
		.getByRole( 'button', { name: beginning( 'Select all %s customers' ) } )
		.click();
}

/** Waits until a dialog shows its preview. */
async function dryRun( page: Page ): Promise< void > {
	await expect(
		page.getByRole( 'dialog' ).getByRole( 'button' ).last()
	).toBeEnabled();
	await expect(
		page.getByRole( 'dialog' ).getByRole( 'progressbar' )
	).toHaveCount( 0 );
}

async function addForm( page: Page ): Promise< void > {
	const customers = new CustomersPage( page );
	await customers.open();
	await customers.openAddForm();
}

async function customer( page: Page, id: string ): Promise< void > {
	await page.goto( new CustomersPage( page ).url( { customer: id } ) );
	await page.getByRole( 'heading', { level: 1 } ).waitFor();
	for ( const panel of [ 'Orders', 'Addresses', 'Activity' ] ) {
		await page.getByRole( 'heading', { name: say( panel ) } ).waitFor();
	}
	await waitUntilLoaded( page );
}
