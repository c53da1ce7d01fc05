/**
 * Uses of the store that the compiler must reject. Checked by `npm run types`.
 */
import { dispatch, resolveSelect, select } from '@wordpress/data';
import { store, type Customer } from '../../../src/store';
import { firstPage } from '../support/server';

export function selecting() {
	const customers = select( store ).getCustomers( firstPage );
	// @ts-expect-error A list that was never read is undefined.
	customers.length;

	// @ts-expect-error The row of a list is not a record.
	const whole: Customer | undefined = select( store ).getCustomerSummary( 7 );

	// @ts-expect-error A query has no optional page size or order.
	select( store ).getCustomers( { page: 1 } );

	// @ts-expect-error The store has no selector of this name.
	select( store ).getInvoices( 7 );

	// @ts-expect-error The store has no resolver of this name.
	select( store ).hasFinishedResolution( 'getInvoices', [ 7 ] );

	return whole;
}

export async function resolving() {
	// @ts-expect-error It is a promise of the customer.
	resolveSelect( store ).getCustomer( 7 ).version;

	const customer = await resolveSelect( store ).getCustomer( 7 );
	return customer?.version;
}

export async function dispatching() {
	// @ts-expect-error A new customer needs an email.
	await dispatch( store ).createCustomer( { first_name: 'Ada' } );

	// @ts-expect-error Figures are read-only.
	await dispatch( store ).updateCustomer( 7, { order_count: 1 } );

	// @ts-expect-error It is a promise of the customer.
	dispatch( store ).createCustomer( { email: 'ada@example.com' } ).id;

	const { customer } = await dispatch( store ).updateCustomer( 7, {} );
	return customer satisfies Customer;
}
