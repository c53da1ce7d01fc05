import { expect, test } from '../../support/test.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { waitUntilIdle } from '../support/waiting.ts';

test( 'a search typed right before a customer is opened is not sent', async ( {
	page,
} ) => {
	const customers = new CustomersPage( page );
	const screen = new CustomerScreen( page );
	await customers.open();
	const asked: string[] = [];
	page.on( 'request', ( request ) => {
		asked.push(
			new URL( request.url() ).searchParams.get( 'search' ) ?? ''
		);
	} );

	await customers.search.evaluate( ( input: HTMLInputElement ) => {
		// Both within the pause, however busy the computer is.
		const set = Object.getOwnPropertyDescriptor(
			HTMLInputElement.prototype,
			'value'
		)?.set;
		set?.call( input, 'lovelace' );
		input.dispatchEvent( new Event( 'input', { bubbles: true } ) );
		document.querySelector< HTMLElement >( '.fcc-customer__name' )?.click();
	} );
	await expect( screen.position ).toHaveText( '1 of 500' );
	// Longer than the pause after the last letter.
	await page.evaluate(
		() => new Promise( ( resolve ) => setTimeout( resolve, 600 ) )
	);
	await expect( screen.position ).toHaveText( '1 of 500' );
	expect( customers.address() ).not.toHaveProperty( 'search' );
	expect( asked ).not.toContain( 'lovelace' );

	await screen.toList.click();
	await expect( customers.count ).toHaveText( '1–20 of 500 customers' );
	await expect( customers.search ).toHaveValue( '' );
} );

test( 'an undo that the server rejects is reported as failed', async ( {
	page,
} ) => {
	const screen = new CustomerScreen( page );
	await screen.open( 1 );
	await screen.chooseStatus( 'Active', 'Inactive' );
	await expect(
		screen.message( 'Status of Ada Lovelace changed to Inactive.' )
	).toBeVisible();

	await page.route( /runs(%2F|\/)\d+(%2F|\/)undo/, ( route ) =>
		route.fulfill( {
			status: 409,
			json: {
				success: false,
				error: {
					code: 'already_undone',
					message: 'This change was already undone.',
				},
			},
		} )
	);
	await screen.clickInMessage(
		'Status of Ada Lovelace changed to Inactive.',
		'Undo'
	);
	await expect(
		screen.message(
			'Couldn’t undo the change. This change was already undone.'
		)
	).toBeVisible();
	await expect( screen.message( /^Change undone/ ) ).toHaveCount( 0 );
} );

test( 'a change by the same user in another tab is reported as the user’s own', async ( {
	page,
	context,
} ) => {
	const screen = new CustomerScreen( page );
	await screen.open( 1 );
	const other = new CustomerScreen( await context.newPage() );
	await other.open( 1 );
	await screen.profile.getByLabel( 'Phone' ).fill( '+44 20 1111' );
	await screen.profile.getByLabel( 'Last name' ).fill( 'Byron' );

	await other.profile.getByLabel( 'Phone' ).fill( '+44 20 2222' );
	await other.profile.getByRole( 'button', { name: 'Save changes' } ).click();
	await expect( other.message( /Changes to .+ saved/ ) ).toBeVisible();

	await screen.profile
		.getByRole( 'button', { name: 'Save changes' } )
		.click();
	await expect( screen.profile.locator( '.fcc-conflicts' ) ).toContainText(
		'You updated this customer in another tab or window while you were editing.'
	);
} );

test( 'an email rejected for another reason has no link to a customer', async ( {
	page,
} ) => {
	const screen = new CustomerScreen( page );
	await screen.open( 1 );
	await page.route( /customers(%2F|\/)1(\?|&|$)/, ( route ) =>
		route.fulfill( {
			status: 400,
			json: {
				success: false,
				error: {
					code: 'invalid_email',
					message: 'This domain is not accepted.',
					fields: { email: 'This domain is not accepted.' },
				},
			},
		} )
	);
	const email = screen.profile.getByLabel( 'Email' );
	await email.fill( 'ada@mailinator.example' );
	await email.press( 'Enter' );
	await expect( email ).toHaveAccessibleDescription(
		'This domain is not accepted.'
	);
	await expect(
		screen.profile.getByRole( 'link', { name: 'View that customer' } )
	).toHaveCount( 0 );
} );

test( 'several fields filled in by the browser in one step are all kept', async ( {
	page,
} ) => {
	const screen = new CustomerScreen( page );
	await screen.open( 1 );
	// Like the browser's autofill: without a render in between.
	await screen.profile.evaluate( ( panel ) => {
		const set = Object.getOwnPropertyDescriptor(
			HTMLInputElement.prototype,
			'value'
		)?.set;
		panel
			.querySelectorAll< HTMLInputElement >( 'input' )
			.forEach( ( input, index ) => {
				if ( index > 0 ) {
					set?.call( input, `filled ${ index }` );
					input.dispatchEvent(
						new Event( 'input', { bubbles: true } )
					);
				}
			} );
	} );
	await waitUntilIdle( page );
	await expect( screen.profile.getByLabel( 'First name' ) ).toHaveValue(
		'filled 1'
	);
	await expect( screen.profile.getByLabel( 'Last name' ) ).toHaveValue(
		'filled 2'
	);
	await expect( screen.profile.getByLabel( 'Phone' ) ).toHaveValue(
		'filled 3'
	);
} );

test(
	'the command palette over a dialog with unsaved text asks before discarding it',
	{ tag: '@wordpress-6.9' },
	async ( { page } ) => {
		const screen = new CustomerScreen( page );
		await screen.open( 2 );
		await screen.addresses
			.getByRole( 'button', { name: 'Add address' } )
			.click();
		const dialog = page.getByRole( 'dialog', { name: 'Add address' } );
		const city = dialog.getByLabel( /^(City|Town)/ );
		await city.fill( 'Springfield' );

		await openFromPalette();
		const question = page.getByRole( 'alertdialog', {
			name: 'Discard unsaved changes?',
		} );
		await question.getByRole( 'button', { name: 'Keep editing' } ).click();
		await expect( city ).toHaveValue( 'Springfield' );
		expect( new URL( page.url() ).searchParams.get( 'customer' ) ).toBe(
			'2'
		);

		await openFromPalette();
		await question.getByRole( 'button', { name: 'Discard' } ).click();
		await expect( screen.name ).toHaveText( 'Ada Lovelace' );
		await expect( dialog ).toBeHidden();

		async function openFromPalette() {
			await page.keyboard.press( 'ControlOrMeta+k' );
			const palette = page.getByRole( 'dialog', {
				name: 'Command palette',
			} );
			await palette.getByRole( 'combobox' ).fill( 'lovelace' );
			await page.getByRole( 'option', { name: /Ada Lovelace/ } ).click();
		}
	}
);
