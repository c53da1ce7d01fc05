import type { Page } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import {
	BulkListPage,
	countBulkCustomers,
	insertBulkCustomers,
} from '../support/bulk-list-page.ts';
import {
	changeStatus,
	deleteCustomers,
	RUNS_REQUEST,
} from '../support/history-page.ts';
import { signInAs } from '../support/sign-in-as.ts';

let customers: BulkListPage;

test.beforeEach( ( { page } ) => {
	customers = new BulkListPage( page );
} );

test( 'a paused run shows its reason to another person, who continues it', async ( {
	context,
	site,
} ) => {
	const id = await changeStatus( site, [ 1, 2 ] );
	await site.call( 'rows/update', {
		table: 'fcc_runs',
		columns: {
			state: 'paused',
			reason_code: 'insufficient_permissions',
			reason: 'You can’t change customers.',
		},
		where: { id },
	} );
	await signInAs(
		context,
		site,
		await site.createUser( {
			login: 'maria',
			rights: [ 'customers/view', 'customers/manage' ],
		} )
	);
	await customers.open();
	await expect( customers.run ).toContainText(
		'You can’t change customers.'
	);
	await customers.run.getByRole( 'button', { name: 'Continue' } ).click();
	await expect( customers.run ).toBeHidden();
} );

test( 'a run that has not ended is shown before many newer ones', async ( {
	site,
} ) => {
	const id = await changeStatus( site, [ 1, 2 ] );
	await site.call( 'rows/update', {
		table: 'fcc_runs',
		columns: { state: 'paused' },
		where: { id },
	} );
	for ( const status of [ 'active', 'inactive', 'active', 'inactive' ] ) {
		await changeStatus( site, [ 3, 4 ], status );
	}
	await changeStatus( site, [ 3, 4 ], 'active' );
	await customers.open();
	await expect( customers.run ).toContainText( 'Paused.' );
} );

/** Answers requests for the newest run with another state, as if the server worked on many customers. */
async function changeAnswers( page: Page, changes: object ): Promise< void > {
	let answer: object | undefined;
	await page.route( RUNS_REQUEST, async ( route ) => {
		const response = await route.fetch();
		const json = await response.json();
		Object.assign( json.data.runs[ 0 ], changes );
		answer = { ...json, data: { run: json.data.runs[ 0 ] } };
		await route.fulfill( { response, json } );
	} );
	await page.route( /runs(%2F|\/)\d+/, async ( route ) => {
		await route.fulfill( { json: answer } );
	} );
}

const OTHER_PERSON = { id: 4_000, display_name: 'Maria' };

/** A large run of another person. */
const LARGE = {
	state: 'running',
	total: 50_000,
	processed: 1_200,
	finished_at: null,
	can_undo: false,
	can_drive: true,
	user: OTHER_PERSON,
};

test( 'a check for an undo by another person is shown with their name', async ( {
	page,
	site,
} ) => {
	await changeStatus( site, [ 1, 2 ] );
	await changeAnswers( page, {
		...LARGE,
		state: 'planning',
		kind: 'undo',
		title: 'Undo: Delete customers',
	} );
	await customers.open();
	const bar = page.getByRole( 'region', { name: 'Undo: Delete customers' } );
	await expect( bar ).toContainText( '1,200 of 50,000' );
	await expect( bar ).toContainText( 'Started by Maria' );
	await expect( bar ).toContainText( 'Checking what will change…' );
	await expect( bar.getByRole( 'button', { name: 'Pause' } ) ).toHaveCount(
		0
	);
} );

test( 'a large run that waits for another one links it', async ( {
	page,
	site,
} ) => {
	await changeStatus( site, [ 1, 2 ] );
	await changeAnswers( page, { ...LARGE, waits_for: 5 } );
	await customers.open();
	await expect( customers.run ).toContainText(
		'Waiting for another change to finish.'
	);
	await expect(
		customers.run.getByRole( 'link', { name: 'another change' } )
	).toHaveAttribute( 'href', /run=5$/ );
} );

for ( const [ person, canDrive, text ] of [
	[
		'who may continue it',
		true,
		'Paused because background tasks aren’t running on this site. Keep this page open to continue.',
	],
	[
		'who may not continue it',
		false,
		'Paused because background tasks aren’t running on this site.',
	],
] as const ) {
	test( `a run without background tasks says so to a person ${ person }`, async ( {
		page,
		site,
	} ) => {
		await changeStatus( site, [ 1, 2 ] );
		await changeAnswers( page, {
			...LARGE,
			is_stalled: true,
			can_drive: canDrive,
		} );
		await customers.open();
		await expect( customers.run.getByRole( 'status' ) ).toHaveText( text );
	} );
}

test( 'a deletion by a person who cannot change customers shows its progress and result', async ( {
	page,
	context,
	site,
} ) => {
	await insertBulkCustomers( site, 120 );
	await signInAs(
		context,
		site,
		await site.createUser( {
			login: 'dora',
			rights: [ 'customers/view', 'customers/delete' ],
		} )
	);
	await customers.open( { search: 'crowd' } );
	await customers.selectAll();
	await customers.selection.getByRole( 'button', { name: 'Delete' } ).click();
	await expect(
		page.getByText(
			'Users who can change customers can undo this for 30 days.'
		)
	).toBeVisible();
	await customers.confirm( /Delete 120 customers/ );

	await expect( customers.run ).toContainText( '120 customers deleted.' );
	expect( await countBulkCustomers( site ) ).toEqual( {} );
} );

test( 'an undo that is not possible for all customers says so and links the details', async ( {
	page,
	site,
} ) => {
	await customers.open( { orderby: 'id', order: 'asc' } );
	await customers.checkboxes.nth( 0 ).check();
	await customers.checkboxes.nth( 1 ).check();
	await customers.setStatus( 'Inactive' );
	await expect(
		page.getByText( 'Status of 2 customers changed' ).first()
	).toBeVisible();
	await deleteCustomers( site, [ 2 ] );
	await customers.button( 'Undo' ).click();
	await expect(
		page.getByText( 'Couldn’t undo all changes.' ).first()
	).toBeVisible();
	await customers.button( 'View details' ).click();
	await expect(
		page.getByRole( 'heading', { name: '1 customer failed' } )
	).toBeVisible();
} );
