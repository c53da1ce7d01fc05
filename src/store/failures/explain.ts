import { __, _x, sprintf } from '@wordpress/i18n';
import { ApiError } from '../../api';
import { failureKindOf, type Recovery } from './failures';

export interface Explanation {
	title: string;
	description: string;

	/** Source and text of an answer that did not come from the API. */
	foreignResponse: string | undefined;

	recovery: Recovery;
}

/**
 * @param error Why a read failed.
 * @param title Title for failures without a title of their own.
 * @return The texts for the user, and the next step.
 */
export function explainError( error: unknown, title: string ): Explanation {
	if ( ! ( error instanceof ApiError ) ) {
		return {
			title,
			description: String( error ),
			foreignResponse: undefined,
			recovery: 'retry',
		};
	}
	const kind = failureKindOf( error );
	const { description, recovery } = kind;

	return {
		title: kind.title ?? title,
		description:
			typeof description === 'string'
				? description
				: description( error ),
		foreignResponse: foreignResponseOf( error ),
		recovery,
	};
}

/**
 * @return Why a write failed, in sentences for the user.
 */
export function failureText( error: unknown ): string {
	if ( ! ( error instanceof ApiError ) ) {
		return String( error );
	}
	const { description, reason = description } = failureKindOf( error );
	const why = typeof reason === 'string' ? reason : reason( error );

	const foreignResponse = foreignResponseOf( error );

	return foreignResponse
		? sprintf(
				/* translators: 1: one or more sentences, 2: the next sentence. */
				_x( '%1$s %2$s', 'two sentences', 'fluent-cart-customers' ),
				why,
				foreignResponse
			)
		: why;
}

/**
 * @return Source and text of an answer that did not come from the API, which the
 *         user can pass on to a host or developer; undefined if the API answered.
 */
function foreignResponseOf( { code, foreign }: ApiError ): string | undefined {
	if ( ! foreign ) {
		return undefined;
	}
	const { status, server, redirectedTo, text } = foreign;
	const origin = [
		sprintf(
			/* translators: %d: an HTTP status, like 403. */
			__( 'HTTP %d', 'fluent-cart-customers' ),
			status
		),
		server,
		// A developer can search for a code of WordPress or of a plugin.
		code.startsWith( 'rest_' ) ? code : '',
		redirectedTo,
	]
		.filter( Boolean )
		.join( ', ' );

	return text
		? sprintf(
				/* translators: 1: where a response came from, like “HTTP 403, cloudflare”; 2: its text. */
				__( 'Response (%1$s): “%2$s”', 'fluent-cart-customers' ),
				origin,
				text
			)
		: sprintf(
				/* translators: %s: where a response came from, like “HTTP 403, cloudflare”. */
				__( 'Response (%s) without text.', 'fluent-cart-customers' ),
				origin
			);
}
