import { _n, sprintf } from '@wordpress/i18n';

/** Where the server does not say how long to wait. */
const DEFAULT_SECONDS = 60;

/**
 * @param seconds As the server said; undefined if it did not.
 * @return When to try again, a sentence.
 */
export function waitText( seconds: number = DEFAULT_SECONDS ): string {
	const minutes = Math.max( Math.ceil( seconds / 60 ), 1 );
	return sprintf(
		/* translators: %d: number of minutes. */
		_n(
			'Please try again in about %d minute.',
			'Please try again in about %d minutes.',
			minutes,
			'fluent-cart-customers'
		),
		minutes
	);
}
