import type { Locator, Page } from '@playwright/test';
import { OVERVIEW, overviewBlock, publish } from '../../support/site-pages.ts';
import { expect, test } from '../../support/test.ts';
import { waitUntilIdle } from '../support/waiting.ts';
import { violations, WCAG } from '../support/violations.ts';

const LIGHT = overviewBlock( { anchor: 'team' } );
const DARK = `<!-- wp:group {"backgroundColor":"contrast","textColor":"base"} --><div class="wp-block-group has-base-color has-contrast-background-color has-text-color has-background">${ overviewBlock(
	{ period: '12m', level: 3 }
) }</div><!-- /wp:group -->`;
const COLOURED = overviewBlock( {
	textColor: 'accent-4',
	backgroundColor: 'accent-5',
	fontSize: 'small',
	style: {
		border: { width: '2px' },
		spacing: {
			padding: {
				top: '2rem',
				right: '2rem',
				bottom: '2rem',
				left: '2rem',
			},
		},
	},
} );
const CUSTOMER = overviewBlock( { subject: 'customer', customerId: 3 } );

test(
	'changes the period without a page load, and back',
	{ tag: '@oldest' },
	async ( { page, site } ) => {
		const { url } = await publish( site, LIGHT );
		await open( page, `${ url }?ref=mail` );
		const block = page.locator( OVERVIEW );
		const requests = requestsOf( page );

		await period( block, '90 days' ).click();
		await expect( block ).toContainText( 'Last 90 days:' );
		await expect( block.locator( '.fcc-overview__bar' ) ).toHaveCount(
			180
		);
		await expect( period( block, '90 days' ) ).toHaveAttribute(
			'aria-current',
			'true'
		);
		await expect( block.locator( '[aria-current]' ) ).toHaveCount( 1 );
		await expect( period( block, '90 days' ) ).toBeFocused();
		await expect( block ).toHaveAttribute( 'aria-busy', 'false' );
		await expect( page ).toHaveURL( /=90d\b/ );
		expect( new URL( page.url() ).searchParams.get( 'ref' ) ).toBe(
			'mail'
		);

		await period( block, '7 days' ).press( 'Enter' );
		await expect( block ).toContainText( 'Last 7 days:' );
		await expect( page ).toHaveURL( /=7d\b/ );

		await page.goBack();
		await expect( block ).toContainText( 'Last 90 days:' );
		await page.goBack();
		await expect( block ).toContainText( 'Last 30 days:' );
		expect( requests.documents ).toEqual( [] );
		expect( requests.rest ).toEqual( [] );

		await page.goForward();
		await page.reload();
		await expect( block ).toContainText( 'Last 90 days:' );
	}
);

test(
	'leaves a click for a new tab to the browser',
	{ tag: '@oldest' },
	async ( { page, context, site } ) => {
		const { url } = await publish( site, LIGHT );
		await open( page, url );
		const link = period( page.locator( OVERVIEW ), '7 days' );
		const requests = requestsOf( page );
		const opened = context.waitForEvent( 'page' );
		await link.click( { modifiers: [ 'ControlOrMeta' ] } );

		const tab = await opened;
		expect( tab ).not.toBe( page );
		// Some Chromiums crash a background tab on a busy computer, so the test loads its address here.
		await tab.close();
		// A page in the background draws no frame, for which the next line waits.
		await page.bringToFront();
		await waitUntilIdle( page );
		expect( requests.documents ).toEqual( [] );
		await expect( page.locator( OVERVIEW ) ).toContainText(
			'Last 30 days:'
		);
		await page.goto( ( await link.getAttribute( 'href' ) ) ?? '' );
		await expect( page.locator( OVERVIEW ) ).toContainText(
			'Last 7 days:'
		);
	}
);

