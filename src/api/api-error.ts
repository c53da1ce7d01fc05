import { __ } from '@wordpress/i18n';
import {
	codeOfForeign,
	describeForeign,
	findJson,
	type ForeignAnswer,
} from './foreign/answer';
import { withoutPadding } from './foreign/text';
import type { Customer } from './types';

interface Details {
	code: string;
	message: string;
	status: number;
	fields?: Record< string, string > | undefined;
	current?: Customer | undefined;
	next?: number | undefined;
	retryAfter?: number | undefined;
	foreign?: ForeignAnswer | undefined;
}

/**
 * The only error type that the client throws for a failed request.
 */
export class ApiError extends Error {
	override readonly name = 'ApiError';

	/**
	 * A code of the contract (`validation_error`), a code of WordPress or of
	 * another plugin (`rest_disabled`; `foreign` is set), or a code of this
	 * client for a request that the API did not answer: `offline`,
	 * `network_error`, `timeout`, `other_person`, `php_output`, or a
	 * `ForeignCode`.
	 */
	readonly code: string;

	/** HTTP status; 0 if there was no answer. Code that decides something reads `code`. */
	readonly status: number;

	/** A message for each invalid field, by the field's full name (`filters[date_from]`). */
	readonly fields: Readonly< Record< string, string > >;

	/** With `edit_conflict`: the current record. */
	readonly current: Customer | undefined;

	/** With `row_gap`: the 0-based row that the server expects next. */
	readonly next: number | undefined;

	/** Seconds to wait before the next try; undefined if the server sent none. */
	readonly retryAfter: number | undefined;

	/** The answer, if it did not come from the API. */
	readonly foreign: ForeignAnswer | undefined;

	constructor( details: Details ) {
		super( details.message );
		this.code = details.code;
		this.status = details.status;
		this.fields = details.fields ?? {};
		this.current = details.current;
		this.next = details.next;
		this.retryAfter = details.retryAfter;
		this.foreign = details.foreign;
	}

	/**
	 * Whether the session has ended and WordPress gave no new nonce.
	 */
	get isSignedOut(): boolean {
		return (
			this.code === 'rest_cookie_invalid_nonce' ||
			// The contract has one code for a missing login (401) and a missing right (403).
			( this.code === 'insufficient_permissions' &&
				! this.foreign &&
				this.status === 401 )
		);
	}

	/**
	 * Whether the session may have ended. A plugin that guards the REST API
	 * sends one answer to users with a session and to users without one.
	 */
	get mayBeSignedOut(): boolean {
		return (
			!! this.foreign &&
			( this.code === 'login_page' ||
				[ 401, 403 ].includes( this.status ) )
		);
	}

	/**
	 * @param response A failed response.
	 * @param text     Its body.
	 * @return The error that the response describes.
	 */
	static fromResponse( response: Response, text: string ): ApiError {
		const { status } = response;
		const retryAfter = toSeconds( response.headers.get( 'Retry-After' ) );
		const whole = parseJson( text );
		const found = whole === undefined ? findJson( text ) : undefined;
		const body = whole ?? found?.json;

		if ( isEnvelope( body ) ) {
			const { wordpress_code: code, ...error } = body.error;
			return new ApiError( {
				...error,
				status,
				retryAfter,
				// Another plugin rejected the request, and the API passed its code on.
				...( code && {
					code,
					foreign: describeForeign( response, error.message ),
				} ),
			} );
		}
		if ( isWordPressError( body ) ) {
			const foreign = describeForeign( response, body.message );
			return new ApiError( {
				code: body.code,
				message: foreign.text,
				status,
				retryAfter,
				foreign,
			} );
		}
		const foreign = describeForeign( response, found?.around ?? text );
		return new ApiError( {
			code: found ? 'php_output' : codeOfForeign( response, text ),
			message: foreign.text,
			status,
			retryAfter,
			foreign,
		} );
	}

	/**
	 * @return The error of a request whose session has ended, with the code
	 *         that WordPress uses.
	 */
	static sessionEnded(): ApiError {
		return new ApiError( {
			code: 'rest_cookie_invalid_nonce',
			message: __(
				'You’ve been logged out. Log in again.',
				'fluent-cart-customers'
			),
			status: 403,
		} );
	}

	/**
	 * @return The error of a request that was not sent, because the user who is
	 *         signed in is not the user who opened the page.
	 */
	static userChanged(): ApiError {
		return new ApiError( {
			code: 'other_person',
			message: __(
				'Someone else logged in on this browser. Reload the page to continue as that user.',
				'fluent-cart-customers'
			),
			status: 403,
		} );
	}

	/**
	 * @return The error of a request without an answer within the time limit.
	 */
	static timedOut(): ApiError {
		return new ApiError( {
			code: 'timeout',
			message: __(
				'The server didn’t respond in time. Try again.',
				'fluent-cart-customers'
			),
			status: 0,
		} );
	}

	/**
	 * @return The error of a request that got no answer.
	 */
	static networkError(): ApiError {
		return window.navigator.onLine
			? new ApiError( {
					code: 'network_error',
					message: __(
						'Couldn’t reach the server. Try again.',
						'fluent-cart-customers'
					),
					status: 0,
				} )
			: new ApiError( {
					code: 'offline',
					message: __(
						'You’re offline. Check your connection and try again.',
						'fluent-cart-customers'
					),
					status: 0,
				} );
	}
}

/**
 * @param text The body of an answer. A PHP file of the site may have printed
 *             white space or byte order marks around it.
 * @return The JSON value; undefined if the body is not JSON.
 */
export function parseJson( text: string ): unknown {
	try {
		return JSON.parse( withoutPadding( text ) );
	} catch {
		return undefined;
	}
}

/**
 * The contract's failure. Only code and message are checked here, because the
 * server's tests compare every answer with the contract.
 */
interface Envelope {
	error: Pick<
		Details,
		'code' | 'message' | 'fields' | 'current' | 'next'
	> & {
		wordpress_code?: string;
	};
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

function isObject( value: unknown ): value is Record< string, unknown > {
	return typeof value === 'object' && value !== null;
}

/**
 * @param header `Retry-After`: seconds, or a date if a proxy sent it.
 * @return Whole seconds; undefined if the header has no number and no date.
 */
function toSeconds( header: string | null ): number | undefined {
	if ( ! header ) {
		return undefined;
	}
	const seconds = /^\d+$/.test( header )
		? Number( header )
		: Math.ceil( ( Date.parse( header ) - Date.now() ) / 1000 );
	return Number.isNaN( seconds ) ? undefined : Math.max( seconds, 0 );
}
