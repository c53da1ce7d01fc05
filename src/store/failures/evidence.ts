import { __, sprintf } from '@wordpress/i18n';
import type { ApiError } from '../../api';

/**
 * @param error
 * @return What answered instead of the API, and what it said, for the person to
 *         hand on to a host or developer; undefined if the API answered.
 */
export function evidenceOf( { code, foreign }: ApiError ): string | undefined {
	if ( ! foreign ) {
		return undefined;
	}
	const { status, server, redirectedTo, text } = foreign;
	const origin = [
		sprintf(
			/* translators: %d: an HTTP status, such as 403. */
			__( 'HTTP %d', 'fluent-cart-customers' ),
			status
		),
		server,
		// A code of WordPress or a plugin, of use to who looks for it.
		code.startsWith( 'rest_' ) ? code : '',
		redirectedTo,
	]
		.filter( Boolean )
		.join( ', ' );

	return text
		? sprintf(
				/* translators: 1: where a response came from, such as “HTTP 403, cloudflare”; 2: its text. */
				__( 'Response (%1$s): “%2$s”', 'fluent-cart-customers' ),
				origin,
				text
			)
		: sprintf(
				/* translators: %s: where a response came from, such as “HTTP 403, cloudflare”. */
				__( 'Response (%s) without a text.', 'fluent-cart-customers' ),
				origin
			);
}
