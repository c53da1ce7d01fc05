import { insertCustomer } from '../../api/support/store-tables.ts';
import { OVERVIEW, overviewBlock } from '../../support/site-pages.ts';
import { expect, test } from '../../support/test.ts';
import {
	BlockEditor,
	CANVAS,
	CORE_WARNING,
} from '../support/block-editor-page.ts';
import { violations, WCAG } from '../support/violations.ts';

test.use( { expectedConsole: [ CORE_WARNING ] } );

/** A best practice that WordPress's RichText violates in every heading, which is a text box. */
const RICH_TEXT_RULES = [ 'aria-allowed-role' ];

const OVERVIEW_REQUEST = /\/customers\/overview/;

test( 'an error is explained, and disappears after a successful retry', async ( {
	page,
	site,
} ) => {
	await page.route( OVERVIEW_REQUEST, ( route ) =>
		route.fulfill( {
			status: 500,
			json: {
				success: false,
				error: { code: 'server_error', message: 'It did not work.' },
			},
		} )
	);
	const editor = new BlockEditor( page, site );
	await editor.open( overviewBlock() );
	await expect( editor.block.getByRole( 'alert' ) ).toContainText(
		'It did not work.'
	);
	await page.unroute( OVERVIEW_REQUEST );
	await editor.block.getByRole( 'button', { name: 'Try again' } ).click();
	await expect( editor.block.getByRole( 'slider' ) ).toBeVisible();
	await expect( editor.block.getByRole( 'alert' ) ).toHaveCount( 0 );
} );

test(
	'an empty store has a message',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		await site.call( 'rows/run', {
			statements: [
				'DELETE FROM {fct_customers}',
				'DELETE FROM {fct_orders}',
			],
		} );
		await site.call( 'jobs/reconcile' );
		const editor = new BlockEditor( page, site );
		await editor.open( overviewBlock() );
		await expect( editor.block ).toContainText( 'No customers yet.' );
		await expect( editor.block.getByRole( 'slider' ) ).toHaveCount( 0 );
	}
);

test( 'names of customers are escaped', async ( { page, site } ) => {
	const attack = '<img src=x onerror=alert(1)>';
	const id = await insertCustomer( site, {
		email: 'x@example.com',
		first_name: attack,
		status: 'active',
	} );
	const editor = new BlockEditor( page, site );
	await editor.open(
		overviewBlock( { subject: 'customer', customerId: id } )
	);
	await expect( editor.block.getByRole( 'link' ) ).toHaveText( attack );
	await expect( editor.block.locator( 'img' ) ).toHaveCount( 0 );
} );

test.describe( 'a user without the right to view customers', () => {
	test(
		'sees a message, and no request is sent',
		{ tag: '@oldest' },
		async ( { browser, site } ) => {
			const session = await site.sessionClient( site.users.editor );
			const context = await browser.newContext( {
				baseURL: site.url,
				storageState: await session.storageState(),
			} );
			const page = await context.newPage();
			const asked: string[] = [];
			page.on( 'request', ( request ) => {
				if (
					/fluent-cart\/v\d/.test(
						decodeURIComponent( request.url() )
					)
				) {
					asked.push( request.url() );
				}
			} );
			const editor = new BlockEditor( page, site );
			await editor.open(
				overviewBlock() +
					overviewBlock( { subject: 'customer', customerId: 1 } )
			);
			await expect( editor.canvas.locator( OVERVIEW ) ).toHaveCount( 2 );
			for ( const block of await editor.canvas
				.locator( OVERVIEW )
				.all() ) {
				await expect( block ).toContainText(
					'You don’t have permission to view customers'
				);
			}
			expect( asked ).toEqual( [] );
			await context.close();
		}
	);
} );

