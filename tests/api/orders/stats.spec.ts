import { setCurrency } from '../support/overview/currency.ts';
import { type TestSite } from '../../support/test-site.ts';
import { insertCustomer, insertRow, rowsOf } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const MISSING_ID = 9_999_999;

const NOTHING = {
	total_spent: 0,
	order_count: 0,
	average_order_value: 0,
	first_order_date: null,
	last_order_date: null,
	currency: 'USD',
	other_currencies: 0,
	by_month: [],
	figures: expect.any( Array ),
	notes: [],
	chart: null,
};

type Order = Record< string, string | number | null >;

/** The figures of a customer with these orders, each paid in full by default. */
const CASES: [ name: string, orders: Order[], stats: object ][] = [
	[ 'no orders', [], {} ],
	[
		'one order',
		[ { total_paid: 2500 } ],
		{ total_spent: 2500, order_count: 1, average_order_value: 2500 },
	],
	[
		'an average that is rounded half up',
		[ { total_paid: 1 }, { total_paid: 2 } ],
		{ total_spent: 3, order_count: 2, average_order_value: 2 },
	],
	[
		'an average that is rounded down',
		[ { total_paid: 1 }, { total_paid: 1 }, { total_paid: 2 } ],
		{ total_spent: 4, order_count: 3, average_order_value: 1 },
	],
	[
		'a partial payment',
		[
			{
				payment_status: 'partially_paid',
				total_amount: 5000,
				total_paid: 1200,
			},
		],
		{ total_spent: 1200, order_count: 1, average_order_value: 1200 },
	],
	[
		'a partial refund',
		[
			{
				payment_status: 'partially_refunded',
				total_paid: 5000,
				total_refund: 1999,
			},
		],
		{ total_spent: 3001, order_count: 1, average_order_value: 3001 },
	],
	[
		'an order refunded above its payment, which does not reduce other orders',
		[
			{
				payment_status: 'partially_refunded',
				total_paid: 1000,
				total_refund: 4000,
			},
			{ total_paid: 700 },
		],
		{ total_spent: 700, order_count: 2, average_order_value: 350 },
	],
	[
		'orders that do not count',
		[ 'pending', 'failed', 'refunded', 'authorized', '', 'cancelled' ].map(
			( payment_status ) => ( { payment_status, total_paid: 900 } )
		),
		{},
	],
	[
		'renewals and test orders, which count',
		[
			{ total_paid: 100 },
			{ total_paid: 200, type: 'renewal' },
			{ total_paid: 400, mode: 'test' },
		],
		{ total_spent: 700, order_count: 3, average_order_value: 233 },
	],
	[
		'a free order, which counts',
		[ { total_paid: 0 }, { total_paid: 300 } ],
		{ total_spent: 300, order_count: 2, average_order_value: 150 },
	],
	[
		'a currency in lower case',
		[ { total_paid: 100, currency: 'usd' } ],
		{ total_spent: 100, order_count: 1, average_order_value: 100 },
	],
	[
		'other currencies, which count only in number and dates',
		[
			{ total_paid: 100, created_at: '2025-05-05 05:05:05' },
			{
				total_paid: 9900,
				currency: 'EUR',
				created_at: '2024-01-01 00:00:00',
			},
			{
				total_paid: 7700,
				currency: 'jpy',
				created_at: '2026-02-03 23:59:59',
			},
			{ total_paid: 1, currency: 'EUR', payment_status: 'failed' },
		],
		{
			total_spent: 100,
			order_count: 1,
			average_order_value: 100,
			other_currencies: 2,
			first_order_date: '2024-01-01T00:00:00Z',
			last_order_date: '2026-02-03T23:59:59Z',
		},
	],
	[
		'dates, without those of an unpaid order',
		[
			{ total_paid: 1, created_at: '2025-02-02 02:02:02' },
			{ total_paid: 1, created_at: '2025-03-03 03:03:03' },
			{ payment_status: 'pending', created_at: '2026-06-06 06:06:06' },
			{ payment_status: 'failed', created_at: '2020-01-01 01:01:01' },
		],
		{
			total_spent: 2,
			order_count: 2,
			average_order_value: 1,
			first_order_date: '2025-02-02T02:02:02Z',
			last_order_date: '2025-03-03T03:03:03Z',
		},
	],
	[
		'orders without a date',
		[ { total_paid: 5, created_at: null } ],
		{
			total_spent: 5,
			order_count: 1,
			average_order_value: 5,
			first_order_date: null,
			last_order_date: null,
		},
	],
	[
		'sums beyond 32 bits',
		[ { total_paid: 3_000_000_000 }, { total_paid: 4_000_000_000 } ],
		{
			total_spent: 7_000_000_000,
			order_count: 2,
			average_order_value: 3_500_000_000,
		},
	],
];

