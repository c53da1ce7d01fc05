import { __, sprintf } from '@wordpress/i18n';
import type { Customer } from './types';

interface Details {
	code: string;
	message: string;
	status: number;
	fields?: Record< string, string > | undefined;
	current?: Customer | undefined;
	retryAfter?: number | undefined;
}

/**
 * The one error of the client, whatever shape the failure had.
 */
export class ApiError extends Error {
	override readonly name = 'ApiError';

	/**
	 * A code of the contract (`validation_error`), of WordPress
	 * (`rest_cookie_invalid_nonce`), or one of ours where the API did not
	 * answer: `invalid_response`, `offline`, `network_error`, `other_person`.
	 */
	readonly code: string;

	/** HTTP status; 0 if there was no answer. */
	readonly status: number;

	/** A message for each bad field, by the field's full name (`filters[date_from]`). */
	readonly fields: Readonly< Record< string, string > >;

	/** With `edit_conflict`: the record as it is now. */
	readonly current: Customer | undefined;

	/** Seconds to wait before the next try, if the server said so. */
	readonly retryAfter: number | undefined;

	constructor( details: Details ) {
		super( details.message );
		this.code = details.code;
		this.status = details.status;
		this.fields = details.fields ?? {};
		this.current = details.current;
		this.retryAfter = details.retryAfter;
	}

	/**
	 * Whether nobody is signed in any more: the session has ended, and no new
	 * nonce was to be had.
	 */
	get isSignedOut(): boolean {
		return this.status === 401 || this.code === 'rest_cookie_invalid_nonce';
	}

	/**
	 * @param response An answer that is no success.
	 * @param body     Its JSON; undefined if it holds none.
	 * @return The error that it tells.
	 */
	static fromResponse( response: Response, body: unknown ): ApiError {
		const { status } = response;
		const retryAfter = toSeconds( response.headers.get( 'Retry-After' ) );

		if ( isEnvelope( body ) ) {
			return new ApiError( { ...body.error, status, retryAfter } );
		}
		if ( isWordPressError( body ) ) {
			return new ApiError( {
				code: body.code,
				message: toText( body.message ),
				status,
				retryAfter,
			} );
		}
		return new ApiError( {
			code: 'invalid_response',
			message: sprintf(
				/* translators: %d: an HTTP status, such as 502. */
				__(
					'Instead of the store, something else has answered (%d), perhaps a proxy or a maintenance page. Please try again in a moment.',
					'fluent-cart-customers'
				),
				status
			),
			status,
			retryAfter,
		} );
	}

	/**
	 * @return The error of a request by somebody who is no longer signed in, as
	 *         WordPress tells it where it gets to.
	 */
	static sessionEnded(): ApiError {
		return new ApiError( {
			code: 'rest_cookie_invalid_nonce',
			message: __(
				'You have been signed out. Please sign in again.',
				'fluent-cart-customers'
			),
			status: 403,
		} );
	}

	/**
	 * @return The error of a request that was not sent, because it would have
	 *         been in the name of somebody else than who opened the page.
	 */
	static otherPerson(): ApiError {
		return new ApiError( {
			code: 'other_person',
			message: __(
				'Somebody else has signed in in this browser. Reload the page to go on as them.',
				'fluent-cart-customers'
			),
			status: 403,
		} );
	}

	/**
	 * @return The error of a request that got no answer at all.
	 */
	static withoutResponse(): ApiError {
		return window.navigator.onLine
			? new ApiError( {
					code: 'network_error',
					message: __(
						'The server could not be reached. Please try again.',
						'fluent-cart-customers'
					),
					status: 0,
				} )
			: new ApiError( {
					code: 'offline',
					message: __(
						'You are offline. Please check your connection and try again.',
						'fluent-cart-customers'
					),
					status: 0,
				} );
	}
}

/**
 * The contract's failure. What it holds beside the code is taken at its word:
 * the server's tests hold every answer against the contract.
 */
interface Envelope {
	error: Pick< Details, 'code' | 'message' | 'fields' | 'current' >;
}

function isEnvelope( body: unknown ): body is Envelope {
	return isObject( body ) && isWordPressError( body.error );
}

function isWordPressError(
	body: unknown
): body is { code: string; message: string } {
	return (
		isObject( body ) &&
		typeof body.code === 'string' &&
		typeof body.message === 'string'
	);
}

/**
 * @param html A message of WordPress, whose fatal errors carry markup.
 * @return Its text.
 */
function toText( html: string ): string {
	const { body } = new DOMParser().parseFromString( html, 'text/html' );
	return body.textContent ?? '';
}

function isObject( value: unknown ): value is Record< string, unknown > {
	return typeof value === 'object' && value !== null;
}

/**
 * @param header `Retry-After`, which a proxy may also send as a date.
 * @return Whole seconds, or undefined.
 */
function toSeconds( header: string | null ): number | undefined {
	return header && /^\d+$/.test( header ) ? Number( header ) : undefined;
}
