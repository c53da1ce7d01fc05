import { parseLinkHeader } from '../support/link-header.ts';
import { expect, test } from '../support/test.ts';

test(
	'without arguments, the ten newest ids come first',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { customers, pagination } = await admin.listCustomers();
		expect( customers.map( ( { id } ) => id ) ).toEqual( [
			500, 499, 498, 497, 496, 495, 494, 493, 492, 491,
		] );
		expect( pagination ).toEqual( {
			current_page: 1,
			per_page: 10,
			total: 500,
			total_is_exact: true,
			total_pages: 50,
		} );
	}
);

test(
	'following the pages returns every customer once, although most have equal sort values',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin } ) => {
		const walked = await admin.walkCustomers( {
			order_by: 'status',
			order_type: 'ASC',
			per_page: 70,
		} );
		const ids = new Set( walked.map( ( { id } ) => id ) );
		expect( walked ).toHaveLength( 500 );
		expect( ids.size ).toBe( 500 );
	}
);

test(
	'the last page can be shorter, and the next page is empty',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const last = await admin.listCustomers( { per_page: 70, page: 8 } );
		expect( last.customers ).toHaveLength( 10 );

		const behind = await admin.listCustomers( { per_page: 70, page: 9 } );
		expect( behind.customers ).toEqual( [] );
		expect( behind.pagination ).toMatchObject( {
			current_page: 9,
			total: 500,
			total_pages: 8,
		} );

		const furthest = await admin.listCustomers( { page: 10_000_000 } );
		expect( furthest.customers ).toEqual( [] );

		for ( const narrowed of [
			{ 'filters[status]': 'inactive' },
			{ search: 'example' },
		] ) {
			const { pagination } = await admin.listCustomers( narrowed );
			const none = await admin.listCustomers( { ...narrowed, page: 99 } );
			expect( none.customers ).toEqual( [] );
			expect( none.pagination.total ).toBe( pagination.total );
		}
	}
);

test(
	'the headers contain the totals',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { headers } = await admin.send( 'GET', 'customers', {
			params: { per_page: 70 },
		} );
		expect( headers ).toMatchObject( {
			'x-wp-total': '500',
			'x-wp-totalpages': '8',
		} );
	}
);

test(
	'Link leads from page to page and keeps the query',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const question = { per_page: 2, search: 'example', order_by: 'email' };
		const first = await admin.send( 'GET', 'customers', {
			params: question,
		} );
		expect( parseLinkHeader( first.headers.link ) ).not.toHaveProperty(
			'prev'
		);

		const next = parseLinkHeader( first.headers.link ).next ?? '';
		expect(
			Object.fromEntries( new URL( next ).searchParams )
		).toMatchObject( {
			per_page: '2',
			search: 'example',
			order_by: 'email',
		} );
		const followed = await admin.send( 'GET', next );
		const second = await admin.send( 'GET', 'customers', {
			params: { ...question, page: 2 },
		} );
		expect( followed.body ).toEqual( second.body );

		const previous = await admin.send(
			'GET',
			parseLinkHeader( second.headers.link ).prev ?? ''
		);
		expect( previous.body ).toEqual( first.body );
	}
);

test(
	'the last page has no next link',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { headers } = await admin.send( 'GET', 'customers', {
			params: { per_page: 100, page: 5 },
		} );
		expect( parseLinkHeader( headers.link ) ).not.toHaveProperty( 'next' );
	}
);

test( 'links repeat only documented arguments, encoded', async ( {
	admin,
} ) => {
	const { headers, status } = await admin.send(
		'GET',
		'customers?a%3E;%20rel=x&_fields=id%2C%3E%3B&filters%5Bstatus%5D=active&per_page=1'
	);
	expect( status ).toBe( 200 );
	const next = new URL( parseLinkHeader( headers.link ).next ?? '' );
	expect( [ ...next.searchParams.keys() ].sort() ).toEqual( [
		'_fields',
		'cursor',
		'filters[status]',
		'per_page',
	] );
	expect( next.href ).not.toMatch( /[<>; ]/ );
} );