test(
	'colours, spacing, border and typography are the same as on the page',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		const editor = new BlockEditor( page, site );
		await editor.open(
			overviewBlock( {
				align: 'wide',
				anchor: 'how-we-do',
				style: {
					color: { background: '#14213d', text: '#fefefe' },
					elements: {
						heading: { color: { text: '#ffbe0b' } },
						link: { color: { text: '#8ecae6' } },
					},
					spacing: {
						padding: { top: '31px' },
						margin: { top: '47px' },
						blockGap: '13px',
					},
					border: {
						width: '3px',
						style: 'dashed',
						color: '#ff0000',
						radius: '9px',
					},
					typography: {
						fontSize: '14px',
						lineHeight: '1.9',
						textAlign: 'center',
					},
				},
			} )
		);
		await expect( editor.block.getByRole( 'slider' ) ).toBeVisible();
		const inEditor = await editor.block.evaluate( blockStyles );
		await page.goto( editor.address() );
		const block = page.locator( OVERVIEW );
		await expect( block.locator( '.fcc-overview__top' ) ).toBeVisible();

		expect( await block.evaluate( blockStyles ) ).toEqual( inEditor );
		expect( inEditor ).toMatchObject( {
			background: 'rgb(20, 33, 61)',
			color: 'rgb(254, 254, 254)',
			heading: 'rgb(255, 190, 11)',
			link: 'rgb(142, 202, 230)',
			paddingTop: '31px',
			marginTop: '47px',
			gap: '13px',
			border: '3px dashed rgb(255, 0, 0)',
			radius: '9px',
			fontSize: '14px',
			textAlign: 'center',
		} );
		await expect( block ).toHaveId( 'how-we-do' );
		await expect( block ).toHaveClass( /alignwide/ );
	}
);

test(
	'axe finds no violation in the block, wide or narrow',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		await page.setViewportSize( { width: 1360, height: 900 } );
		const editor = new BlockEditor( page, site );
		const dark =
			'<!-- wp:group {"style":{"color":{"background":"#14213d","text":"#ffffff"}}} --><div class="wp-block-group has-text-color has-background" style="color:#ffffff;background-color:#14213d">' +
			overviewBlock() +
			'</div><!-- /wp:group -->';
		await editor.open(
			overviewBlock( { title: 'How we do' } ) +
				dark +
				overviewBlock( { subject: 'customer' } ) +
				overviewBlock( { subject: 'customer', customerId: 1 } ) +
				overviewBlock( { subject: 'customer', customerId: 999_999 } )
		);
		await expect( editor.canvas.getByRole( 'slider' ) ).toHaveCount( 3 );
		await expect( editor.canvas.getByRole( 'alert' ) ).toBeVisible();
		await expect( editor.canvas.getByRole( 'searchbox' ) ).toBeVisible();
		for ( const width of [ 1360, 400 ] ) {
			await page.setViewportSize( { width, height: 900 } );
			const found = await violations(
				page,
				[ ...WCAG, 'best-practice' ],
				{
					within: [ CANVAS, OVERVIEW ],
				}
			);
			expect
				.soft(
					[ ...new Set( found.map( ( { rule } ) => rule ) ) ],
					`${ width } pixels`
				)
				.toEqual( RICH_TEXT_RULES );
			const isTooWide = await editor.canvas
				.locator( 'html' )
				.evaluate(
					( { scrollWidth, clientWidth } ) =>
						scrollWidth > clientWidth
				);
			expect.soft( isTooWide, `${ width } pixels` ).toBe( false );
		}
	}
);

/** The computed styles that the block supports set. */
function blockStyles( block: Element ): Record< string, string > {
	const of = ( selector: string ) => {
		const element = block.querySelector( selector );
		if ( ! element ) {
			throw new Error( `There is no ${ selector }.` );
		}
		return getComputedStyle( element );
	};
	const style = getComputedStyle( block );
	return {
		background: style.backgroundColor,
		color: style.color,
		heading: of( '.fcc-overview__title' ).color,
		link: of( '.fcc-overview__top a' ).color,
		paddingTop: style.paddingTop,
		marginTop: style.marginTop,
		gap: of( '.fcc-overview' ).rowGap,
		border: style.borderTop,
		radius: style.borderTopLeftRadius,
		fontSize: style.fontSize,
		lineHeight: style.lineHeight,
		textAlign: style.textAlign,
	};
}
