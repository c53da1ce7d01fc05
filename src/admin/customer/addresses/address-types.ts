import { __ } from '@wordpress/i18n';
import type { AddressType } from '@fcc/store';

export const ADDRESS_TYPES: Array< { value: AddressType; label: string } > = [
	{ value: 'billing', label: __( 'Billing', 'fluent-cart-customers' ) },
	{ value: 'shipping', label: __( 'Shipping', 'fluent-cart-customers' ) },
];

/**
 * @param type
 * @return Its name, or the bare type if it is none of ours.
 */
export function addressTypeLabel( type: string ): string {
	return ADDRESS_TYPES.find( ( { value } ) => value === type )?.label ?? type;
}
