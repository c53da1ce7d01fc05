import { readPage } from '../../support/read-page.ts';
import { type TestSite } from '../../support/test-site.ts';
import { addFluentCartTables } from '../support/fluentcart/tables.ts';
import { expect, test } from '../support/test.ts';
import { createQuirin, QUIRIN, WORDS } from './support.ts';

const SCREEN = '/wp-admin/erase-personal-data.php';

const RUN = 'fluent_cart_customers/run_jobs';

test(
	'after an erasure, a job searches for traces, and the receipt has the result without the values',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { admin, site } ) => {
		await createQuirin( admin );
		// The jobs have run.
		await site.call( 'jobs/schedule', {
			hook: RUN,
			after_seconds: 3_600,
		} );
		const request = await completeErasure( site );
		expect(
			await site.call< number >( 'jobs/next_run', { hook: RUN } )
		).toBeLessThanOrEqual( Date.now() / 1_000 + 1 );
		expect( await readPage( site, SCREEN ) ).toContain(
			'Searching for traces…'
		);

		await site.call( 'jobs/reconcile' );
		expect( await readPage( site, SCREEN ) ).toContain(
			'No traces found.'
		);
		const receipt = await readPage(
			site,
			`${ SCREEN }?fcc_receipt=${ request }`
		);
		expect( receipt ).toMatch( /No traces found\.\n/ );
		expect( receipt ).toMatch( /\n- [0-9a-f]{64}\n$/ );
		const stored = await site.call< string >( 'privacy/meta_of_request', {
			request,
		} );
		for ( const text of [ receipt, stored ] ) {
			expect( text ).not.toMatch( new RegExp( WORDS.join( '|' ), 'i' ) );
		}
	}
);

test( 'the receipt names the columns in which another customer mentions the person', async ( {
	admin,
	site,
} ) => {
	await createQuirin( admin );
	await admin.createCustomer( {
		email: 'sister@example.com',
		additional_info: { notes: 'Sister of Quirinus Zylberstein' },
	} );
	const request = await completeErasure( site );
	await site.call( 'jobs/reconcile' );
	const receipt = await readPage(
		site,
		`${ SCREEN }?fcc_receipt=${ request }`
	);
	expect( receipt ).toContain( 'Traces found in 2 rows.' );
	expect( receipt ).toContain( '- fct_customers.notes: 1 (id ' );
	expect( receipt ).toContain( '- fcc_activity.changes: 1 (customer_id ' );
} );

test( 'an erasure that has stopped before its end keeps no values longer than an hour', async ( {
	admin,
	site,
} ) => {
	await createQuirin( admin );
	const request = await completeErasure( site );
	await site.call( 'privacy/interrupt', { request } );
	await site.call( 'jobs/reconcile' );
	const stored = await site.call< string >( 'privacy/meta_of_request', {
		request,
	} );
	expect( stored ).toContain( '_fcc_erasure_receipt' );
	expect( stored ).not.toContain( '_fcc_erased_values' );
} );

test(
	'a request that keeps the customer shows the reason',
	{ tag: '@standalone' },
	async ( { admin, site } ) => {
		const id = await createQuirin( admin );
		await addFluentCartTables( site, {
			subscriptions: [ { customer_id: id, status: 'active' } ],
		} );
		await completeErasure( site );
		await site.call( 'jobs/reconcile' );
		expect( await readPage( site, SCREEN ) ).toContain(
			`Customer with ID ${ id } can’t be erased because 1 subscription hasn’t ended.`
		);
	}
);

function completeErasure( site: TestSite ): Promise< number > {
	return site.call( 'privacy/complete_erasure', { email: QUIRIN.email } );
}
