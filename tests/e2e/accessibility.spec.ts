import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/test.ts';
import { SCREENS } from './screens.ts';
import { violations, WCAG, type Violation } from './violations.ts';

/** What WordPress draws around every page of wp-admin. */
const FRAME = [ '#adminmenumain', '#wpadminbar', '#wpfooter' ];

/**
 * Best practices, beyond WCAG, that others than we do not keep to. One that no
 * longer occurs fails the test, too: then it is taken out here.
 */
const KNOWN = {
	dataviews: '19.1.0',
	rules: [
		// The popover of a filter has no name.
		'aria-dialog-name',
		// Its popovers, and the live regions of @wordpress/a11y, are in no landmark.
		'region',
	],
};

// The browser's own line about a connection that a screen cuts.
test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

for ( const width of [ 1360, 400 ] ) {
	test( `axe finds nothing on any screen at ${ width } pixels`, async ( {
		page,
	} ) => {
		test.setTimeout( 600_000 );
		await page.setViewportSize( { width, height: 900 } );
		const lesser = new Set< string >();

		for ( const { name, arrive } of SCREENS ) {
			await test.step( name, async () => {
				await arrive( page );
				const found = await violations(
					page,
					[ ...WCAG, 'best-practice' ],
					{ without: FRAME }
				);
				expect
					.soft(
						found
							.filter( ( { tags } ) => isWcag( tags ) )
							.map( text ),
						name
					)
					.toEqual( [] );
				found
					.filter( ( { tags } ) => ! isWcag( tags ) )
					.forEach( ( violation ) =>
						lesser.add( text( violation ) )
					);
			} );
		}

		const unknown = [ ...lesser ].filter(
			( violation ) =>
				! KNOWN.rules.some( ( rule ) => violation.startsWith( rule ) )
		);
		expect( unknown, 'best practices' ).toEqual( [] );
		for ( const rule of KNOWN.rules ) {
			expect( [ ...lesser ].join( '\n' ), 'known exceptions' ).toContain(
				rule
			);
		}
	} );
}

test( 'the known exceptions are those of the DataViews that we use', async () => {
	const manifest = new URL(
		'../../node_modules/@wordpress/dataviews/package.json',
		import.meta.url
	);
	const { version } = JSON.parse( await readFile( manifest, 'utf8' ) );
	expect( version ).toBe( KNOWN.dataviews );
} );

for ( const [ preference, media ] of [
	[ 'high contrast', { forcedColors: 'active' } ],
	[ 'reduced motion', { reducedMotion: 'reduce' } ],
] as const ) {
	test( `nothing moves, and all has its name, with ${ preference }`, async ( {
		page,
	} ) => {
		await page.emulateMedia( media );
		for ( const { name, arrive } of SCREENS.filter( ( screen ) =>
			[ 'customers', 'customer', 'selection' ].includes( screen.name )
		) ) {
			await arrive( page );
			const found = await violations( page, WCAG, {
				without: FRAME,
			} );
			expect.soft( found.map( text ), name ).toEqual( [] );
		}
	} );
}

function isWcag( tags: string[] ): boolean {
	return tags.some( ( tag ) => WCAG.includes( tag ) );
}

function text( { rule, where }: Violation ): string {
	return `${ rule }: ${ where }`;
}
