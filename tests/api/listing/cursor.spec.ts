import { type ApiClient, type QueryArguments } from '../support/api-client.ts';
import { parseLinkHeader } from '../support/link-header.ts';
import { insertCustomer } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const SORT_FIELDS = [
	'id',
	'email',
	'first_name',
	'last_name',
	'status',
	'total_spent',
	'order_count',
	'first_order_date',
	'last_order_date',
	'created_at',
	'updated_at',
];

/** Names that some collations treat as equal, and values that importers leave. */
const ODD_CUSTOMERS = [
	{ first_name: 'zoë', last_name: 'ÅNGSTRÖM', status: null },
	{ first_name: 'Zoe', last_name: 'Angstrom', status: null },
	{ first_name: 'ZOË', last_name: 'ångström', status: '' },
	{ first_name: 'Zoe ', last_name: "O'Neil \\ 50%", created_at: null },
	{ first_name: '李', last_name: '😀 "quoted"', created_at: null },
	{ first_name: '李', last_name: '😀 "quoted"', updated_at: null },
];

const REJECTION = {
	status: 400,
	body: {
		error: {
			code: 'validation_error',
			fields: { cursor: expect.any( String ) },
		},
	},
};

test.describe( 'following next', () => {
	for ( const order_by of SORT_FIELDS ) {
		for ( const order_type of [ 'ASC', 'DESC' ] ) {
			test(
				`returns every customer once, by ${ order_by } ${ order_type }`,
				{ tag: [ '@oldest', '@slow' ] },
				async ( { admin, site } ) => {
					for ( const [
						index,
						columns,
					] of ODD_CUSTOMERS.entries() ) {
						const email = `odd${ index }@example.com`;
						await insertCustomer( site, { email, ...columns } );
					}
					const question = { order_by, order_type, per_page: 37 };
					const listed = await admin.walkCustomers( {
						...question,
						per_page: 100,
					} );
					expect( await walk( admin, question ) ).toEqual(
						listed.map( ( { id } ) => id )
					);
					expect( listed ).toHaveLength( 506 );
				}
			);
		}
	}

	test( 'returns every customer once with one customer a page', async ( {
		admin,
	} ) => {
		const question = {
			search: 'jo',
			order_by: 'last_order_date',
			per_page: 1,
		};
		const listed = await admin.listCustomers( {
			...question,
			per_page: 100,
		} );
		expect( listed.pagination.total ).toBeGreaterThan( 20 );
		expect( await walk( admin, question ) ).toEqual(
			listed.customers.map( ( { id } ) => id )
		);
	} );

	for ( const order_type of [ 'ASC', 'DESC' ] ) {
		test(
			`returns no customer twice while customers are added, ${ order_type }`,
			{ tag: [ '@slow', '@cluster' ] },
			async ( { admin, site } ) => {
				const before = await admin.walkCustomers();
				const question = {
					order_by: 'first_name',
					order_type,
					per_page: 50,
				};
				let added = 0;
				const met = await walk( admin, question, async () => {
					for ( const first_name of [ 'Aaa', 'Maria', 'Zzz' ] ) {
						const email = `added${ added++ }@example.com`;
						await insertCustomer( site, { email, first_name } );
					}
				} );
				expect( new Set( met ).size ).toBe( met.length );
				expect( met ).toEqual(
					expect.arrayContaining( before.map( ( { id } ) => id ) )
				);
			}
		);
	}

	test( 'keeps the query and continues the page numbers', async ( {
		admin,
	} ) => {
		const question = {
			per_page: 7,
			search: 'example',
			'filters[status]': 'active',
			order_by: 'total_spent',
			_fields: 'id,email',
			page: 3,
		};
		const third = await admin.send( 'GET', 'customers', {
			params: question,
		} );
		const next = parseLinkHeader( third.headers.link ).next ?? '';
		expect( Object.fromEntries( new URL( next ).searchParams ) ).toEqual( {
			per_page: '7',
			search: 'example',
			'filters[status]': 'active',
			order_by: 'total_spent',
			_fields: 'id,email',
			cursor: expect.any( String ),
		} );
		const byCursor = await admin.send( 'GET', next );
		const byPage = await admin.send( 'GET', 'customers', {
			params: { ...question, page: 4 },
		} );
		expect( byCursor.body ).toEqual( byPage.body );
		expect( byCursor.headers ).toMatchObject( {
			'x-wp-total': byPage.headers[ 'x-wp-total' ],
			'x-wp-totalpages': byPage.headers[ 'x-wp-totalpages' ],
		} );

		const back = parseLinkHeader( byCursor.headers.link ).prev ?? '';
		expect( ( await admin.send( 'GET', back ) ).body ).toEqual(
			third.body
		);
	} );
} );

