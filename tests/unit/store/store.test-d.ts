/**
 * What must not compile. Run by `npm run types`.
 */
import { dispatch, resolveSelect, select } from '@wordpress/data';
import { store, type Customer } from '../../../src/store';
import { firstPage } from '../support/server';

export function selecting() {
	const customers = select( store ).getCustomers( firstPage );
	// @ts-expect-error A list that was never read is undefined.
	customers.length;

	// @ts-expect-error A customer that was only in a list is not whole.
	const whole: Customer | undefined = select( store ).getCustomerSummary( 7 );

	// @ts-expect-error A list is selected by its whole query.
	select( store ).getCustomers( { page: 1 } );

	// @ts-expect-error There is no such selector.
	select( store ).getInvoices( 7 );

	// @ts-expect-error There is no such resolver to ask about.
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

	// @ts-expect-error Figures are not written.
	await dispatch( store ).updateCustomer( 7, { order_count: 1 } );

	// @ts-expect-error It is a promise of the customer.
	dispatch( store ).createCustomer( { email: 'ada@example.com' } ).id;

	const customer: Customer = await dispatch( store ).updateCustomer( 7, {} );
	return customer;
}
