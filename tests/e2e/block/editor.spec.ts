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

test(
	'the block is inserted, configured and saved, and is unchanged after a reload',
	{ tag: '@oldest' },
	async ( { page, site } ) => {
		const editor = new BlockEditor( page, site );
		await editor.open();
		await editor.insert( 'Customer overview' );
		await expect( editor.block ).toContainText( 'Returning rate' );

		await editor.block
			.getByRole( 'textbox', { name: 'Title' } )
			.fill( 'Tom & <Jerry>' );
		await editor.select();
		await editor.toolbar
			.getByRole( 'button', { name: 'Change level' } )
			.click();
		await page.getByRole( 'menuitemradio', { name: 'Heading 3' } ).click();
		await editor.sidebar
			.getByRole( 'combobox', { name: 'Period' } )
			.selectOption( '90 days' );
		await editor.sidebar
			.getByRole( 'spinbutton', { name: 'Number of top customers' } )
			.fill( '3' );
		await editor.sidebar
			.getByRole( 'checkbox', { name: 'Returning rate' } )
			.uncheck();
		await editor.save();

		expect( await editor.savedAttributes() ).toEqual( {
			title: 'Tom &amp; &lt;Jerry>',
			level: 3,
			period: '90d',
			figures: [
				'customers',
				'new_customers',
				'revenue',
				'average_order_value',
			],
			topCustomers: 3,
		} );
		await editor.reload();
		await expect(
			editor.block.getByRole( 'textbox', { name: 'Title' } )
		).toHaveText( 'Tom & <Jerry>' );
		await expect(
			editor.block.locator( 'h3.fcc-overview__title' )
		).toBeVisible();
		await expect(
			editor.block.getByRole( 'button', { name: '90 days' } )
		).toHaveAttribute( 'aria-current', 'true' );
		await expect( editor.block.getByRole( 'listitem' ) ).toHaveCount(
			5 + 3
		);
		await expect( editor.block ).not.toContainText( 'Returning rate' );
		await expect(
			editor.canvas.getByText( /invalid content/ )
		).toHaveCount( 0 );

		await page.goto( editor.address() );
		await expect(
			page.getByRole( 'heading', { name: 'Tom & <Jerry>', level: 3 } )
		).toBeVisible();
	}
);

test(
	'the block shows the figures of the API',
	{ tag: '@oldest' },
	async ( { page, site } ) => {
		const client = await site.client( site.users.admin );
		const answer = await client.get( 'customers/overview?period=30d' );
		const { overview } = ( await answer.json() ).data;
		const editor = new BlockEditor( page, site );
		await editor.open( overviewBlock() );

		for ( const { label, formatted_value } of Object.values< {
			label: string;
			formatted_value: string;
		} >( overview.figures ) ) {
			await expect(
				editor.block.locator( '.fcc-overview__figure' ).filter( {
					has: page.getByText( label, { exact: true } ),
				} )
			).toContainText( formatted_value );
		}
		await expect( editor.block ).toContainText( overview.formatted_range );
		await expect( editor.block ).toContainText(
			overview.top_customers[ 0 ].formatted_total_spent
		);
	}
);

test( 'the block shows changes from elsewhere when the user returns to the tab', async ( {
	page,
	site,
} ) => {
	const client = await site.client( site.users.admin );
	const editor = new BlockEditor( page, site );
	await editor.open(
		overviewBlock( { subject: 'customer', customerId: 1 } )
	);
	await expect( editor.block ).toContainText( 'Ada Lovelace' );
	await client.put( 'customers/1', { data: { last_name: 'Byron' } } );
	await page.evaluate( () =>
		document.dispatchEvent( new Event( 'visibilitychange' ) )
	);
	await expect( editor.block ).toContainText( 'Ada Byron' );
} );

test( 'each part is switched off and on', async ( { page, site } ) => {
	const editor = new BlockEditor( page, site );
	await editor.open( overviewBlock() );
	await editor.select();

	for ( const [ name, part ] of [
		[ 'Title', editor.block.getByRole( 'textbox', { name: 'Title' } ) ],
		[
			'Period buttons',
			editor.block.getByRole( 'group', { name: 'Period' } ),
		],
		[ 'Chart', editor.block.getByRole( 'slider' ) ],
		[
			'Top customers',
			editor.block.getByRole( 'heading', { name: 'Top customers' } ),
		],
	] as const ) {
		const control = editor.sidebar.getByRole( 'checkbox', {
			name,
			exact: true,
		} );
		await expect( part, name ).toBeVisible();
		await control.uncheck();
		await expect( part, name ).toHaveCount( 0 );
		await control.check();
		await expect( part, name ).toBeVisible();
	}

	for ( const name of [
		'Customers',
		'New customers',
		'Returning rate',
		'Revenue',
		'Average order value',
	] ) {
		const figure = editor.block
			.locator( '.fcc-overview__figures' )
			.getByText( name, { exact: true } );
		const control = editor.sidebar.getByRole( 'checkbox', {
			name,
			exact: true,
		} );
		await control.uncheck();
		await expect( figure, name ).toHaveCount( 0 );
		await control.check();
		await expect( figure, name ).toBeVisible();
	}
} );

