import { test as base } from './test.ts';

export { expect } from './test.ts';

export const HOME = {
	address_1: '1 Main St',
	city: 'Springfield',
	country: 'US',
};

export const FULL = {
	type: 'shipping' as const,
	label: 'Office',
	first_name: 'Anna',
	last_name: 'Maria Schmidt',
	company: 'Schmidt & Söhne',
	address_1: 'Unter den Linden 5',
	address_2: '3. OG',
	city: 'Berlin',
	state: 'BE',
	postcode: '10117',
	country: 'DE',
	phone: '+49 30 1234567',
	email: 'anna@example.com',
};

interface AddressFixtures {
	/** The id of a new customer without addresses. */
	customer: number;
}

/** `test` with a new customer. */
export const test = base.extend< AddressFixtures >( {
	customer: async ( { admin }, provide ) => {
		const { id } = await admin.createCustomer( {
			email: 'anna@example.com',
		} );
		await provide( id );
	},
} );
