import type { Page } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { waitUntilLoaded, waitUntilStill } from '../support/waiting.ts';
import { SCREENS } from '../support/screens.ts';
import { violations } from '../support/violations.ts';

/** WordPress's admin colour schemes, by their names in the user's profile. */
const SCHEMES = [
	'fresh',
	'light',
	'modern',
	'blue',
	'coffee',
	'ectoplasm',
	'midnight',
	'ocean',
	'sunrise',
];

const COLOURED = [
	'filter',
	'selection',
	'customer',
	'discard',
	'view-options',
	'row-menu',
	'set-status',
	'add-customer',
	'customer-edited',
	'address',
	'shortcuts',
	'settings',
];

interface Scheme {
	name: string;
	/** The style sheet of the scheme. One scheme has none. */
	url: string;
}

test(
	'the list with a selection is readable in every colour scheme',
	{ tag: '@slow' },
	async ( { page } ) => {
		expect( await unreadable( page, 'selection' ) ).toEqual( [] );
	}
);

test(
	'the other screens are readable in every colour scheme',
	{ tag: '@everywhere' },
	async ( { page } ) => {
		for ( const name of [ 'filter', 'customer', 'discard', 'settings' ] ) {
			expect.soft( await unreadable( page, name ), name ).toEqual( [] );
		}
	}
);

// A scheme without blue: anything blue on the page has another source.
test(
	'no element keeps the colour of another scheme, and only errors have the error colour',
	{ tag: '@slow' },
	async ( { page } ) => {
		const schemes = await schemesOf( page );
		const midnight = {
			name: 'midnight',
			url: '',
			...schemes.find( ( { name } ) => name === 'midnight' ),
		};
		for ( const { name, arrive } of SCREENS.filter( ( screen ) =>
			COLOURED.includes( screen.name )
		) ) {
			await arrive( page );
			await applyScheme( page, midnight );
			await waitUntilStill( page );
			expect.soft( await blueElements( page ), name ).toEqual( [] );
		}

		const screen = new CustomerScreen( page );
		await screen.open( 1 );
		await applyScheme( page, midnight );
		await screen.figures
			.getByRole( 'button', { name: 'Total spent' } )
			.click();
		const marked = screen.orders.locator( 'tr.is-marked' ).first();
		await expect( marked ).toHaveCSS(
			'background-color',
			'rgb(240, 240, 241)'
		);
		await expect( marked.locator( 'svg' ) ).toBeVisible();
	}
);

// The tests above rely on it.
test(
	'a colour scheme that is switched on a page looks like one that was set before loading',
	{ tag: '@slow' },
	async ( { page } ) => {
		const schemes = await schemesOf( page );
		const light = schemes.filter( ( { name } ) => name === 'light' );
		const customers = new CustomersPage( page );
		await customers.open();
		await waitUntilLoaded( page );
		const before = await coloursOf( page );
		for ( const scheme of [ ...schemes, ...light ] ) {
			await applyScheme( page, scheme );
		}
		await waitUntilLoaded( page );
		const asApplied = await coloursOf( page );
		expect( asApplied ).not.toEqual( before );

		await page.goto( '/wp-admin/profile.php' );
		await page.locator( '#admin_color_light' ).check();
		// WordPress saves it, and then changes the class.
		await expect( page.locator( 'body' ) ).toHaveClass(
			/admin-color-light/
		);
		await customers.open();
		await waitUntilLoaded( page );
		expect( await coloursOf( page ) ).toEqual( asApplied );
	}
);

test( 'the plugin’s styles do not change other parts of wp-admin', async ( {
	page,
} ) => {
	const customers = new CustomersPage( page );
	await customers.open();

	const changed = await page.evaluate( () => {
		// Elements of WordPress and other plugins.
		const sample = document.createElement( 'div' );
		sample.innerHTML = `
			<div class="wrap">
				<h1 class="wp-heading-inline">Title</h1><a class="page-title-action">Add</a>
				<div class="notice notice-warning"><p>Notice <a href="#">link</a></p></div>
				<form><input type="search"><input type="checkbox"><select><option>1</option></select><textarea></textarea><button class="button button-primary">Go</button></form>
				<table class="wp-list-table widefat striped"><thead><tr><th>Head</th></tr></thead><tbody><tr><td>Cell</td></tr></tbody></table>
				<dl><dt>Term</dt><dd>Definition</dd></dl><kbd>K</kbd>
				<button class="components-button is-primary">Button</button><div class="components-notice is-error"><div class="components-notice__content">Text</div></div>
			</div>`;
		document.querySelector( '#wpbody-content' )?.append( sample );

		const elements = [
			...sample.querySelectorAll( '*' ),
			...document.querySelectorAll(
				'#wpadminbar *, #adminmenumain *, #wpfooter *'
			),
		];
		const read = () =>
			elements.map( ( element ) => {
				const style = getComputedStyle( element );
				return [ ...style ]
					.filter( ( name ) => ! name.startsWith( '--' ) )
					.map(
						( name ) =>
							`${ name }: ${ style.getPropertyValue( name ) }`
					);
			} );
		const withPlugin = read();
		const pluginSheets = [ ...document.styleSheets ].filter( ( { href } ) =>
			href?.includes( '/build/' )
		);
		pluginSheets.forEach( ( sheet ) => {
			sheet.disabled = true;
		} );
		const without = read();

		return {
			sheets: pluginSheets.length,
			differences: elements.flatMap( ( element, index ) =>
				( withPlugin[ index ] ?? [] )
					.filter( ( line ) => ! without[ index ]?.includes( line ) )
					// Their size depends on the height of the page.
					.filter(
						( line ) =>
							! /^(height|block-size|perspective-origin|transform-origin|inset|top|bottom|width|inline-size|left|right)/.test(
								line
							)
					)
					.map(
						( line ) =>
							`${ element.tagName }.${ element.className }: ${ line }`
					)
			),
		};
	} );
	expect( changed.sheets ).toBeGreaterThan( 1 );
	expect( changed.differences ).toEqual( [] );
} );