test.describe( 'when the script cannot load the figures', () => {
	test.use( { expectedConsole: [ /net::ERR_FAILED/ ] } );

	test( 'the link is followed', async ( { page, site } ) => {
		const { url } = await publish( site, LIGHT );
		await open( page, url );
		await page.route( /fcc-period-/, ( route ) =>
			route.request().isNavigationRequest()
				? route.continue()
				: route.abort()
		);
		await period( page.locator( OVERVIEW ), '12 months' ).click();

		await expect( page.locator( OVERVIEW ) ).toContainText(
			'Last 12 months:'
		);
	} );
} );

test( 'two blocks on a page have separate periods', async ( {
	page,
	site,
} ) => {
	const { url } = await publish(
		site,
		overviewBlock() + overviewBlock() + overviewBlock( { period: 'all' } )
	);
	await open( page, url );
	const blocks = page.locator( OVERVIEW );

	await period( blocks.nth( 1 ), '7 days' ).click();
	await expect( blocks.nth( 1 ) ).toContainText( 'Last 7 days:' );
	await expect( blocks.nth( 0 ) ).toContainText( 'Last 30 days:' );

	await period( blocks.nth( 2 ), '90 days' ).click();
	await expect( blocks.nth( 2 ) ).toContainText( 'Last 90 days:' );
	await expect( blocks.nth( 1 ) ).toContainText( 'Last 7 days:' );
	await expect( page ).toHaveURL( /=90d\b/ );

	await page.reload();
	await expect( blocks.nth( 0 ) ).toContainText( 'Last 30 days:' );
	await expect( blocks.nth( 1 ) ).toContainText( 'Last 7 days:' );
	await expect( blocks.nth( 2 ) ).toContainText( 'Last 90 days:' );
} );

test( 'the chart is read by keyboard', async ( { page, site } ) => {
	const { url } = await publish( site, overviewBlock( { period: '12m' } ) );
	await open( page, url );
	const { slider, readout, stretches } = chartOf( page.locator( OVERVIEW ) );
	const months = await stretches.allTextContents();
	const summary = ( await readout.textContent() ) ?? '';
	expect( summary ).toContain( 'Last 12 months:' );

	await slider.focus();
	await expect( slider ).toHaveAttribute( 'aria-valuenow', '12' );
	await expect( readout ).toContainText( `${ months[ 11 ] }:` );

	await page.keyboard.press( 'ArrowLeft' );
	await expect( slider ).toHaveAttribute( 'aria-valuenow', '11' );
	await expect( readout ).toContainText( `${ months[ 10 ] }:` );
	await expect( slider ).toHaveAttribute(
		'aria-valuetext',
		( await readout.textContent() ) ?? ''
	);

	await page.keyboard.press( 'Home' );
	await expect( readout ).toContainText( `${ months[ 0 ] }:` );
	await expect( page.locator( '.is-read' ) ).toHaveCount( 2 );
	await page.keyboard.press( 'ArrowLeft' );
	await expect( slider ).toHaveAttribute( 'aria-valuenow', '1' );
	await page.keyboard.press( 'Escape' );
	await expect( readout ).toHaveText( summary );

	await page.keyboard.press( 'End' );
	await page.keyboard.press( 'Tab' );
	await expect( readout ).toHaveText( summary );
	await expect( page.locator( '.is-read' ) ).toHaveCount( 0 );
} );

test(
	'the chart is read by pointer, also after a change of the period',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		const { url } = await publish( site, overviewBlock() );
		await open( page, url );
		const block = page.locator( OVERVIEW );
		const { slider, readout, stretches } = chartOf( block );

		await hoverAt( slider, 0.01 );
		await expect( readout ).toContainText(
			`${ await stretches.first().textContent() }:`
		);
		await period( block, '7 days' ).click();
		await expect( readout ).toContainText( 'Last 7 days:' );
		await expect( slider ).toHaveAttribute( 'aria-valuemax', '7' );

		await hoverAt( slider, 0.99 );
		await expect( readout ).toContainText(
			`${ await stretches.last().textContent() }:`
		);
		await expect( slider ).toHaveAttribute( 'aria-valuenow', '7' );
	}
);

