import {
	type Operation,
	OPERATIONS,
	pathOf,
} from '../api/support/operations.ts';
import {
	insertExampleCustomers,
	exampleBody,
} from '../api/support/example-customers.ts';
import { expect, test } from '../api/support/test.ts';
import { signInAs } from '../e2e/support/sign-in-as.ts';
import { FLUENTCART_ROLES, type Right } from '../support/rights.ts';
import { OVERVIEW, overviewBlock, publish } from '../support/site-pages.ts';
import { FLUENTCART_NAMESPACE } from './support/fluentcart-api.ts';

const MISSING_ID = 999_999;

/** The permissions of a role in FluentCart, tested with one of its routes for each right. */
const PROBES: Record< Right, [ method: string, path: string ] > = {
	'customers/view': [ 'GET', 'customers/1' ],
	'customers/manage': [ 'POST', `customers/${ MISSING_ID }/recalculate-ltv` ],
	'customers/delete': [ 'DELETE', `customers/${ MISSING_ID }/address` ],
};

/** As in FluentCart's PermissionManager. */
const RIGHTS: Record< string, Right[] > = {
	manager: [ 'customers/view', 'customers/manage', 'customers/delete' ],
	worker: [ 'customers/view' ],
	accountant: [ 'customers/view' ],
};

test.use( { rateLimits: 'lifted' } );

for ( const role of FLUENTCART_ROLES ) {
	test( `a role has the same rights in both plugins: ${ role }`, async ( {
		connect,
		site,
	} ) => {
		const user = await site.createUser( { login: role } );
		await site.giveRole( user.id, role );

		const fluentCart = await site.client( user, FLUENTCART_NAMESPACE );
		const granted: Right[] = [];
		for ( const [ right, [ method, path ] ] of Object.entries( PROBES ) ) {
			const status = (
				await fluentCart.fetch( path, { method } )
			).status();
			if ( ! [ 401, 403 ].includes( status ) ) {
				granted.push( right as Right );
			}
		}
		await fluentCart.dispose();
		expect( granted ).toEqual( RIGHTS[ role ] );

		const client = await connect( { user } );
		const customers = await insertExampleCustomers(
			site,
			OPERATIONS.length * 4
		);
		for ( const operation of OPERATIONS ) {
			for ( const [ action, right ] of rightsOf( operation ) ) {
				const customer = customers.pop();
				if ( ! customer ) {
					throw new Error( 'There are too few customers.' );
				}
				// None of the roles may list WordPress's users.
				const isAllowed =
					granted.includes( right ) &&
					! operation[ 'x-capabilities' ];
				const { status } = await client.send(
					operation.method,
					pathOf( operation, customer.id ),
					{ body: exampleBody( operation, customer, action ) }
				);
				expect(
					status === 403 ? 'refused' : 'answered',
					`${ operation.operationId } ${ action ?? '' }: ${ status }`
				).toBe( isAllowed ? 'answered' : 'refused' );
				expect( status ).not.toBe( 401 );
			}
		}
	} );
}

test( 'without FluentCart Pro, its roles have no rights in either plugin', async ( {
	connect,
	site,
} ) => {
	const user = await site.createUser( { login: 'manager' } );
	await site.giveRole( user.id, 'manager' );
	await site.call( 'wordpress/options/delete', { name: 'fcc_test_roles' } );
	const fluentCart = await site.client( user, FLUENTCART_NAMESPACE );
	expect( ( await fluentCart.get( 'customers' ) ).status() ).toBe( 403 );
	await fluentCart.dispose();
	const client = await connect( { user } );
	expect( await client.send( 'GET', 'customers' ) ).toMatchObject( {
		status: 403,
	} );
} );

test( 'the capabilities of a store without FluentCart have no effect', async ( {
	connect,
	site,
} ) => {
	const user = await site.createUser( {
		login: 'former',
		capabilities: [
			'fcc_view_customers',
			'fcc_manage_customers',
			'fcc_delete_customers',
		],
	} );
	const client = await connect( { user } );
	expect( await client.send( 'GET', 'customers' ) ).toMatchObject( {
		status: 403,
	} );
} );

for ( const role of FLUENTCART_ROLES ) {
	test( `the page, the widget and the block are available: ${ role }`, async ( {
		page,
		site,
	} ) => {
		const user = await site.createUser( { login: role } );
		await site.giveRole( user.id, role );
		const { url } = await publish( site, overviewBlock() );
		await signInAs( page.context(), site, user );

		await page.goto( '/wp-admin/index.php' );
		const menu = page.locator( '#adminmenu' );
		await expect(
			menu.getByRole( 'link', { name: 'FluentCart' } )
		).toHaveAttribute( 'href', /page=fluent-cart#\/$/ );
		await expect( page.locator( '#fcc_customer_overview' ) ).toContainText(
			'Repeat order rate'
		);

		await page.goto( '/wp-admin/admin.php?page=fluent-cart-customers' );
		await expect( menu.locator( '[aria-current="page"]' ) ).toHaveText( [
			'Customer manager',
		] );
		await expect(
			page.locator( '.fcc-customer__name' ).first()
		).toBeVisible();
		await expect(
			page.getByRole( 'link', { name: 'Add customer' } )
		).toHaveCount( role === 'manager' ? 1 : 0 );

		await page.goto( url );
		await expect( page.locator( OVERVIEW ) ).toContainText(
			'Repeat order rate'
		);
	} );
}

test( 'a user without a role in FluentCart finds nothing', async ( {
	page,
	site,
} ) => {
	const { url } = await publish( site, overviewBlock() );
	await signInAs( page.context(), site, site.users.editor );
	await page.goto( '/wp-admin/index.php' );
	await expect( page.locator( '#adminmenu' ) ).not.toContainText(
		/customers/i
	);
	await expect( page.locator( '#fcc_customer_overview' ) ).toHaveCount( 0 );
	const answer = await page.goto(
		'/wp-admin/admin.php?page=fluent-cart-customers'
	);
	expect( answer?.status() ).toBe( 403 );
	await page.goto( url );
	await expect( page.locator( OVERVIEW ) ).toHaveCount( 0 );
} );

/** The right of an operation, by the action of its body if it depends on that. */
function rightsOf( {
	'x-right': right,
}: Operation ): [ action: string | undefined, right: Right ][] {
	return typeof right === 'string'
		? [ [ undefined, right ] ]
		: Object.entries( right ?? {} );
}
