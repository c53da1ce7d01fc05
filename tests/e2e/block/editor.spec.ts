import { overviewBlock } from '../../support/site-pages.ts';
import { expect, test } from '../../support/test.ts';
import { BlockEditor, CORE_WARNING } from '../support/block-editor-page.ts';

test.use( { expectedConsole: [ CORE_WARNING ] } );

const OVERVIEW_REQUEST = /\/customers\/overview/;

test(
	'the block is inserted, configured and saved, and is unchanged after a reload',
	{ tag: '@oldest' },
	async ( { page, site } ) => {
		const editor = new BlockEditor( page, site );
		await editor.open();
		await editor.insert( 'Customer overview' );
		await expect( editor.block ).toContainText( 'Repeat order rate' );

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
			.getByRole( 'checkbox', { name: 'Repeat order rate' } )
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
		await expect( editor.block ).not.toContainText( 'Repeat order rate' );
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
		[
			'Show title',
			editor.block.getByRole( 'textbox', { name: 'Title' } ),
		],
		[
			'Show period buttons',
			editor.block.getByRole( 'group', { name: 'Period' } ),
		],
		[ 'Show chart', editor.block.getByRole( 'slider' ) ],
		[
			'Show top customers',
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
		'Repeat order rate',
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
			'This block has nothing to show.'
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
