import { IS_ON_SQLITE } from '../../support/environment.ts';
import { type TestSite } from '../../support/test-site.ts';
import { addOrder } from '../support/overview/overview.ts';
import {
	updateRow,
	countRows,
	insertCustomer,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

test.use( { expectedLog: [ /Other code has an open transaction/ ] } );

const ADA = 1;

interface Report {
	answers: { status: number; data: Record< string, unknown > }[];
	is_whole: boolean;
	is_rolled_back: boolean;
}

type Request = [ method: string, route: string, parameters: object ];

/** Statements that start a transaction. SQLite's driver supports one of them. */
const BEGINNINGS = IS_ON_SQLITE
	? [ 'START TRANSACTION' ]
	: [
			'START TRANSACTION',
			'BEGIN',
			'START TRANSACTION WITH CONSISTENT SNAPSHOT',
			'SET SESSION autocommit = 0',
		];

for ( const begin of BEGINNINGS ) {
	test(
		`reads within another plugin’s transaction are answered and leave the transaction open: ${ begin }`,
		{ tag: [ '@oldest', '@cluster' ] },
		async ( { site } ) => {
			// Each of these would be indexed or added up first.
			await updateRow( site, 'fct_customers', ADA, {
				first_name: 'Zelda',
			} );
			await site.call( 'queue/push_document', { customer_id: ADA } );
			await insertCustomer( site, { email: 'new@example.com' } );
			await addOrder( site, { customer_id: ADA, total_paid: 10_000 } );
			await site.call( 'jobs/age', { seconds: 3_600 } );

			const report = await within( site, begin, [
				[ 'GET', '/customers', { search: 'lovelace' } ],
				[ 'GET', '/customers', { search: 'new@example.com' } ],
				[ 'GET', '/customers', {} ],
				[ 'GET', '/customers/overview', { period: '7d' } ],
				[ 'GET', `/customers/${ ADA }`, {} ],
			] );
			expect( report ).toMatchObject( {
				is_whole: true,
				is_rolled_back: true,
			} );
			expect( report.answers.map( ( { status } ) => status ) ).toEqual(
				Array( 5 ).fill( 200 )
			);
			const [ ada, created ] = report.answers;
			expect( ada?.data ).toMatchObject( { customers: [ { id: ADA } ] } );
			expect( created?.data ).toMatchObject( {
				customers: [ { email: 'new@example.com' } ],
			} );
		}
	);

	test(
		`within another plugin’s transaction, nothing is written and no job runs: ${ begin }`,
		{ tag: '@cluster' },
		async ( { site } ) => {
			const activity = await countRows( site, 'fcc_activity' );
			const report = await within(
				site,
				begin,
				[
					[ 'PUT', `/customers/${ ADA }`, { first_name: 'Lost' } ],
					[ 'POST', '/customers', { email: 'lost@example.com' } ],
					[
						'POST',
						'/customers/do-bulk-action',
						{ action: 'export', customer_ids: [ ADA ] },
					],
				],
				[
					'fluent_cart_customers/sweep',
					'fluent_cart_customers/add_indexes',
				]
			);
			expect( report ).toMatchObject( {
				is_whole: true,
				is_rolled_back: true,
				answers: Array( 3 ).fill( {
					status: 500,
					data: {
						code: 'server_error',
						message: expect.stringContaining(
							'within its own database transaction'
						),
					},
				} ),
			} );
			expect( await countRows( site, 'fcc_activity' ) ).toBe( activity );
			expect( await site.call( 'jobs/health' ) ).toMatchObject( {
				status: 'good',
			} );
		}
	);
}

test( 'after another plugin’s transaction, writes and jobs work again', async ( {
	admin,
	site,
} ) => {
	await updateRow( site, 'fct_customers', ADA, { first_name: 'Zelda' } );
	await site.call( 'queue/push_document', { customer_id: ADA } );
	await within( site, 'START TRANSACTION', [
		[ 'GET', '/customers', { search: 'zelda' } ],
	] );
	expect(
		( await admin.listCustomers( { search: 'zelda' } ) ).customers
	).toMatchObject( [ { id: ADA } ] );
	expect(
		await admin.updateCustomer( ADA, { first_name: 'Ada' } )
	).toMatchObject( { first_name: 'Ada' } );
} );

test(
	'reconciles that are requested within another plugin’s transaction follow when it has ended',
	{ tag: '@cluster' },
	async ( { admin, site } ) => {
		await site.call( 'jobs/reconcile' );
		await updateRow( site, 'fct_customers', ADA, {
			first_name: 'Quirinius',
		} );
		await within(
			site,
			'START TRANSACTION',
			[],
			[ 'fluent_cart_customers/sweep', 'fluent_cart_customers/sweep' ]
		);
		const run = 'fluent_cart_customers/run_jobs';
		expect(
			await site.call( 'jobs/next_run', { hook: run } )
		).toBeLessThanOrEqual( Date.now() / 1_000 );
		await site.call( 'jobs/run', { hook: run } );
		expect(
			( await admin.listCustomers( { search: 'quirinius' } ) ).customers
		).toMatchObject( [ { id: ADA } ] );
	}
);

function within(
	site: TestSite,
	begin: string,
	requests: Request[],
	actions: string[] = []
): Promise< Report > {
	return site.call( 'transactions/run_and_roll_back', {
		begin,
		user_id: site.users.admin.id,
		requests: requests.map( ( [ method, route, parameters ] ) => [
			method,
			`/fluent-cart/v1${ route }`,
			parameters,
		] ),
		actions,
	} );
}
