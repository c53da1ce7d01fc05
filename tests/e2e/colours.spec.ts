import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/test.ts';
import { CustomersPage } from './customers-page.ts';
import { SCREENS } from './screens.ts';

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

for ( const scheme of SCHEMES ) {
	test( `all can be read in the colour scheme ${ scheme }`, async ( {
		page,
		site,
	} ) => {
		test.setTimeout( 180_000 );
		await site.call( 'accounts/set_meta', {
			id: site.users.admin.id,
			key: 'admin_color',
			value: scheme,
		} );
		for ( const { name, arrive } of SCREENS.filter( ( screen ) =>
			LOOKED_AT.includes( screen.name )
		) ) {
			await arrive( page );
			await expect( page.locator( 'body' ) ).toHaveClass(
				new RegExp( `admin-color-${ scheme }` )
			);
			const { violations } = await new AxeBuilder( { page } )
				.withRules( [ 'color-contrast' ] )
				.exclude( '#adminmenumain' )
				.exclude( '#wpadminbar' )
				.exclude( '#wpfooter' )
				.analyze();
			expect
				.soft(
					violations.flatMap( ( { nodes } ) =>
						nodes.map( ( { html } ) => html )
					),
					name
				)
				.toEqual( [] );
		}
	} );
}

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