/** Elements with too little contrast, by colour scheme. */
async function unreadable( page: Page, screen: string ): Promise< string[] > {
	const schemes = await schemesOf( page );
	expect( schemes.map( ( scheme ) => scheme.name ).sort() ).toEqual(
		[ ...SCHEMES ].sort()
	);
	await SCREENS.find( ( { name } ) => name === screen )?.arrive( page );
	const unread: string[] = [];
	for ( const scheme of schemes ) {
		await applyScheme( page, scheme );
		const found = await violations( page, [ 'color-contrast' ], {
			without: [ '#adminmenumain', '#wpadminbar', '#wpfooter' ],
		} );
		unread.push(
			...found.map( ( { where } ) => `${ scheme.name }: ${ where }` )
		);
	}
	return unread;
}

/** The colour schemes in the user's profile. */
async function schemesOf( page: Page ): Promise< Scheme[] > {
	await page.goto( '/wp-admin/profile.php' );
	return page.locator( '.color-option' ).evaluateAll( ( options ) =>
		options.map( ( option ) => {
			const valueOf = ( selector: string ) =>
				option.querySelector< HTMLInputElement >( selector )?.value ??
				'';
			return {
				name: valueOf( '[name="admin_color"]' ),
				url: valueOf( '.css_url' ),
			};
		} )
	);
}

/** Switches the scheme of a page like the user's profile: by style sheet and body class. */
async function applyScheme( page: Page, scheme: Scheme ): Promise< void > {
	await page.evaluate( async ( { name, url } ) => {
		const link = document.createElement( 'link' );
		link.id = 'colors-css';
		link.rel = 'stylesheet';
		const isLoaded = new Promise( ( resolve, reject ) => {
			link.onload = resolve;
			link.onerror = reject;
		} );
		const old = document.querySelector( `#${ link.id }` );
		if ( old ) {
			old.replaceWith( link );
		} else {
			document.head.append( link );
		}
		if ( url ) {
			link.href = url;
			await isLoaded;
		}
		document.body.className = document.body.className.replace(
			/admin-color-\w+/,
			`admin-color-${ name }`
		);
	}, scheme );
	await expect( page.locator( 'body' ) ).toHaveClass(
		new RegExp( `admin-color-${ scheme.name }` )
	);
}

/** Elements of the page and its overlays that are painted in a clear blue or violet. */
function blueElements( page: Page ): Promise< string[] > {
	return page
		.locator( '#wpbody-content *, body > :not( #wpwrap, #wpadminbar ) *' )
		.evaluateAll( ( elements ) => {
			const isBlue = ( colour: string ) => {
				const [ r = 0, g = 0, b = 0, alpha = 1 ] = (
					colour.match( /[\d.]+/g ) ?? []
				).map( Number );
				return (
					alpha > 0.05 &&
					b >= Math.max( r, g ) &&
					b - Math.min( r, g ) > 40
				);
			};
			// Links have the colour of the scheme, here blue.
			const link = document.createElement( 'a' );
			link.href = '#';
			document.querySelector( '#wpbody-content' )?.append( link );
			const { color: linkColour } = getComputedStyle( link );
			link.remove();
			return elements.flatMap( ( element ) => {
				if ( ! element.checkVisibility() ) {
					return [];
				}
				const style = getComputedStyle( element );
				const painted = [
					style.color === linkColour ? '' : style.color,
					style.backgroundColor,
					style.borderTopWidth === '0px' ? '' : style.borderTopColor,
					style.outlineStyle === 'none' ? '' : style.outlineColor,
					element instanceof SVGElement ? style.fill : '',
					/rgba?\([^)]*\)/.exec( style.boxShadow )?.[ 0 ] ?? '',
				].filter( isBlue );
				return painted.map(
					( colour ) =>
						`${ element.tagName.toLowerCase() }.${ element.getAttribute(
							'class'
						) }: ${ colour }`
				);
			} );
		} );
}

/** Everything that a scheme can change of an element. */
function coloursOf( page: Page ): Promise< string[] > {
	return page
		.locator( 'body, body *:not( script, style, link )' )
		.evaluateAll( ( elements ) =>
			elements.map( ( element ) => {
				const style = getComputedStyle( element );
				return [
					element.tagName,
					style.color,
					style.backgroundColor,
					style.borderTopColor,
					style.outlineColor,
					style.fill,
					style.boxShadow,
					style.opacity,
				].join( ' ' );
			} )
		);
}
