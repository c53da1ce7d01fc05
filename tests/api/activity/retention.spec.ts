import { type TestSite } from '../../support/test-site.ts';
import { reconcile } from '../support/overview/overview.ts';
import { countRows, runSql } from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

const ADA = 1;

/** Adds entries of Ada that are the given number of days old. */
async function add( site: TestSite, days: number, count = 1 ): Promise< void > {
	await site.call( 'activity/insert', { customer_id: ADA, days, count } );
}

function keep( site: TestSite, days: unknown ): Promise< void > {
	return site.call( 'options/merge', {
		name: 'fluent_cart_customers',
		values: { activity_days: days },
	} );
}

function entries( site: TestSite ): Promise< number > {
	return countRows( site, 'fcc_activity' );
}

test(
	'activity is kept forever by default',
	{ tag: [ '@oldest', '@cluster' ] },
	async ( { site } ) => {
		await add( site, 5_000 );
		await add( site, 31 );
		await add( site, 29 );
		await reconcile( site );
		expect( await entries( site ) ).toBe( 3 );

		for ( const days of [
			0,
			'',
			'many',
			-1,
			null,
			[],
			'9999999999999999',
			1e300,
		] ) {
			await keep( site, days );
			await reconcile( site );
			expect( await entries( site ), String( days ) ).toBe( 3 );
		}
		await keep( site, 30 );
		await reconcile( site );
		expect( await entries( site ) ).toBe( 1 );
	}
);

test( 'thousands of old entries are deleted in batches, and newer entries stay', async ( {
	admin,
	site,
} ) => {
	await add( site, 400, 2_500 );
	await add( site, 1, 10 );
	await keep( site, '365' );
	await reconcile( site );
	expect( await entries( site ) ).toBe( 10 );
	expect( ( await admin.listActivity( ADA ) ).pagination.total ).toBe( 10 );
} );

test( 'a plugin can set how long activity is kept', async ( { site } ) => {
	await add( site, 10 );
	await add( site, 1 );
	await keep( site, 365 );
	await site.addPlugin( 'filter-value', {
		hook: 'fluent_cart_customers/activity_days',
		value: 7,
	} );
	await reconcile( site );
	expect( await entries( site ) ).toBe( 1 );
	await runSql( site, 'DELETE FROM {fcc_activity}' );
} );
