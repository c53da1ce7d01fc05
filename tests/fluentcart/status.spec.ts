import type { TestSite } from '../support/test-site.ts';
import { expect, test } from './support/full-customer.ts';
import { expectChanges } from './support/rows.ts';

test.describe( 'the status', () => {
	test( 'changed by this plugin, alone or with other fields, fires FluentCart’s actions with its model', async ( {
		admin,
		customer,
		site,
	} ) => {
		await site.addPlugin( 'status-listener' );
		const payload = {
			hook: 'customer_status_updated',
			model: 'FluentCart\\App\\Models\\Customer',
			id: customer,
			stored: 'inactive',
			old_status: 'active',
			new_status: 'inactive',
		};
		await admin.updateCustomer( customer, { status: 'inactive' } );
		expect( await takeFiredActions( site ) ).toEqual( [
			{ ...payload, hook: 'customer_status_to_inactive' },
			payload,
		] );

		await admin.bulk( {
			action: 'update_status',
			customer_ids: [ customer, 1 ],
			data: { status: 'active' },
		} );
		expect( await takeFiredActions( site ) ).toMatchObject( [
			{ hook: 'customer_status_to_active', id: customer },
			{ hook: 'customer_status_updated', id: customer },
		] );
	} );

	test( 'changed in bulk by this plugin: only the column changes', async ( {
		admin,
		customer,
		site,
	} ) => {
		await expectChanges(
			site,
			'fct_customers',
			customer,
			() =>
				admin.bulk( {
					action: 'update_status',
					customer_ids: [ customer ],
					data: { status: 'inactive' },
				} ),
			{ [ customer ]: { status: 'inactive' } }
		);
	} );

	test( 'changed by FluentCart', async ( {
		admin,
		customer,
		fluentCartApi,
	} ) => {
		await fluentCartApi.send( 'POST', 'customers/do-bulk-action', {
			action: 'change_customer_status',
			new_status: 'inactive',
			customer_ids: [ customer, 2 ],
		} );
		expect( await admin.getCustomer( customer ) ).toMatchObject( {
			status: 'inactive',
		} );
		const { customers } = await admin.listCustomers( {
			'filters[status]': 'inactive',
			per_page: 100,
		} );
		expect( customers.map( ( { id } ) => id ) ).toEqual(
			expect.arrayContaining( [ customer, 2 ] )
		);
	} );
} );

/** The actions since the last call. */
async function takeFiredActions( site: TestSite ): Promise< object[] > {
	const name = 'status_actions';
	const payload = await site.call< object[] >( 'options/get', {
		name,
		fallback: [],
	} );
	await site.call( 'options/delete', { name } );
	return payload;
}