const DAY = '2025-07-07 07:07:07';
const MOMENT = '2025-07-07T07:07:07Z';

for ( const [ name, orders, stats ] of CASES ) {
	const dates =
		'order_count' in stats
			? { first_order_date: MOMENT, last_order_date: MOMENT }
			: {};

	test(
		`the figures of ${ name }`,
		{ tag: '@oldest' },
		async ( { admin, site } ) => {
			const id = await customerWith( site, orders );
			expect( await admin.getStats( id ) ).toEqual( {
				...NOTHING,
				...dates,
				...stats,
				by_month: expect.any( Array ),
				notes: expect.any( Array ),
				chart: 'order_count' in stats ? expect.any( Object ) : null,
			} );
		}
	);
}

test(
	'a currency without decimals is returned in hundredths',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		await setCurrency( site, 'JPY' );
		const id = await customerWith( site, [
			{ total_paid: 150_000, currency: 'JPY' },
			{ total_paid: 50_000, currency: 'JPY' },
			{ total_paid: 999, currency: 'USD' },
		] );
		expect( await admin.getStats( id ) ).toMatchObject( {
			total_spent: 200_000,
			order_count: 2,
			average_order_value: 100_000,
			currency: 'JPY',
			other_currencies: 1,
		} );
	}
);

test(
	'the figures follow the orders, not the customer row',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const id = await insertCustomer( site, {
			email: 'stale@example.com',
			ltv: 777,
			purchase_count: 7,
			first_purchase_date: '2020-01-01 00:00:00',
		} );
		expect( await admin.getStats( id ) ).toEqual( NOTHING );
	}
);

test(
	'orders without a customer, or of another customer, are not counted',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const id = await customerWith( site, [] );
		await insertRow( site, 'fct_orders', {
			...paid( {} ),
			customer_id: null,
		} );
		await customerWith( site, [ { total_paid: 1 } ], 'other@example.com' );
		expect( await admin.getStats( id ) ).toEqual( NOTHING );
	}
);

test(
	'the figures of every customer in the store are correct',
	{ tag: [ '@oldest', '@cluster', '@slow' ] },
	async ( { admin, site } ) => {
		const orders = await rowsOf< Record< string, string > >(
			site,
			'fct_orders',
			"WHERE payment_status IN ('paid', 'partially_paid', 'partially_refunded')"
		);
		const customers = await admin.walkCustomers();
		for ( const { id } of customers.slice( 0, 60 ) ) {
			const own = orders.filter(
				( { customer_id, currency } ) =>
					Number( customer_id ) === id && currency === 'USD'
			);
			const spent = own.reduce(
				( sum, { total_paid, total_refund } ) =>
					sum +
					Math.max(
						0,
						Number( total_paid ) - Number( total_refund )
					),
				0
			);
			expect( await admin.getStats( id ) ).toMatchObject( {
				total_spent: spent,
				order_count: own.length,
				average_order_value: own.length
					? Math.floor( spent / own.length + 0.5 )
					: 0,
			} );
		}
	}
);

test(
	'_fields selects figures',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		const id = await customerWith( site, [ { total_paid: 8 } ] );
		expect(
			await admin.send( 'GET', `customers/get-stats/${ id }`, {
				params: { _fields: 'total_spent,currency' },
			} )
		).toMatchObject( {
			body: {
				success: true,
				data: { stats: { total_spent: 8, currency: 'USD' } },
			},
		} );
	}
);

test(
	'an unknown customer has no figures',
	{ tag: '@oldest' },
	async ( { admin } ) => {
		for ( const id of [ MISSING_ID, 0, '9'.repeat( 30 ) ] ) {
			expect(
				await admin.send( 'GET', `customers/get-stats/${ id }` )
			).toMatchObject( {
				status: 404,
				body: { error: { code: 'customer_not_found' } },
			} );
		}
	}
);

async function customerWith(
	site: TestSite,
	orders: Order[],
	email = 'buyer@example.com'
): Promise< number > {
	const id = await insertCustomer( site, { email } );
	for ( const order of orders ) {
		await insertRow( site, 'fct_orders', {
			...paid( order ),
			customer_id: id,
		} );
	}
	return id;
}

function paid( order: Order ): Order {
	return {
		status: 'completed',
		payment_status: 'paid',
		payment_method: 'stripe',
		payment_method_title: 'Stripe',
		currency: 'USD',
		total_amount: order.total_paid ?? 0,
		uuid: '',
		created_at: DAY,
		...order,
	};
}
