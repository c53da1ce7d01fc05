import { __, _x } from '@wordpress/i18n';
import type { AddressValues, Customer, CustomerSummary } from '@fcc/store';
import { own } from '../../components/own';
import { PROFILE_FIELDS } from './customer-values';
import { keyOfInfoField } from './info-field';

/** For addresses of any country. */
export const ADDRESS_LABELS: Record< keyof AddressValues, string > = {
	label: _x( 'Label', 'address', 'fluent-cart-customers' ),
	first_name: __( 'First name', 'fluent-cart-customers' ),
	last_name: __( 'Last name', 'fluent-cart-customers' ),
	company: _x( 'Company', 'address', 'fluent-cart-customers' ),
	address_1: __( 'Street address', 'fluent-cart-customers' ),
	address_2: __( 'Apartment, suite, etc.', 'fluent-cart-customers' ),
	city: __( 'City', 'fluent-cart-customers' ),
	state: __( 'State or province', 'fluent-cart-customers' ),
	postcode: __( 'Postal code', 'fluent-cart-customers' ),
	country: __( 'Country', 'fluent-cart-customers' ),
	phone: __( 'Phone', 'fluent-cart-customers' ),
	email: __( 'Email', 'fluent-cart-customers' ),
};

/** By the name in the API. */
const LABELS: Record< string, string > = {
	...Object.fromEntries(
		Object.values( PROFILE_FIELDS ).map( ( { apiName, label } ) => [
			apiName,
			label,
		] )
	),
	...ADDRESS_LABELS,
	type: __( 'Address type', 'fluent-cart-customers' ),
	is_primary: __( 'Primary address', 'fluent-cart-customers' ),
	user_id: __( 'WordPress user', 'fluent-cart-customers' ),
};

/**
 * @param field    Full name in the API (`additional_info[vat_id]`).
 * @param customer Knows the names that users gave to additional info.
 */
export function fieldLabel(
	field: string,
	customer?: Customer | CustomerSummary
): string {
	const key = keyOfInfoField( field );
	return own( LABELS, field ) ?? ( key ? infoLabel( key, customer ) : field );
}

/**
 * @return The name that users gave the key; without one, the key.
 */
export function infoLabel(
	key: string,
	customer?: Customer | CustomerSummary
): string {
	const labels =
		customer && 'additional_info_labels' in customer
			? customer.additional_info_labels
			: {};
	return own( labels, key ) ?? key;
}
