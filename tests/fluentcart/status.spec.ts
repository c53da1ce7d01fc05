import type { TestSite } from '../support/test-site.ts';
import { expect, test } from './support/full-customer.ts';
import { expectChanges } from './support/rows.ts';

test.describe( 'the status', () => {
	test( 'changed here, alone or with others, fires FluentCart’s actions with its model', async ( {
		addPlugin,
		admin,
		customer,
		site,
	} ) => {
		await addPlugin( LISTENER );
		const told = {
			hook: 'customer_status_updated',
			model: 'FluentCart\\App\\Models\\Customer',
			id: customer,
			stored: 'inactive',
			old_status: 'active',
			new_status: 'inactive',
		};
		await admin.updateCustomer( customer, { status: 'inactive' } );
		expect( await heard( site ) ).toEqual( [
			{ ...told, hook: 'customer_status_to_inactive' },
			told,
		] );

		await admin.bulk( {
			action: 'update_status',
			customer_ids: [ customer, 1 ],
			data: { status: 'active' },
		} );
		expect( await heard( site ) ).toMatchObject( [
			{ hook: 'customer_status_to_active', id: customer },
			{ hook: 'customer_status_updated', id: customer },
		] );
	} );

	test( 'of many here: the column alone', async ( {
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

	test( 'changed there', async ( { admin, customer, theirs } ) => {
		await theirs.send( 'POST', 'customers/do-bulk-action', {
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

/** Notes what the actions are told. */
const LISTENER = `
	foreach ( array( 'customer_status_updated', 'customer_status_to_inactive', 'customer_status_to_active' ) as $hook ) {
		add_action( "fluent_cart/$hook", function ( $data ) use ( $hook ) {
			update_option( 'heard', array(
				...get_option( 'heard', array() ),
				array(
					'hook'       => $hook,
					'model'      => get_class( $data['customer'] ),
					'id'         => (int) $data['customer']->id,
					'stored'     => $data['customer']->fresh()->status,
					'old_status' => $data['old_status'],
					'new_status' => $data['new_status'],
				),
			) );
		} );
	}`;

/** What they were told since it was asked last. */
function heard( site: TestSite ): Promise< object[] > {
	return site.php(
		"$heard = get_option( 'heard', array() ); delete_option( 'heard' ); return $heard;"
	);
}
