/** Times of the browser: the page of this plugin beside WordPress's own list of users, on the same site. */
import { chromium } from '@playwright/test';
import { show } from '../../tools/lib/progress.mjs';
import { chromiumLaunchOptions } from '../../tools/provision/chromium.mjs';
import { ADMIN } from '../../tools/site/install.mjs';
import { median } from './visitor.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const ROUNDS = 7;

const USERS = {
	path: '/wp-admin/users.php',
	rows: '#the-list tr',
	usable: '#the-list tr',
};

const CUSTOMERS = {
	path: '/wp-admin/admin.php?page=fluent-cart-customers',
	rows: '.fcc-page tbody tr',
	usable: '.fcc-page button[aria-label="View options"]',
};

const LIST_REQUEST = /\/wp-json\/fluent-cart\/v2\/customers/;

/**
 * @param {import('../../tools/site/site.mjs').Site} site
 * @param {string}                                   store Description of the store's size.
 * @return {Promise< string[] >} Lines of Markdown.
 */
export async function measureBrowser( site, store ) {
	show( `Opening the browser (${ store }) …` );
	const browser = await chromium.launch( await chromiumLaunchOptions() );
	try {
		const context = await browser.newContext( { baseURL: site.url } );
		// Avatars come from another host.
		await context.route(
			( url ) => url.origin !== site.url && url.protocol !== 'data:',
			( route ) => route.fulfill( { status: 204 } )
		);
		const page = await context.newPage();
		await page.goto( '/wp-login.php' );
		await page.getByLabel( 'Username or Email Address' ).fill( ADMIN.user );
		await page
			.getByLabel( 'Password', { exact: true } )
			.fill( ADMIN.password );
		await page.getByRole( 'button', { name: 'Log In' } ).click();
		await page.waitForURL( /wp-admin/ );

		await rest( site );
		const users = [];
		const rows = [];
		const usable = [];
		const shifts = [];
		let asked = 0;
		for ( let round = -1; round < ROUNDS; round++ ) {
			const ofUsers = await opened( context, USERS );
			const ofCustomers = await opened( context, CUSTOMERS );
			if ( round >= 0 ) {
				users.push( ofUsers.rows );
				rows.push( ofCustomers.rows );
				usable.push( ofCustomers.usable );
				shifts.push( ofCustomers.shift );
				asked = Math.max( asked, ofCustomers.asked );
			}
		}
		const first = median( users );
		const turned = await turnedPage( context );
		await rest( site );
		const longest20 = await longestTask( context, 20 );
		const longest100 = await longestTask( context, 100 );
		return [
			`**${ store }.** Users: first rows after ${ first.toFixed(
				0
			) } ms. Customers: first rows ${ times(
				rows,
				first
			) } (at most 1.2), usable ${ times(
				usable,
				first
			) } (at most 4); layout shift ${ Math.max( ...shifts ).toFixed(
				3
			) } (at most 0.02); ${ asked } requests to our routes (at most 2, the first of them answered from the page).`,
			'',
			turned,
			'',
			`Typing in the search: longest task ${ longest20 } at 20 rows (at most 50), ${ longest100 } at 100 (at most 100).`,
		];
	} finally {
		await browser.close();
	}
}

/**
 * Runs the background jobs and postpones the next, which would share the processors with the browser.
 *
 * @param {import('../../tools/site/site.mjs').Site} site
 */
async function rest( site ) {
	await site.call( 'bench/run_jobs', {
		hooks: [ 'fluent_cart_customers/sweep' ],
	} );
}

/**
 * @param {number[]} values
 * @param {number}   first
 */
function times( values, first ) {
	const value = median( values );
	return `${ value.toFixed( 0 ) } ms, ${ ( value / first ).toFixed(
		2
	) } times`;
}

/**
 * Loads a page with a warm cache, and measures when its rows are shown.
 *
 * @param {import('@playwright/test').BrowserContext} context
 * @param {typeof USERS}                              screen
 */