test(
	'with every part switched off, the editor shows a message',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		const editor = new BlockEditor( page, site );
		await editor.open(
			overviewBlock( {
				showTitle: false,
				showPeriods: false,
				figures: [],
				showChart: false,
				showTopCustomers: false,
			} )
		);
		await expect( editor.block ).toContainText(
			'Every part is switched off'
		);
	}
);

test( 'a period button changes the setting, and the old figures stay until the new ones arrive', async ( {
	page,
	site,
} ) => {
	const editor = new BlockEditor( page, site );
	await editor.open( overviewBlock() );
	await expect( editor.block.getByRole( 'slider' ) ).toBeVisible();

	const letGo: Array< () => void > = [];
	await page.route( OVERVIEW_REQUEST, async ( route ) => {
		await new Promise< void >( ( resolve ) => letGo.push( resolve ) );
		await route.continue();
	} );
	const year = editor.block.getByRole( 'button', { name: '12 months' } );
	await year.click();
	await expect( year ).toHaveAttribute( 'aria-current', 'true' );
	await expect( editor.block.getByRole( 'slider' ) ).toHaveAccessibleName(
		'Day'
	);
	await expect.poll( () => letGo.length ).toBe( 1 );
	letGo.forEach( ( go ) => go() );
	await expect( editor.block.getByRole( 'slider' ) ).toHaveAccessibleName(
		'Month'
	);
	await expect( year ).toBeFocused();

	await editor.save();
	expect( await editor.savedAttributes() ).toEqual( { period: '12m' } );
} );

test(
	'the chart is read by pointer and by keyboard',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		const editor = new BlockEditor( page, site );
		await editor.open( overviewBlock( { period: '7d' } ) );
		const chart = editor.block.getByRole( 'slider', { name: 'Day' } );
		const readout = editor.block.locator( '.fcc-overview__readout' );
		await expect( readout ).toHaveText(
			/^Last 7 days: \d+ new customers?, /
		);

		const box = await chart.boundingBox();
		await chart.hover( {
			position: { x: 2, y: ( box?.height ?? 0 ) / 2 },
		} );
		await expect( readout ).toHaveText(
			/^\w+ \d+: \d+ new customers?, \$/
		);
		const first = await readout.textContent();

		await chart.focus();
		await page.keyboard.press( 'Home' );
		await expect( chart ).toHaveAttribute( 'aria-valuetext', first ?? '' );
		await page.keyboard.press( 'ArrowRight' );
		await expect( chart ).toHaveAttribute( 'aria-valuenow', '2' );
		await page.keyboard.press( 'End' );
		await expect( chart ).toHaveAttribute( 'aria-valuenow', '7' );
		await page.keyboard.press( 'ArrowRight' );
		await expect( chart ).toHaveAttribute( 'aria-valuenow', '7' );
		await expect( chart ).toBeFocused();
		await page.keyboard.press( 'Escape' );
		await expect( readout ).toHaveText( /^Last 7 days: / );

		await editor.block.getByText( 'Show as a table' ).click();
		await expect( editor.block.getByRole( 'row' ) ).toHaveCount( 8 );
	}
);

test(
	'links do not navigate in the editor',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		const editor = new BlockEditor( page, site );
		await editor.open( overviewBlock() );
		const address = page.url();
		const link = editor.block
			.getByRole( 'heading', { name: 'Top customers' } )
			.locator( '..' )
			.getByRole( 'link' )
			.first();
		await expect( link ).toHaveAttribute(
			'href',
			/page=fluent-cart-customers&customer=\d+$/
		);
		await link.click();
		await expect(
			page.getByText( /In the editor, links lead nowhere/ ).first()
		).toBeVisible();
		expect( page.url() ).toBe( address );
		await expect( editor.block.getByRole( 'slider' ) ).toBeVisible();
	}
);

