import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { CustomersPage } from './customers-page.ts';
import { atRest } from './rest.ts';
import { SCREENS } from './screens.ts';
import { violations } from './violations.ts';

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

const LOOKED_AT = [ 'filter', 'selection', 'customer', 'discard' ];

interface Scheme {
	name: string;
	/** Of its style sheet; one scheme has none. */
	url: string;
}

for ( const { name, arrive } of SCREENS.filter( ( screen ) =>
	LOOKED_AT.includes( screen.name )
) ) {
	test(
		`all can be read on the screen “${ name }” in every colour scheme`,
		{ tag: '@slow' },
		async ( { page } ) => {
			const schemes = await schemesOf( page );
			expect( schemes.map( ( scheme ) => scheme.name ).sort() ).toEqual(
				[ ...SCHEMES ].sort()
			);
			await arrive( page );
			for ( const scheme of schemes ) {
				await put( page, scheme );
				const found = await violations( page, [ 'color-contrast' ], {
					without: [ '#adminmenumain', '#wpadminbar', '#wpfooter' ],
				} );
				expect
					.soft(
						found.map( ( { where } ) => where ),
						scheme.name
					)
					.toEqual( [] );
			}
		}
	);
}

// The tests above rely on it.
test(
	'a colour scheme that is put into a page looks as if it had been chosen before',
	{ tag: '@slow' },
	async ( { page } ) => {
		const schemes = await schemesOf( page );
		const light = schemes.filter( ( { name } ) => name === 'light' );
		const customers = new CustomersPage( page );
		await customers.open();
		await atRest( page );
		const before = await coloursOf( page );
		for ( const scheme of [ ...schemes, ...light ] ) {
			await put( page, scheme );
		}
		await atRest( page );
		const asPut = await coloursOf( page );
		expect( asPut ).not.toEqual( before );

		await page.goto( '/wp-admin/profile.php' );
		await page.locator( '#admin_color_light' ).check();
		// WordPress saves it, and then changes the class.
		await expect( page.locator( 'body' ) ).toHaveClass(
			/admin-color-light/
		);
		await customers.open();
		await atRest( page );
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
