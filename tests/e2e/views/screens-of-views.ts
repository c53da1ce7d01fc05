import type { Page } from '@playwright/test';
import { CustomersPage } from '../support/customers-page.ts';
import { beginning, say } from '../support/language.ts';
import { waitUntilLoaded } from '../support/waiting.ts';

/** A state of the page with its own tests of appearance and accessibility. */
export interface Screen {
	name: string;
	/** Brings the signed-in page into this state. */
	arrive: ( page: Page ) => Promise< void >;
	/**
	 * Whether positions depend on the width of the window at opening: such a screen is opened again instead of
	 * resized.
	 */
	isPlacedAtOpening?: true;
	/** Selector of the part that an open menu covers. axe takes the rest of a covered field for a small target. */
	covered?: string;
}

/** The states of the list with saved views. */
export const SCREENS_OF_VIEWS: Screen[] = [
	{
		name: 'save-view',
		async arrive( page ) {
			await open( page );
			await new CustomersPage( page ).chooseMore( 'Save view' );
			await page.getByRole( 'checkbox' ).last().waitFor();
		},
	},
	{
		name: 'views',
		isPlacedAtOpening: true,
		covered: '.fcc-toolbar',
		async arrive( page ) {
			await savedView( page );
			await page
				.locator( '.fcc-views__menu' )
				.getByRole( 'button' )
				.click();
			await page
				.locator( '.fcc-views-menu__count', { hasText: /\d/ } )
				.waitFor();
		},
	},
	{
		name: 'view-menu',
		isPlacedAtOpening: true,
		covered: '.fcc-toolbar',
		async arrive( page ) {
			await savedView( page );
			await viewOptions( page ).click();
			await page
				.getByRole( 'menuitem', { name: say( 'Rename' ) } )
				.waitFor();
		},
	},
	{
		name: 'delete-view',
		async arrive( page ) {
			await savedView( page );
			await viewOptions( page ).click();
			await page
				.getByRole( 'menuitem', { name: say( 'Delete' ) } )
				.click();
			await page
				.getByRole( 'button', { name: say( 'Delete view' ) } )
				.waitFor();
		},
	},
];

async function open(
	page: Page,
	args: Record< string, string > = {}
): Promise< void > {
	await new CustomersPage( page ).open( args );
	await waitUntilLoaded( page );
}

/** Opens a saved view, with a change. The first screen that needs it saves it. */
async function savedView( page: Page ): Promise< void > {
	await open( page, { status: 'inactive' } );
	if ( ( await viewOptions( page ).count() ) === 0 ) {
		await new CustomersPage( page ).chooseMore( 'Save view' );
		await page.getByLabel( say( 'Name' ) ).fill( 'VIP' );
		await page.getByRole( 'checkbox' ).last().check();
		await page.getByRole( 'button', { name: say( 'Save view' ) } ).click();
		await viewOptions( page ).waitFor();
		await waitUntilLoaded( page );
	}
	const { view } = new CustomersPage( page ).address();
	await open( page, {
		view: view ?? '1',
		status: 'inactive',
		search: 'jones',
	} );
	await viewOptions( page ).waitFor();
}

function viewOptions( page: Page ) {
	return page.getByRole( 'button', {
		name: beginning( 'Options for view “%s”' ),
	} );
}
