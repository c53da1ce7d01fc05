import { expect, test } from '../../support/test.ts';
import { CustomersPage, LIST_REQUEST } from '../support/customers-page.ts';
import { createView } from './create-view.ts';
import { signInAs } from '../support/sign-in-as.ts';

test.describe( 'a saved view', () => {
	test(
		'is saved, opened by its tab and by its address, changed and deleted',
		{ tag: '@oldest' },
		async ( { page } ) => {
			const customers = new CustomersPage( page );
			await customers.open( { status: 'inactive', orderby: 'email' } );
			await customers.chooseMore( 'Save view' );
			await page.getByLabel( 'Name' ).fill( 'Asleep' );
			await page.keyboard.press( 'Enter' );

			const tab = page.getByRole( 'link', { name: 'Asleep' } );
			await expect( tab ).toHaveAttribute( 'aria-current', 'page' );
			await expect
				.poll( () => Object.keys( customers.address() ) )
				.toEqual( [ 'view' ] );
			const { view = '' } = customers.address();

			// All customers, and back.
			await page
				.getByRole( 'navigation', { name: 'Views' } )
				.getByRole( 'link', { name: 'All customers' } )
				.click();
			await customers.expectAddress( {} );
			await expect( customers.count ).toHaveText(
				'1–20 of 500 customers'
			);
			await page.goBack();
			await customers.expectAddress( { view } );
			await expect( customers.count ).not.toHaveText(
				'1–20 of 500 customers'
			);

			// Changed, reloaded, and saved.
			await customers.search.fill( 'a' );
			const changed = {
				view,
				search: 'a',
				status: 'inactive',
				orderby: 'email',
			};
			await customers.expectAddress( changed );
			await page.reload();
			await expect( page.getByText( 'Modified' ) ).toBeVisible();
			await expect( customers.search ).toHaveValue( 'a' );
			await page
				.getByRole( 'button', { name: 'Save', exact: true } )
				.click();
			await customers.expectAddress( { view } );
			await expect( page.getByText( 'Modified' ) ).toBeHidden();
			await expect( customers.search ).toHaveValue( 'a' );

			await page
				.getByRole( 'button', { name: 'Options for view “Asleep”' } )
				.click();
			await page.getByRole( 'menuitem', { name: 'Delete' } ).click();
			await page.getByRole( 'button', { name: 'Delete view' } ).click();
			await customers.expectAddress( {} );
			await expect( tab ).toHaveCount( 0 );
			await expect( customers.count ).toHaveText(
				'1–20 of 500 customers'
			);
		}
	);

	test( 'that opens first is in the first rows, and all customers stay reachable', async ( {
		page,
		site,
	} ) => {
		const { id } = await createView( site, {
			name: 'Asleep',
			filters: { status: 'inactive' },
			columns: [ 'email' ],
		} );
		const requests: string[] = [];
		page.on( 'request', ( request ) => {
			if ( LIST_REQUEST.test( request.url() ) ) {
				requests.push( request.url() );
			}
		} );
		const customers = new CustomersPage( page );
		await customers.open( { view: String( id ) } );
		await expect( customers.column( 'Email' ) ).toBeVisible();
		await expect( customers.column( 'Status' ) ).toBeHidden();
		await page
			.getByRole( 'button', { name: 'Options for view “Asleep”' } )
			.click();
		const stored = page.waitForResponse(
			( response ) =>
				response.url().includes( 'users' ) &&
				response.request().method() !== 'GET'
		);
		await page
			.getByRole( 'menuitemcheckbox', { name: 'Open this view first' } )
			.click();
		await stored;

		await customers.open();
		await customers.expectAddress( { view: String( id ) } );
		await expect( page.getByText( 'Status is: Inactive' ) ).toBeVisible();

		await page
			.getByRole( 'navigation', { name: 'Views' } )
			.getByRole( 'link', { name: 'All customers' } )
			.click();
		await customers.expectAddress( { view: 'all' } );
		await page.reload();
		await expect( customers.count ).toHaveText( '1–20 of 500 customers' );
		await expect( customers.column( 'Status' ) ).toBeVisible();
		await customers.expectAddress( { view: 'all' } );
		expect(
			requests.filter( ( url ) => /[?&]page=1&/.test( url ) ),
			'requests for first pages that the server has sent'
		).toHaveLength( 1 );
	} );

	test( 'that does not exist opens all customers with a notice', async ( {
		page,
	} ) => {
		const customers = new CustomersPage( page );
		await customers.open( { view: '99', status: 'inactive' } );
		await expect(
			page
				.getByText(
					'This view doesn’t exist or isn’t shared with you.'
				)
				.first()
		).toBeVisible();
		await customers.expectAddress( { status: 'inactive' } );
		await expect( page.getByText( 'Status is: Inactive' ) ).toBeVisible();
	} );

	test( 'that another tab has changed is not overwritten', async ( {
		page,
		site,
	} ) => {
		const { id } = await createView( site, { name: 'Asleep' } );
		const customers = new CustomersPage( page );
		await customers.open( { view: String( id ), status: 'inactive' } );
		const client = await site.client( site.users.admin );
		await client.put( `customers/views/${ id }`, {
			data: { name: 'Renamed' },
		} );

		const save = page.getByRole( 'button', { name: 'Save', exact: true } );
		await save.click();
		await expect(
			page.getByText( 'Someone else changed the view “Asleep”' ).first()
		).toBeVisible();
		await expect(
			page.getByRole( 'link', { name: 'Renamed' } )
		).toBeVisible();
		await customers.expectAddress( {
			view: String( id ),
			status: 'inactive',
			orderby: 'created_at',
		} );
		await save.click();
		await customers.expectAddress( { view: String( id ) } );
	} );

	test( 'is moved by keyboard, and counted in the menu of views', async ( {
		page,
		site,
	} ) => {
		for ( const name of [ 'One', 'Two', 'Three', 'Four' ] ) {
			await createView( site, {
				name,
				filters: name === 'Two' ? { status: 'inactive' } : {},
			} );
		}
		const customers = new CustomersPage( page );
		await customers.open();
		const tabs = page
			.getByRole( 'navigation', { name: 'Views' } )
			.getByRole( 'link' );
		await expect( tabs ).toHaveText( [
			'All customers',
			'One',
			'Two',
			'Three',
		] );
		await page.getByRole( 'button', { name: 'Views' } ).press( 'Enter' );
		await expect(
			page.getByRole( 'menuitemradio', { name: /^One 500$/ } )
		).toBeVisible();
		await page
			.getByRole( 'menuitemradio', { name: 'Four' } )
			.press( 'Enter' );
		await page
			.getByRole( 'button', { name: 'Options for view “Four”' } )
			.press( 'Enter' );
		const earlier = page.getByRole( 'menuitem', { name: 'Move earlier' } );
		await earlier.press( 'Enter' );
		await expect( tabs.last() ).toHaveText( 'Four' );
		await earlier.press( 'Enter' );
		await expect( tabs ).toHaveText( [
			'All customers',
			'One',
			'Four',
			'Two',
		] );
	} );
} );

test.describe( 'a shared view', { tag: '@standalone' }, () => {
	test( 'of another person can only be saved as a new one', async ( {
		context,
		page,
		site,
	} ) => {
		const admin = await site.client( site.users.admin );
		await admin.put( 'customers/settings', {
			data: { permissions: { editor: [ 'view' ] } },
		} );
		const { id } = await createView( site, {
			name: 'Asleep',
			is_shared: true,
			filters: { status: 'inactive' },
		} );
		await signInAs( context, site, site.users.editor );
		const customers = new CustomersPage( page );
		await customers.open( { view: String( id ), search: 'a' } );

		await expect( page.getByText( 'Modified' ) ).toBeVisible();
		await expect(
			page.getByRole( 'button', { name: 'Save as new' } )
		).toBeVisible();
		await expect(
			page.getByRole( 'button', { name: 'Save', exact: true } )
		).toHaveCount( 0 );
		await page.getByRole( 'button', { name: /^Options for/ } ).click();
		await expect(
			page.getByRole( 'menuitemcheckbox', {
				name: 'Open this view first',
			} )
		).toBeVisible();
		await expect(
			page.getByRole( 'menuitem', { name: 'Rename' } )
		).toHaveCount( 0 );
	} );
} );