test(
	'one customer is found, chosen, and replaced by another',
	{ tag: '@oldest' },
	async ( { page, site } ) => {
		const editor = new BlockEditor( page, site );
		await editor.open();
		await editor.insert( 'One customer' );
		const search = editor.block.getByRole( 'searchbox', {
			name: 'Search customers',
		} );

		await search.fill( 'nobody-of-that-name' );
		await expect( editor.block ).toContainText( 'No customer found.' );
		await search.fill( 'lovel' );
		const ada = editor.block.getByRole( 'button', {
			name: /Ada Lovelace.*ada@example\.com/,
		} );
		await expect( ada ).toBeVisible();
		await search.press( 'ArrowDown' );
		await expect( ada ).toBeFocused();
		await page.keyboard.press( 'ArrowUp' );
		await expect( search ).toBeFocused();
		await page.keyboard.press( 'Enter' );
		await expect( ada ).toBeFocused();
		await page.keyboard.press( 'Enter' );
		await expect(
			editor.block.getByRole( 'link', { name: 'Ada Lovelace' } )
		).toBeVisible();
		await expect( editor.block ).toContainText( 'Total spent' );
		await expect( editor.block ).toContainText( 'First order' );
		await expect(
			editor.block.getByRole( 'slider', { name: 'Month' } )
		).toHaveAttribute( 'aria-valuemax', '12' );

		await editor.select();
		await expect(
			editor.sidebar.getByRole( 'combobox', { name: 'Period' } )
		).toHaveCount( 0 );
		const change = editor.toolbar.getByRole( 'button', {
			name: 'Change customer',
		} );
		await change.click();
		await expect( search ).toBeFocused();
		await editor.block.getByRole( 'button', { name: 'Cancel' } ).click();
		await expect(
			editor.block.getByRole( 'link', { name: 'Ada Lovelace' } )
		).toBeVisible();

		await change.click();
		const other = editor.block
			.locator( 'li' )
			.getByRole( 'button' )
			.first();
		const name = await other.locator( 'strong' ).textContent();
		await other.click();
		await expect(
			editor.block.getByRole( 'link', { name: name ?? '', exact: true } )
		).toBeVisible();
		await editor.save();
		expect( await editor.savedAttributes() ).toEqual( {
			subject: 'customer',
			customerId: expect.any( Number ),
		} );
	}
);

test(
	'for a deleted customer, another one can be chosen',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		const editor = new BlockEditor( page, site );
		await editor.open(
			overviewBlock( { subject: 'customer', customerId: 999_999 } )
		);
		await expect( editor.block.getByRole( 'alert' ) ).toContainText(
			'This customer does not exist'
		);
		await editor.block
			.getByRole( 'button', { name: 'Choose another customer' } )
			.click();
		await editor.block
			.getByRole( 'searchbox', { name: 'Search customers' } )
			.fill( '#1' );
		await editor.block
			.locator( 'li' )
			.getByRole( 'button' )
			.first()
			.click();
		await expect( editor.block ).toContainText( 'Total spent' );
	}
);

for ( const { name, has, hasNot } of [
	{
		name: 'Top customers',
		has: [ 'Top customers' ],
		hasNot: [ 'Revenue', 'Show as a table' ],
	},
	{
		name: 'Customer figures',
		has: [ 'Revenue' ],
		hasNot: [ 'Top customers', 'Show as a table' ],
	},
] ) {
	test( `“${ name }” is a variation, and can be changed to the whole overview`, async ( {
		page,
		site,
	} ) => {
		const editor = new BlockEditor( page, site );
		await editor.open();
		await editor.insert( name );
		for ( const text of has ) {
			await expect( editor.block ).toContainText( text );
		}
		for ( const text of hasNot ) {
			await expect( editor.block ).not.toContainText( text );
		}
		await editor.select();
		await expect(
			editor.sidebar.getByRole( 'heading', { name, exact: true } )
		).toBeVisible();

		await editor.sidebar
			.getByRole( 'button', { name: 'Transform to Customer overview' } )
			.or(
				editor.sidebar.getByRole( 'radio', {
					name: 'Transform to Customer overview',
				} )
			)
			.click();
		for ( const text of [
			'Revenue',
			'Show as a table',
			'Top customers',
		] ) {
			await expect( editor.block ).toContainText( text );
		}
	} );
}

test(
	'the inserter shows an example without a request to the server',
	{ tag: '@slow' },
	async ( { page, site } ) => {
		const asked: string[] = [];
		page.on( 'request', ( request ) => {
			if (
				/fluent-cart\/v\d/.test( decodeURIComponent( request.url() ) )
			) {
				asked.push( request.url() );
			}
		} );
		const editor = new BlockEditor( page, site );
		await editor.open();
		// This excludes patterns, which show real figures.
		await editor.searchInserter( 'fluentcart' );
		for ( const [ name, text ] of [
			[ 'Customer overview', 'Ada Lovelace' ],
			[ 'One customer', 'Total spent' ],
			[ 'Top customers', 'Grace Hopper' ],
			[ 'Customer figures', 'Returning rate' ],
		] as const ) {
			// The options move while patterns are loaded, so the keyboard is used.
			await expect( async () => {
				await page.mouse.move( 0, 0 );
				await page.getByRole( 'option', { name, exact: true } ).hover();
				await expect(
					page
						.locator(
							'.block-editor-inserter__preview-container iframe'
						)
						.contentFrame()
						.locator( OVERVIEW )
				).toContainText( text, { timeout: 10_000 } );
			} ).toPass();
		}
		expect( asked ).toEqual( [] );
	}
);

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
		await expect( editor.block ).toContainText(
			'There are no customers yet.'
		);
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
					'You may not see customers'
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
