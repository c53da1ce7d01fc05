import { __, sprintf } from '@wordpress/i18n';

/**
 * @return The label of a field that must not be empty.
 */
export function requiredLabel( label: string ): string {
	return sprintf(
		/* translators: %s: label of a field. */
		__( '%s (required)', 'fluent-cart-customers' ),
		label
	);
}
