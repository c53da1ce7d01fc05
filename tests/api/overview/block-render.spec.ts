import { overviewBlock, publish } from '../../support/site-pages.ts';
import type { TestSite } from '../../support/test-site.ts';
import { reconcile } from '../support/overview/overview.ts';
import { runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test(
	'each part can be switched off, and the headings have the chosen level',
	{ tag: '@oldest' },
	async ( { site } ) => {
		const all = await renderedPage( site, {
			title: 'Our <b>team</b> & I',
			level: 4,
		} );
		expect( all ).toContain(
			'<h4 class="fcc-overview__title">Our team &amp; I</h4>'
		);
		expect( all ).toContain( '<h5>Top customers</h5>' );
		expect( all ).toContain( 'fcc-overview__period"' );
		expect( all ).toContain( 'fcc-overview__bar"' );

		const little = await renderedPage( site, {
			showTitle: false,
			showPeriods: false,
			showChart: false,
			showTopCustomers: false,
			figures: [ 'revenue', 'customers' ],
		} );
		expect( labels( little ) ).toEqual( [ 'Customers', 'Revenue' ] );
		for ( const part of [ 'title', 'period', 'chart', 'top' ] ) {
			expect( little ).not.toContain( `class="fcc-overview__${ part }"` );
		}
		expect( await renderedPage( site, { figures: [] } ) ).not.toContain(
			'class="fcc-overview__figures"'
		);
		expect(
			await renderedPage( site, {
				showTitle: false,
				showPeriods: false,
				showChart: false,
				showTopCustomers: false,
				figures: [],
			} )
		).not.toContain( 'class="fcc-overview"' );
	}
);

test( 'without orders in a period, a rate and an average are a dash without a change', async ( {
	site,
} ) => {
	await runSql( site, 'DELETE FROM {fct_orders}' );
	await reconcile( site );
	const html = await renderedPage( site, {
		period: '7d',
		figures: [ 'returning_rate', 'average_order_value', 'revenue' ],
	} );
	expect( html.match( /__value">—</g ) ).toHaveLength( 2 );
	expect(
		html.match( /__change is-new">Previous period: —</g )
	).toHaveLength( 2 );
	const customer = await renderedPage( site, {
		subject: 'customer',
		customerId: 1,
	} );
	expect( customer ).toMatch( /Average order value<\/dt>\s*<dd[^>]*>—</ );
} );

test( 'a note says that the figures are from before a change of the time zone', async ( {
	site,
} ) => {
	const NOTICE =
		'<p class="fcc-overview__note">The store’s time zone or currency';
	await reconcile( site );
	expect( await renderedPage( site, {} ) ).not.toContain( NOTICE );
	await site.call( 'wordpress/options/update', {
		name: 'timezone_string',
		value: 'Asia/Tokyo',
	} );
	expect( await renderedPage( site, {} ) ).toContain( NOTICE );
} );

test(
	'lists the chosen number of top customers, with a link to each',
	{ tag: '@oldest' },
	async ( { site } ) => {
		const html = await renderedPage( site, {
			period: 'all',
			topCustomers: 2,
		} );
		expect(
			html.match(
				/admin\.php\?page=fluent-cart-customers&#038;customer=\d+/g
			)
		).toHaveLength( 2 );
	}
);

test(
	'the address of the page sets the period, and keeps its other arguments',
	{ tag: '@oldest' },
	async ( { site } ) => {
		const { url } = await publish( site, overviewBlock() );
		const [ link = '' ] =
			( await read( site, `${ url }?lang=de&a[]=1%262` ) ).match(
				/href="[^"]+fcc-period-[^"]+=7d#[^"]+"/
			) ?? [];
		const address = link
			.slice( 'href="'.length, -1 )
			.replaceAll( '&#038;', '&' );
		expect( address ).toMatch( /^\/[^/].*[?&]lang=de&a/ );

		const html = await read( site, new URL( address, site.url ).href );
		expect( html ).toContain( 'Last 7 days:' );
		expect( html ).toMatch( /lang=de&#038;a(%5B|\[)0(%5D|\])=1%262/ );
	}
);

test( 'an address of another host does not appear in the block’s links', async ( {
	site,
} ) => {
	const { id } = await publish( site, overviewBlock() );
	const html = await read(
		site,
		`${ site.url }//example.org/?page_id=${ id }`
	);
	expect( html ).not.toMatch( /href="\/\/example\.org/ );
} );

test.describe( 'invalid settings count as not set', () => {
	for ( const attributes of [
		{ period: '1d' },
		{ period: [ '7d' ] },
		{ level: 9 },
		{ level: '<script>' },
		{ figures: 'revenue' },
		{ figures: [ 'secrets', { a: 1 }, null ] },
		{ topCustomers: 1e9 },
		{ topCustomers: -1 },
		{ subject: 'everything' },
		{ subject: 'customer', customerId: '1 OR 1=1' },
		{ subject: 'customer' },
		{ title: { a: 1 } },
		{ title: '<script>alert(1)</script>' },
		{ style: { spacing: { blockGap: '1px;background:url(//x)' } } },
		{ style: { spacing: { blockGap: { top: '1px' } } } },
		{ style: 'nothing' },
	] ) {
		test( `attributes ${ JSON.stringify( attributes ) }`, async ( {
			site,
		} ) => {
			const html = await renderedPage( site, attributes );
			expect( html ).toContain( 'class="fcc-overview"' );
			expect( html ).not.toContain( '<script>alert' );
			expect( html ).not.toContain( 'url(//x)' );
			expect( html ).not.toContain( '<h9' );
		} );
	}

	for ( const value of [ 'x', '7d&x[]=1', '%00' ] ) {
		test( `a period of ${ value }`, async ( { site } ) => {
			const { url } = await publish( site, overviewBlock() );
			const [ argument ] =
				( await read( site, url ) ).match( /fcc-period-\w+/ ) ?? [];
			const html = await read(
				site,
				`${ url }?${ argument }=${ value }`
			);
			expect( html ).toMatch( /Last (30|7) days:/ );
			expect(
				await read( site, `${ url }?${ argument }[]=7d` )
			).toContain( 'Last 30 days:' );
		} );
	}
} );

test(
	'uses the colours, gap and alignment of the block’s settings',
	{ tag: '@oldest' },
	async ( { site } ) => {
		const html = await renderedPage( site, {
			align: 'wide',
			backgroundColor: 'contrast',
			style: { spacing: { blockGap: 'var:preset|spacing|40' } },
		} );
		expect( html ).toMatch(
			/class="[^"]*alignwide[^"]*has-contrast-background-color/
		);
		expect( html ).toContain(
			'--fcc-overview-gap: var(--wp--preset--spacing--40)'
		);
	}
);

test(
	'names of customers are escaped',
	{ tag: '@oldest' },
	async ( { site } ) => {
		await runSql(
			site,
			`UPDATE {fct_customers} SET first_name = '<img src=x onerror=alert(1)>', last_name = '&lt;b&gt; data-wp-text="x"'`
		);
		const html = await renderedPage( site, { period: 'all' } );
		expect( html ).toContain(
			'&lt;img src=x onerror=alert(1)&gt; &amp;lt;b&amp;gt; data-wp-text=&quot;x&quot;'
		);
		expect( html ).not.toContain( '<img src=x' );
	}
);

test( 'a store without customers shows an empty state', async ( { site } ) => {
	await runSql(
		site,
		'DELETE FROM {fct_orders}',
		'DELETE FROM {fct_customers}'
	);
	await reconcile( site );
	expect( await renderedPage( site, {} ) ).toContain( 'No customers yet.' );
} );

test( 'the figures of one customer can be switched off like the chart', async ( {
	site,
} ) => {
	const one = { subject: 'customer', customerId: 1 };
	expect( await renderedPage( site, one ) ).toContain( 'Total spent' );
	const without = await renderedPage( site, { ...one, figures: [] } );
	expect( without ).not.toContain( 'Total spent' );
	expect( without ).toContain( 'Spending by month' );
	expect(
		await renderedPage( site, { ...one, showChart: false } )
	).not.toContain( 'Spending by month' );
} );

test( 'an unknown customer does not break the page', async ( { site } ) => {
	expect(
		await renderedPage( site, { subject: 'customer', customerId: 999_999 } )
	).toContain( 'fcc-overview__notice' );
} );

test.describe( 'when the database fails', () => {
	test.use( {
		expectedLog: [
			/WordPress database error|getOverview|customers.overview/,
		],
	} );

	test(
		'the page is shown, with a message for users with the right to view customers',
		{ tag: '@oldest' },
		async ( { site } ) => {
			const { url } = await publish(
				site,
				`<!-- wp:paragraph --><p>Before.</p><!-- /wp:paragraph -->${ overviewBlock() }<!-- wp:paragraph --><p>After.</p><!-- /wp:paragraph -->`
			);
			await site.addPlugin( 'database/failing-statements', {
				table: 'fcc_daily_summaries',
			} );
			const html = await read( site, url );
			expect( html ).toContain( 'Metrics aren’t available right now' );
			expect( html ).toContain( 'After.' );

			const anonymous = await site.client();
			expect( await ( await anonymous.get( url ) ).text() ).not.toContain(
				'fcc-overview'
			);
			await anonymous.dispose();
		}
	);
} );

/** The page with a block, as the administrator gets it. */
async function renderedPage(
	site: TestSite,
	attributes: Record< string, unknown >
): Promise< string > {
	const { url } = await publish( site, overviewBlock( attributes ) );
	return read( site, url );
}

async function read( site: TestSite, url: string ): Promise< string > {
	const session = await site.sessionClient( site.users.admin, {
		nonce: false,
	} );
	const response = await session.get( url );
	expect( response.status() ).toBe( 200 );
	const html = await response.text();
	await session.dispose();
	return html;
}

function labels( html: string ): string[] {
	return [ ...html.matchAll( /<dt>([^<]+)<\/dt>/g ) ].flatMap(
		( [ , label ] ) => ( label ? [ label ] : [] )
	);
}