async function opened( context, { path, rows, usable } ) {
	const page = await context.newPage();
	let asked = 0;
	page.on( 'request', ( request ) => {
		asked += LIST_REQUEST.test( request.url() ) ? 1 : 0;
	} );
	await page.addInitScript(
		( selectors ) => {
			/** @type {Record< string, number >} */
			const seen = {};
			const state = { seen, shift: 0 };
			Object.assign( window, { fccBench: state } );
			const look = () => {
				for ( const [ name, selector ] of Object.entries(
					selectors
				) ) {
					if (
						seen[ name ] === undefined &&
						document.querySelector( selector )
					) {
						seen[ name ] = performance.now();
					}
				}
				window.requestAnimationFrame( look );
			};
			look();
			new PerformanceObserver( ( list ) => {
				for ( const entry of list.getEntries() ) {
					if ( 'value' in entry ) {
						state.shift += Number( entry.value );
					}
				}
			} ).observe( { type: 'layout-shift', buffered: true } );
		},
		{ rows, usable }
	);
	await page.goto( path );
	await page.locator( usable ).first().waitFor();
	await page.waitForLoadState( 'networkidle' );
	const { seen, shift } = await page.evaluate(
		() =>
			/** @type {{ fccBench: { seen: Record< string, number >, shift: number } }} */ (
				/** @type {unknown} */ ( window )
			).fccBench
	);
	await page.close();
	return {
		rows: seen.rows ?? Number.NaN,
		usable: seen.usable ?? Number.NaN,
		shift,
		asked,
	};
}

/** @param {import('@playwright/test').BrowserContext} context */
async function turnedPage( context ) {
	const page = await context.newPage();
	const ahead = page.waitForResponse( /customers.*[?&]page=2&/ );
	await page.goto( CUSTOMERS.path );
	await ahead;
	await page.waitForLoadState( 'networkidle' );
	let asked = 0;
	page.on( 'request', ( request ) => {
		asked += /customers.*[?&]page=2&/.test( request.url() ) ? 1 : 0;
	} );
	const took = await page.evaluate( async () => {
		const text = () =>
			document.querySelector( '.fcc-page tbody tr' )?.textContent;
		const before = text();
		const began = performance.now();
		document
			.querySelector( '.fcc-page button[aria-label="Next page"]' )
			?.dispatchEvent(
				new window.MouseEvent( 'click', { bubbles: true } )
			);
		while ( text() === before ) {
			if ( performance.now() - began > 10_000 ) {
				return Number.NaN;
			}
			await new Promise( window.requestAnimationFrame );
		}
		return performance.now() - began;
	} );
	await page.close();
	return `The next page was shown ${ took.toFixed(
		0
	) } ms after the click, with ${ asked } requests for it (at most 0).`;
}

/**
 * @param {import('@playwright/test').BrowserContext} context
 * @param {number}                                    rows
 */
async function longestTask( context, rows ) {
	const page = await context.newPage();
	await page.goto( `${ CUSTOMERS.path }&per_page=${ rows }` );
	await page.locator( CUSTOMERS.usable ).waitFor();
	await page.waitForLoadState( 'networkidle' );
	await page.evaluate( () => {
		Object.assign( window, { fccLongest: 0 } );
		new PerformanceObserver( ( list ) => {
			for ( const { duration } of list.getEntries() ) {
				Object.assign( window, {
					fccLongest: Math.max(
						duration,
						/** @type {{ fccLongest: number }} */ (
							/** @type {unknown} */ ( window )
						).fccLongest
					),
				} );
			}
		} ).observe( { type: 'longtask' } );
	} );
	await page
		.getByRole( 'searchbox', { name: 'Search customers' } )
		.pressSequentially( 'maria smith', { delay: 80 } );
	await page.waitForLoadState( 'networkidle' );
	await page.waitForTimeout( 1000 );
	const longest = await page.evaluate(
		() =>
			/** @type {{ fccLongest: number }} */ (
				/** @type {unknown} */ ( window )
			).fccLongest
	);
	await page.close();
	return longest === 0 ? 'under 50 ms' : `${ longest.toFixed( 0 ) } ms`;
}
