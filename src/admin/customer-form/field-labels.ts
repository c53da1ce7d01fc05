import { __ } from '@wordpress/i18n';
import type { ProfileField } from '@fcc/store';

export const FIELD_LABELS: Record< ProfileField, string > = {
	email: __( 'Email', 'fluent-cart-customers' ),
	first_name: __( 'First name', 'fluent-cart-customers' ),
	last_name: __( 'Last name', 'fluent-cart-customers' ),
	phone: __( 'Phone', 'fluent-cart-customers' ),
	status: __( 'Status', 'fluent-cart-customers' ),
	notes: __( 'Notes', 'fluent-cart-customers' ),
};

/**
 * @param apiName Full name of a customer's field in the API.
 * @return What a person calls it: of additional info, the key.
 */
export function fieldLabel( apiName: string ): string {
	const key = /^additional_info\[(.+)\]$/.exec( apiName )?.[ 1 ] ?? apiName;
	return (
		Object.entries( FIELD_LABELS ).find(
			( [ field ] ) =>
				field === key && ( field === 'notes' || key === apiName )
		)?.[ 1 ] ?? key
	);
}
