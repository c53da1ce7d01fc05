import { updateRow } from '../../api/support/store-tables.ts';
import { test as base } from './test.ts';

export { expect } from './test.ts';

/** Columns of FluentCart that the contract does not have. */
const FLUENTCART_COLUMNS = {
	contact_id: 7,
	purchase_value: '{"USD":12000}',
	aov: '6000.00',
	uuid: 'ffffffffffffffffffffffffffffffff',
	country: 'US',
	city: 'Springfield',
	state: 'IL',
	postcode: '62701',
	notes: 'A note',
};

export const HOME = {
	first_name: 'Anna Maria',
	last_name: 'Schmidt',
	company: 'Schmidt & Söhne',
	address_1: 'Hauptstraße 1',
	city: 'Bonn',
	country: 'DE',
	postcode: '53111',
};

/** `test` with a customer whose row is full of values. */
export const test = base.extend( {
	customer: async ( { admin, site }, provide ) => {
		const { id } = await admin.createCustomer( {
			email: 'anna@example.com',
			first_name: 'Anna',
			last_name: 'Schmidt',
			phone: '+49 228 1',
			additional_info: { company: 'Schmidt' },
		} );
		await updateRow( site, 'fct_customers', id, FLUENTCART_COLUMNS );
		await provide( id );
	},
} );
