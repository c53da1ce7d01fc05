import { randomUUID } from 'node:crypto';
import { type TestSite } from '../../support/test-site.ts';
import { setCurrency } from '../support/overview/currency.ts';
import { reconcile } from '../support/overview/overview.ts';
import {
	updateRow,
	insertCustomer,
	insertRow,
	runSql,
} from '../support/store-tables.ts';
import { expect, test } from '../support/test.ts';

/** Makes the next background job compare again. */
async function compare( site: TestSite ) {
	await runSql(
		site,
		"DELETE FROM {fcc_checkpoints} WHERE name = 'reconcile.figures'"
	);
	await reconcile( site );
	return totals( site );
}

function totals(
	site: TestSite
): Promise< { status: string; description: string } > {
	return site.call( 'jobs/health', { test: 'fluent_cart_customers_totals' } );
}

/** A customer with one paid order in each currency, and FluentCart's sum of them. */
async function buyer(
	site: TestSite,
	currencies: string[],
	stored: { ltv: number; purchase_count: number }
): Promise< number > {
	const id = await insertCustomer( site, {
		email: `${ randomUUID() }@example.com`,
		...stored,
	} );
	for ( const currency of currencies ) {
		await insertRow( site, 'fct_orders', {
			customer_id: id,
			status: 'completed',
			payment_status: 'paid',
			currency,
			total_amount: 700,
			total_paid: 700,
			created_at: '2024-01-01 10:00:00',
			uuid: randomUUID(),
		} );
	}
	return id;
}

test(
	'Site Health counts the customers whose stored totals differ from their orders',
	{ tag: '@oldest' },
	async ( { admin, site } ) => {
		expect( await compare( site ) ).toMatchObject( { status: 'good' } );

		await buyer( site, [ 'USD', 'USD' ], { ltv: 1400, purchase_count: 2 } );
		await buyer( site, [], { ltv: 0, purchase_count: 0 } );
		expect( await compare( site ) ).toMatchObject( { status: 'good' } );

		const ids = [
			await buyer( site, [ 'USD', 'EUR', 'JPY' ], {
				ltv: 2100,
				purchase_count: 3,
			} ),
			await buyer( site, [ 'USD' ], { ltv: 0, purchase_count: 1 } ),
			await buyer( site, [ 'USD' ], { ltv: 700, purchase_count: 2 } ),
			await buyer( site, [], { ltv: 5, purchase_count: 0 } ),
		];
		const { status, description } = await compare( site );
		expect( status ).toBe( 'recommended' );
		expect( description ).toContain( '4 customers have' );
		expect( description ).toContain(
			ids.map( ( id ) => `#${ id }` ).join( ', ' )
		);

		// Lists show and filter the column. Stats show the sum of the orders.
		const [ first = 0 ] = ids;
		expect( await admin.getCustomer( first ) ).toMatchObject( {
			total_spent: 2100,
			order_count: 3,
		} );
		expect( await admin.getStats( first ) ).toMatchObject( {
			total_spent: 700,
			order_count: 1,
			other_currencies: 2,
		} );
	}
);

test( 'totals are compared again after a week, or when the currency changes', async ( {
	site,
} ) => {
	expect( await compare( site ) ).toMatchObject( { status: 'good' } );
	const id = await buyer( site, [ 'EUR' ], { ltv: 700, purchase_count: 1 } );
	await reconcile( site );
	expect( await totals( site ) ).toMatchObject( { status: 'good' } );

	await setCurrency( site, 'EUR' );
	await reconcile( site );
	expect( ( await totals( site ) ).description ).not.toContain( `#${ id }` );
	await updateRow( site, 'fct_customers', id, { ltv: 0 } );
	expect( ( await compare( site ) ).status ).toBe( 'recommended' );
} );
