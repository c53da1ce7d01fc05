import type { Page } from '@playwright/test';
import { expect, test } from '../../support/test.ts';
import { CustomersPage } from '../support/customers-page.ts';
import { CustomerScreen } from '../support/customer-screen.ts';
import { waitUntilLoaded, waitUntilStill } from '../support/waiting.ts';
import { SCREENS } from '../support/screens.ts';
import { violations } from '../support/violations.ts';

/** WordPress's admin colour schemes, by the names in the person's profile. */
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
];

interface Scheme {
	name: string;
	/** Of its style sheet; one scheme has none. */
	url: string;
}

test(
	'all can be read on the list with a selection in every colour scheme',
	{ tag: '@slow' },
	async ( { page } ) => {
		expect( await unreadable( page, 'selection' ) ).toEqual( [] );
	}
);

test(
	'all can be read on the other screens in every colour scheme',
	{ tag: '@everywhere' },
	async ( { page } ) => {
		for ( const name of [ 'filter', 'customer', 'discard' ] ) {
			expect.soft( await unreadable( page, name ), name ).toEqual( [] );
		}
	}
);

// A scheme without any blue: what stays blue in it has its colour from elsewhere.
test(
	'nothing keeps the colour of another scheme, and only a failure looks like one',
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
			await put( page, midnight );
			await waitUntilStill( page );
			expect.soft( await blues( page ), name ).toEqual( [] );
		}

		const screen = new CustomerScreen( page );
		await screen.open( 1 );
		await put( page, midnight );
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
	'a colour scheme that is put into a page looks as if it had been chosen before',
	{ tag: '@slow' },
	async ( { page } ) => {
		const schemes = await schemesOf( page );
		const light = schemes.filter( ( { name } ) => name === 'light' );
		const customers = new CustomersPage( page );
		await customers.open();
		await waitUntilLoaded( page );
		const before = await coloursOf( page );
		for ( const scheme of [ ...schemes, ...light ] ) {
			await put( page, scheme );
		}
		await waitUntilLoaded( page );
		const asPut = await coloursOf( page );
		expect( asPut ).not.toEqual( before );

		await page.goto( '/wp-admin/profile.php' );
		await page.locator( '#admin_color_light' ).check();
		// WordPress saves it, and then changes the class.
		await expect( page.locator( 'body' ) ).toHaveClass(
			/admin-color-light/
		);
		await customers.open();
		await waitUntilLoaded( page );
		expect( await coloursOf( page ) ).toEqual( asPut );
	}
);

test( 'our styles leave the rest of wp-admin as it is', async ( { page } ) => {
	const customers = new CustomersPage( page );
	await customers.open();

	const changed = await page.evaluate( () => {
		// What WordPress and other plugins put on a page.
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
		const withOurs = read();
		const ours = [ ...document.styleSheets ].filter( ( { href } ) =>
			href?.includes( '/build/' )
		);
		ours.forEach( ( sheet ) => {
			sheet.disabled = true;
		} );
		const without = read();

		return {
			sheets: ours.length,
			differences: elements.flatMap( ( element, index ) =>
				( withOurs[ index ] ?? [] )
					.filter( ( line ) => ! without[ index ]?.includes( line ) )
					// The page gets higher or lower with them, and these with it.
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

/** What has too little contrast on a screen, by colour scheme. */
async function unreadable( page: Page, screen: string ): Promise< string[] > {
	const schemes = await schemesOf( page );
	expect( schemes.map( ( scheme ) => scheme.name ).sort() ).toEqual(
		[ ...SCHEMES ].sort()
	);
	await SCREENS.find( ( { name } ) => name === screen )?.arrive( page );
	const unread: string[] = [];
	for ( const scheme of schemes ) {
		await put( page, scheme );
		const found = await violations( page, [ 'color-contrast' ], {
			without: [ '#adminmenumain', '#wpadminbar', '#wpfooter' ],
		} );
		unread.push(
			...found.map( ( { where } ) => `${ scheme.name }: ${ where }` )
		);
	}
	return unread;
}

/** The schemes between which the person's profile offers to choose. */
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

/** Puts another scheme into a page as the person's profile does: by its style sheet and the class of the body. */
async function put( page: Page, scheme: Scheme ): Promise< void > {
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

/** The elements of our page, and of what lies over it, that are painted in a clear blue or violet. */
function blues( page: Page ): Promise< string[] > {
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
			// Links are as the scheme has them: in this one, blue.
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

/** What a scheme can change of any element. */
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
