import { type TestSite } from '../../support/test-site.ts';
import { type RoutedOperation } from './operations.ts';

/** A customer with the rows that the contract's examples refer to. */
export interface ExampleCustomer {
	id: number;
	/** The customer's second address, a shipping address that is not primary. */
	addressId: number;
	/** A user without rights that can be attached. */
	userId: number;
}

/** Extends the demo store's first customers by plain SQL. */
export function insertExampleCustomers(
	site: TestSite,
	count: number
): Promise< [ ExampleCustomer, ...ExampleCustomer[] ] > {
	return site.call( 'customers/insert_examples', { count } );
}

/**
 * The contract's example body for a customer; undefined if the operation has none.
 *
 * @param action Replaces the action of the example.
 */
export function exampleBody(
	{ requestBody }: RoutedOperation,
	{ id, addressId, userId }: ExampleCustomer,
	action?: string
): Record< string, unknown > | undefined {
	const example = requestBody?.content[ 'application/json' ].example;
	if ( typeof example !== 'object' || example === null ) {
		return undefined;
	}
	const replacements: Record< string, unknown > = {
		email: `person${ id }@example.com`,
		address_id: addressId,
		user_id: userId,
		customer_ids: [ id ],
		...( action && { action } ),
		...( action && action !== 'update_status' && { data: {} } ),
	};
	return Object.fromEntries(
		Object.entries( example ).map( ( [ key, value ] ) => [
			key,
			key in replacements ? replacements[ key ] : value,
		] )
	);
}