test(
	'the chart runs from right to left in a right-to-left language',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		const { url } = await publish(
			site,
			overviewBlock( { period: '7d' } )
		);
		await page.route( url, async ( route ) => {
			const response = await route.fetch();
			await route.fulfill( {
				response,
				body: ( await response.text() ).replace(
					'<html ',
					'<html dir="rtl" '
				),
			} );
		} );
		await open( page, url );
		const { slider } = chartOf( page.locator( OVERVIEW ) );

		await hoverAt( slider, 0.99 );
		await expect( slider ).toHaveAttribute( 'aria-valuenow', '1' );
		await slider.focus();
		await page.keyboard.press( 'ArrowLeft' );
		await expect( slider ).toHaveAttribute( 'aria-valuenow', '2' );
	}
);

test.describe( 'without JavaScript', () => {
	test.use( { javaScriptEnabled: false } );

	test(
		'everything is readable, and the periods are links',
		{ tag: '@oldest' },
		async ( { page, site } ) => {
			const { url } = await publish( site, `${ LIGHT }${ CUSTOMER }` );
			await page.goto( url );
			const block = page.locator( OVERVIEW ).first();
			await expect( block.getByRole( 'slider' ) ).toHaveCount( 0 );
			await expect( block ).toContainText( 'Last 30 days:' );

			await period( block, 'All time' ).click();
			await expect( block ).toContainText( 'All time:' );
			await block.getByText( 'Show as a table' ).click();
			await expect( block.getByRole( 'table' ) ).toBeVisible();

			const customer = page.locator( OVERVIEW ).last();
			await expect( customer.getByRole( 'link' ) ).toHaveAttribute(
				'href',
				/page=fluent-cart-customers&customer=3$/
			);
			await expect( customer ).toContainText( 'Total spent' );
		}
	);
} );

test(
	'axe finds no violation and nothing is cut off, wide or narrow',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		const { url } = await publish(
			site,
			LIGHT + DARK + COLOURED + CUSTOMER
		);
		await page.setViewportSize( { width: 1360, height: 900 } );
		await open( page, url );
		for ( const summary of await page
			.getByText( 'Show as a table' )
			.all() ) {
			await summary.click();
		}
		for ( const width of [ 1360, 400, 320 ] ) {
			await page.setViewportSize( { width, height: 900 } );
			const found = await violations(
				page,
				[ ...WCAG, 'best-practice' ],
				{
					within: OVERVIEW,
				}
			);
			expect.soft( found, `${ width } pixels` ).toEqual( [] );
			expect
				.soft(
					await page.evaluate(
						() =>
							document.documentElement.scrollWidth -
							window.innerWidth
					),
					`${ width } pixels`
				)
				.toBeLessThanOrEqual( 0 );
		}
	}
);

/** Opens a page and waits until the script has hydrated its blocks: before that, a click reloads the page. */
async function open( page: Page, url: string ): Promise< void > {
	await page.goto( url );
	await expect( page.getByRole( 'slider' ) ).not.toHaveCount( 0 );
	await waitUntilIdle( page );
}

/** The requests of a page from now on. */
function requestsOf( page: Page ) {
	const documents: string[] = [];
	const rest: string[] = [];
	page.on( 'request', ( request ) => {
		if ( request.isNavigationRequest() ) {
			documents.push( request.url() );
		}
		if ( /wp-json|rest_route/.test( request.url() ) ) {
			rest.push( request.url() );
		}
	} );
	return { documents, rest };
}

function period( block: Locator, name: string ): Locator {
	return block
		.getByRole( 'group', { name: 'Period' } )
		.getByRole( 'link', { name } );
}

function chartOf( block: Locator ) {
	return {
		slider: block.getByRole( 'slider' ),
		readout: block.locator( '.fcc-overview__readout' ),
		stretches: block.locator( 'tbody th' ),
	};
}

/** @param place From 0, the left edge, to 1, the right edge. */
async function hoverAt( element: Locator, place: number ): Promise< void > {
	const box = await element.boundingBox();
	await element.hover( {
		position: {
			x: ( box?.width ?? 0 ) * place,
			y: ( box?.height ?? 0 ) / 2,
		},
	} );
}
