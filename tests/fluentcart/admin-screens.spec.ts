import type { Page } from '@playwright/test';
import { THIS_PLUGIN, deactivate } from '../support/plugins.ts';
import { FAILED_REQUEST, expect, test } from '../support/test.ts';

/** Below `admin.php?page=fluent-cart#`. */
const SCREENS = [
	'/',
	'/orders',
	'/orders/1/view',
	'/orders/add',
	'/customers',
	'/customers/1/view',
	'/products',
	'/products/inventory',
	'/subscriptions',
	'/reports/overview',
	'/reports/orders',
	'/reports/customer',
	'/integrations',
	'/coupons',
	'/taxes',
	'/logs',
	'/settings/store-settings/',
	'/settings/payments',
	'/settings/email_notifications',
	'/settings/roles',
	'/settings/tax_settings',
];

/** Other pages of wp-admin with parts of FluentCart. */
const PAGES = [
	'users.php',
	'user-edit.php?user_id=2',
	'edit-tags.php?taxonomy=product-categories&post_type=fluent-products',
	'edit.php?post_type=fluent-products',
];

test.setTimeout( 600_000 );

test( 'every screen of FluentCart opens as without this plugin, with no further console messages', async ( {
	page,
	site,
} ) => {
	const withPlugin = await visit( page );
	await site.reset();
	await deactivate( site, [ THIS_PLUGIN ] );
	const alone = await visit( page );
	expect( withPlugin ).toEqual( alone );
	expect(
		Object.values( withPlugin ).flatMap( ( each ) => each.console )
	).toEqual( [] );
	// Two blank screens would be equal, too.
	for ( const [ address, { text } ] of Object.entries( alone ) ) {
		expect( text.length, address ).toBeGreaterThan( 40 );
	}
} );

test( 'FluentCart’s app gets the same data, and its menu has two more items', async ( {
	page,
	site,
} ) => {
	const withPlugin = await appData( page );
	await site.reset();
	await deactivate( site, [ THIS_PLUGIN ] );
	const alone = await appData( page );

	expect( withPlugin.app ).toEqual( alone.app );
	expect( withPlugin.app ).toContain( '"editable_customer_statuses"' );
	expect( withPlugin.rest ).toEqual( alone.rest );
	const isOfPlugin = ( text: string ) =>
		text.includes( 'fluent-cart-customers' );
	expect( withPlugin.menu.filter( isOfPlugin ) ).toHaveLength( 2 );
	expect(
		withPlugin.menu.filter( ( entry ) => ! isOfPlugin( entry ) )
	).toEqual( alone.menu );
	expect( withPlugin.files ).toEqual( expect.arrayContaining( alone.files ) );
} );

/** The data of FluentCart's page for its app, and its position. */
async function appData( page: Page ) {
	await page.goto( '/wp-admin/admin.php?page=fluent-cart' );
	// FluentCart's app throws if it is left before its requests are answered.
	await page.waitForLoadState( 'networkidle' );
	return page.evaluate( () => {
		const attributes = ( selector: string, name: string ) =>
			[ ...document.querySelectorAll( selector ) ].map(
				( element ) =>
					`${ element.textContent?.trim() } ${ element.getAttribute( name ) }`
			);
		return {
			app: JSON.stringify( Reflect.get( window, 'fluentCartAdminApp' ) ),
			rest: JSON.stringify( Reflect.get( window, 'fluentCartRestVars' ) ),
			menu: attributes( '#adminmenu a', 'href' ),
			files: [
				...attributes( 'script[src*="/fluent-cart/"]', 'src' ),
				...attributes( 'link[href*="/fluent-cart/"]', 'href' ),
			],
		};
	} );
}

/** The text and the console messages of each screen. */
async function visit( page: Page ) {
	const seen: Record<
		string,
		{ text: string; console: string[]; failures: string[] }
	> = {};
	for ( const address of [
		...SCREENS.map( ( hash ) => `admin.php?page=fluent-cart#${ hash }` ),
		...PAGES,
	] ) {
		const lines: string[] = [];
		const failures: string[] = [];
		page.on( 'pageerror', ( error ) => lines.push( String( error ) ) );
		page.on( 'console', ( message ) => {
			if (
				[ 'error', 'warning' ].includes( message.type() ) &&
				! FAILED_REQUEST.test( message.text() )
			) {
				lines.push( message.text() );
			}
		} );
		page.on( 'response', ( response ) => {
			if ( response.status() >= 400 ) {
				failures.push(
					`${ response.status() } ${ new URL( response.url() ).pathname }`
				);
			}
		} );
		await page.goto( 'about:blank' );
		await page.goto( `/wp-admin/${ address }` );
		await page.waitForLoadState( 'networkidle' );
		seen[ address ] = {
			text: await shownText( page ),
			console: lines
				.map( ( line ) => line.replace( /\d+/g, '#' ) )
				.toSorted(),
			failures: failures.toSorted(),
		};
		page.removeAllListeners();
	}
	return seen;
}

/** The text of the screen, without times and without this plugin's menu item. */
async function shownText( page: Page ): Promise< string > {
	const content = page.locator( '#wpbody-content' );
	const text = await content.innerText();
	return text
		.replace( /\d+ (second|min|hour)s?/g, '# $1' )
		.replace( /\s+/g, ' ' )
		.trim();
}