test(
	'returns an empty page after the last customer',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const exact = await admin.send( 'GET', 'customers', {
			params: { per_page: 100, page: 5 },
		} );
		expect( parseLinkHeader( exact.headers.link ) ).not.toHaveProperty(
			'next'
		);

		const behind = await admin.send( 'GET', 'customers', {
			params: { per_page: 100, page: 6 },
		} );
		expect( parseLinkHeader( behind.headers.link ) ).not.toHaveProperty(
			'next'
		);
	}
);

test( 'ignores page beside a cursor', async ( { admin } ) => {
	const { headers } = await admin.send( 'GET', 'customers' );
	const next = new URL( parseLinkHeader( headers.link ).next ?? '' );
	const second = await admin.send( 'GET', String( next ) );
	next.searchParams.set( 'page', '9' );
	expect( ( await admin.send( 'GET', String( next ) ) ).body ).toEqual(
		second.body
	);
} );

test(
	'rejects a cursor of another order',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		const { headers } = await admin.send( 'GET', 'customers', {
			params: { order_by: 'email', order_type: 'ASC' },
		} );
		const next = new URL( parseLinkHeader( headers.link ).next ?? '' );
		const cursor = next.searchParams.get( 'cursor' ) ?? '';
		for ( const params of [
			{ cursor },
			{ cursor, order_by: 'email' },
			{ cursor, order_by: 'email', order_type: 'DESC' },
			{ cursor, order_by: 'first_name', order_type: 'ASC' },
		] ) {
			expect(
				await admin.send( 'GET', 'customers', { params } )
			).toMatchObject( REJECTION );
		}
		const lowerCase = { cursor, order_by: 'email', order_type: 'asc' };
		expect(
			await admin.send( 'GET', 'customers', { params: lowerCase } )
		).toMatchObject( { status: 200 } );
	}
);

for ( const [ order_by, cursors ] of Object.entries( {
	id: [
		'',
		'nonsense',
		'%%%',
		'a'.repeat( 2001 ),
		encoded( 7 ),
		encoded( { id: 7 } ),
		encoded( [ 'id', true, 7 ] ),
		encoded( [ 'id', true, 7, '7', 2 ] ),
		encoded( [ 'id', true, 7, 7.5, 2 ] ),
		encoded( [ 'id', true, 7, 7, 0 ] ),
		encoded( [ 'id', true, 7, 7, 2 ** 62 ] ),
		encoded( [ 'id', true, '7', 7, 2 ] ),
	],
	created_at: [ '2024-13-01 00:00:00', '2024-01-01', 'x', 7, [ 1 ], {} ].map(
		( value ) => encoded( [ 'created_at', true, value, 7, 2 ] )
	),
	total_spent: [ '7', 7.5, null, true ].map( ( value ) =>
		encoded( [ 'total_spent', true, value, 7, 2 ] )
	),
	email: [ 7, true, [ 'a' ], 'nul\0' ].map( ( value ) =>
		encoded( [ 'email', true, value, 7, 2 ] )
	),
} ) ) {
	test( `an invalid cursor is rejected, by ${ order_by }`, async ( {
		admin,
	} ) => {
		for ( const cursor of cursors ) {
			const params = { order_by, cursor };
			expect(
				await admin.send( 'GET', 'customers', { params } ),
				cursor
			).toMatchObject( REJECTION );
		}
	} );
}

/** Follows `next` to the end. */
async function walk(
	client: ApiClient,
	params: QueryArguments,
	beforeNext = async () => {}
): Promise< number[] > {
	type List = Awaited< ReturnType< ApiClient[ 'listCustomers' ] > >;
	const ids: number[] = [];
	let page = 1;
	let answer = await client.send( 'GET', 'customers', { params } );
	for (;;) {
		const { data } = answer.body as { data: List };
		expect( data.pagination.current_page ).toBe( page++ );
		ids.push( ...data.customers.map( ( { id } ) => id ) );
		const { next } = parseLinkHeader( answer.headers.link );
		if ( ! next ) {
			return ids;
		}
		await beforeNext();
		answer = await client.send( 'GET', next );
		expect( answer ).toMatchObject( { status: 200 } );
	}
}

function encoded( value: unknown ): string {
	return Buffer.from( JSON.stringify( value ) ).toString( 'base64url' );
}
