/**
 * Uses of the client that the compiler must reject. Checked by `npm run types`.
 */
import {
	createCustomer,
	fetchCustomer,
	fetchCustomers,
	updateCustomer,
	type ApiError,
} from '../../../src/api';
import { firstPage } from '../support/server';

export async function reading() {
	// @ts-expect-error A query needs a page.
	await fetchCustomers( { per_page: 20, order_by: 'id', order_type: 'ASC' } );

	// @ts-expect-error The contract has no sorting by this field.
	await fetchCustomers( { ...firstPage, order_by: 'phone' } );

	// @ts-expect-error The direction has one spelling, which the preload uses.
	await fetchCustomers( { ...firstPage, order_type: 'asc' } );

	// @ts-expect-error The contract does not have this filter.
	await fetchCustomers( { ...firstPage, filters: { continent: 'EU' } } );

	// @ts-expect-error An id is a number.
	await fetchCustomer( '7' );

	const { customers } = await fetchCustomers( firstPage );
	// @ts-expect-error A page may be empty.
	customers[ 0 ].email.toLowerCase();
	// @ts-expect-error A row of a list has no addresses.
	customers[ 0 ]?.addresses.length;
	// @ts-expect-error A customer without orders has no last order.
	customers[ 0 ]?.last_order_date.slice( 0, 10 );
}

export async function writing() {
	// @ts-expect-error A new customer needs an email.
	await createCustomer( { first_name: 'Ada' } );

	// @ts-expect-error Figures are read-only.
	await updateCustomer( 7, { total_spent: 1 } );

	// @ts-expect-error An email cannot be emptied.
	await updateCustomer( 7, { email: null } );

	await updateCustomer( 7, {
		phone: null,
		additional_info: { notes: null },
	} );
}

export function failing( error: ApiError ) {
	// @ts-expect-error A valid field has no message.
	error.fields.email.toLowerCase();
	// @ts-expect-error Only an edit conflict has the record.
	error.current.version.length;
	// @ts-expect-error The members of an error are read-only.
	error.code = 'offline';
}
