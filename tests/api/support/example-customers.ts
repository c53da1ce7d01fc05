import { type TestSite } from '../../support/test-site.ts';
import { type RoutedOperation } from './operations.ts';

/** A customer with what the contract's examples speak of. */
export interface ExampleCustomer {
	id: number;
	/** Of their second address, a shipping address that is not primary. */
	addressId: number;
	/** Somebody without rights, who can be attached. */
	userId: number;
}

/** Makes them of the demo store's first customers, behind the plugin's back. */
export function insertExampleCustomers(
	site: TestSite,
	count: number
): Promise< [ ExampleCustomer, ...ExampleCustomer[] ] > {
	return site.call( 'customers/insert_examples', { count } );
}

/**
 * The contract's example of a body, for a customer; undefined where there is none.
 *
 * @param action Of the body, instead of the example's.
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
