import { __ } from '@wordpress/i18n';
import { ApiError } from '@fcc/store';

/**
 * @param error
 * @return What went wrong, in a sentence for the person.
 */
export function failureText( error: unknown ): string {
	if ( ! ( error instanceof ApiError ) ) {
		return String( error );
	}
	return error.isSignedOut
		? __(
				'Your session has ended, so this was not done. Sign in and try again.',
				'fluent-cart-customers'
			)
		: error.message;
}
