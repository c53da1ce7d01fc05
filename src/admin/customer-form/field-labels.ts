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
