import { __ } from '@wordpress/i18n';
import {
	codeOfForeign,
	describeForeign,
	findJson,
	type ForeignAnswer,
} from './foreign-answer';
import { withoutPadding } from './foreign-text';
import type { Customer } from './types';

interface Details {
	code: string;
	message: string;
	status: number;
	fields?: Record< string, string > | undefined;
	current?: Customer | undefined;
	retryAfter?: number | undefined;
	foreign?: ForeignAnswer | undefined;
}

/**
 * The one error of the client, whatever shape the failure had.
 */
export class ApiError extends Error {
	override readonly name = 'ApiError';

	/**
	 * A code of the contract (`validation_error`), of WordPress or another
	 * plugin (`rest_disabled`: then `foreign` is set), or one of this client
	 * where no API answered: `offline`, `network_error`, `timeout`,
	 * `other_person`, `php_output`, or a `ForeignCode`.
	 */
	readonly code: string;

	/** HTTP status; 0 if there was no answer. Decide by the code instead. */
	readonly status: number;

	/** A message for each bad field, by the field's full name (`filters[date_from]`). */
	readonly fields: Readonly< Record< string, string > >;

	/** With `edit_conflict`: the record as it is now. */
	readonly current: Customer | undefined;

	/** Seconds to wait before the next try, if the server said so. */
	readonly retryAfter: number | undefined;

	/** What answered, if it was not the API. */
	readonly foreign: ForeignAnswer | undefined;

	constructor( details: Details ) {
		super( details.message );
		this.code = details.code;
		this.status = details.status;
		this.fields = details.fields ?? {};
		this.current = details.current;
		this.retryAfter = details.retryAfter;
		this.foreign = details.foreign;
	}

	/**
	 * Whether the session has ended and no new nonce was to be had.
	 */
	get isSignedOut(): boolean {
		return (
			this.code === 'rest_cookie_invalid_nonce' ||
			// The contract has one code for both; 401 is without a login.
			( this.code === 'insufficient_permissions' &&
				! this.foreign &&
				this.status === 401 )
		);
	}

	/**
	 * Whether the same answer may come to a logged-in person and to one whose
	 * session has ended, as from a plugin that guards the REST API.
	 */
	get mayBeSignedOut(): boolean {
		return (
			!! this.foreign &&
			( this.code === 'login_page' ||
				[ 401, 403 ].includes( this.status ) )
		);
	}

	/**
	 * @param response An answer that is no success.
	 * @param text     Its body.
	 * @return The error that it is.
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
				// Something else in WordPress refused it, and the API passed that on.
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
	 * @return The error of a request without a session, as WordPress words it
	 *         where the request reaches WordPress.
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
	 * @return The error of a request that the client gave up waiting for.
	 */
	static timedOut(): ApiError {
		return new ApiError( {
			code: 'timeout',
			message: __(
				'The server did not respond in time. Try again.',
				'fluent-cart-customers'
			),
			status: 0,
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
 * @param text The body of an answer. White space and byte order marks around
 *             it, which a PHP file of the site may have printed, do no harm.
 * @return Its JSON; undefined if it holds none.
 */
export function parseJson( text: string ): unknown {
	try {
		return JSON.parse( withoutPadding( text ) );
	} catch {
		return undefined;
	}
}

/**
 * The contract's failure. What it holds beside the code is taken at its word:
 * the server's tests hold every answer against the contract.
 */
interface Envelope {
	error: Pick< Details, 'code' | 'message' | 'fields' | 'current' > & {
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
 * @param header `Retry-After`: seconds, or, from a proxy, a date.
 * @return Whole seconds, or undefined.
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
