import { downloadCsv, parseCsv, openDownload } from '../support/exports.ts';
import {
	updateRow,
	insertAddress,
	insertCustomer,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;
const MISSING_ID = 4_000_000;

const USUAL_COLUMNS = [
	'id',
	'email',
	'first_name',
	'last_name',
	'phone',
	'status',
	'total_spent',
	'order_count',
	'average_order_value',
	'first_order_date',
	'last_order_date',
	'created_at',
	'updated_at',
];

test(
	'an export is a CSV file of the customers',
	{ tag: '@oldest' },
	async ( { admin, connect } ) => {
		const ada = await admin.getCustomer( ADA );
		const answer = await admin.bulk( {
			action: 'export',
			customer_ids: [ ADA, MISSING_ID, 2 ],
		} );
		expect( answer ).toMatchObject( {
			processed: 2,
			failed: 1,
			total: 3,
			results: [
				{ customer_id: ADA, success: true },
				{
					customer_id: MISSING_ID,
					success: false,
					error: { code: 'customer_not_found' },
				},
				{ customer_id: 2, success: true },
			],
		} );
		const minutes =
			( Date.parse( answer.expires_at ?? '' ) - Date.now() ) / 60_000;
		expect( minutes ).toBeGreaterThan( 14 );
		expect( minutes ).toBeLessThan( 16 );

		const file = await openDownload( await connect(), answer );
		expect( file ).toMatchObject( {
			status: 200,
			headers: {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': expect.stringMatching(
					/^attachment; filename="customers-\d{4}-\d\d-\d\d\.csv"$/
				),
				'cache-control': 'no-store, private',
				'x-content-type-options': 'nosniff',
			},
		} );
		const [ names, first, second, ...rest ] = parseCsv( file.body );
		expect( names ).toEqual( USUAL_COLUMNS );
		expect( first ).toEqual( [
			String( ADA ),
			ada.email,
			ada.first_name,
			ada.last_name,
			neutral( ada.phone ),
			ada.status,
			String( ada.total_spent ),
			String( ada.order_count ),
			String( ada.average_order_value ),
			ada.first_order_date ?? '',
			ada.last_order_date ?? '',
			ada.created_at ?? '',
			ada.updated_at ?? '',
		] );
		expect( second?.[ 0 ] ).toBe( '2' );
		expect( rest ).toEqual( [] );
	}
);

test(
	'the file has the requested columns in the requested order',
	{ tag: '@oldest' },
	async ( { admin, connect, site } ) => {
		const id = await insertCustomer( site, {
			email: 'columns@example.com',
			ltv: 200_001,
			purchase_count: 3,
			notes: 'Line one\r\nline "two"',
		} );
		const file = await downloadCsv( admin, await connect(), {
			customer_ids: [ id ],
			data: {
				columns: [
					'notes',
					'total_spent_decimal',
					'average_order_value_decimal',
					'average_order_value',
					'currency',
					'user_id',
					'email',
				],
			},
		} );
		expect( file ).toBe(
			'\uFEFF"notes","total_spent_decimal","average_order_value_decimal","average_order_value","currency","user_id","email"\r\n' +
				'"Line one\r\nline ""two""","2000.01","666.67","66667","USD","","columns@example.com"\r\n'
		);
	}
);

test(
	'the phone of an address replaces a missing phone',
	{ tag: '@oldest' },
	async ( { admin, connect, site } ) => {
		const { id: own } = await admin.createCustomer( {
			email: 'own@example.com',
			phone: '555 1',
		} );
		const { id: borrowed } = await admin.createCustomer( {
			email: 'borrowed@example.com',
		} );
		const { id: shared } = await admin.createCustomer( {
			email: 'shared@example.com',
		} );
		const address = await insertAddress( site, shared, { phone: '' } );
		await admin.updateCustomer( shared, { phone: '555 5' } );
		await updateRow( site, 'fct_customer_addresses', address, {
			phone: '555 6',
		} );
		for ( const id of [ own, borrowed ] ) {
			await insertAddress( site, id, {
				type: 'shipping',
				phone: '555 2',
			} );
			await insertAddress( site, id, {
				type: 'billing',
				phone: '555 3',
			} );
			await insertAddress( site, id, { is_primary: 0, phone: '555 4' } );
		}
		const file = await downloadCsv( admin, await connect(), {
			customer_ids: [ own, borrowed, shared ],
			data: { columns: [ 'phone' ] },
		} );
		const phones = [ own, borrowed, shared ].map( async ( id ) => [
			( await admin.getCustomer( id ) ).phone,
		] );
		expect( parseCsv( file ).slice( 1 ) ).toEqual(
			await Promise.all( phones )
		);
		expect( parseCsv( file ).slice( 1 ) ).toEqual( [
			[ '555 1' ],
			[ '555 3' ],
			[ '555 6' ],
		] );
	}
);

test(
	'no cell is a formula in a spreadsheet',
	{ tag: '@oldest' },
	async ( { admin, connect, site } ) => {
		const formulas = [
			'=1+1',
			'+1',
			'-1',
			'@SUM(A1)',
			' =1',
			'"=1',
			"'=1",
			' "\u00A0-1',
			'\uFEFF=1',
			'＝1',
			'＋1',
			'－1',
			'＠A1',
			'“=1',
		];
		// Formulas with another list separator, or with a misread quote.
		const split = [ 'x;=1+1;y', ';=1+1', 'x; =1', 'x|+1', 'x\t=1' ];
		const harmless = [
			'Anne-Marie',
			'O’Neil',
			'"Bob"',
			' x',
			'a=b',
			'(1)',
			'',
		];
		const ids: number[] = [];
		for ( const name of [ ...formulas, ...split, ...harmless ] ) {
			ids.push(
				await insertCustomer( site, {
					email: `f${ ids.length }@example.com`,
					first_name: name,
					last_name: name,
					notes: name,
					ltv: -50,
				} )
			);
		}
		const file = await downloadCsv( admin, await connect(), {
			customer_ids: ids,
			data: {
				columns: [ 'first_name', 'last_name', 'notes', 'total_spent' ],
			},
		} );
		expect( parseCsv( file ).slice( 1 ) ).toEqual( [
			...formulas.map( ( name ) => [
				`'${ name }`,
				`'${ name }`,
				`'${ name }`,
				'-50',
			] ),
			...split.map( ( name ) => {
				const stopped = name.replace( /(?= ?[=+])/, "'" );
				return [ stopped, stopped, stopped, '-50' ];
			} ),
			...harmless.map( ( name ) => [ name, name, name, '-50' ] ),
		] );
	}
);

test( 'amounts below zero are numbers', async ( { site, admin, connect } ) => {
	const id = await insertCustomer( site, {
		email: 'below@example.com',
		ltv: -5_000,
		purchase_count: 2,
	} );
	const columns = [
		'total_spent',
		'total_spent_decimal',
		'average_order_value',
		'average_order_value_decimal',
	] as const;
	const file = await downloadCsv( admin, await connect(), {
		customer_ids: [ id ],
		data: { columns: [ ...columns ] },
	} );
	expect( parseCsv( file ) ).toEqual( [
		[ ...columns ],
		[ '-5000', '-50.00', '-2500', '-25.00' ],
	] );
} );

function neutral( text: string ): string {
	return /^[+\-=@]/.test( text ) ? `'${ text }` : text;
}
