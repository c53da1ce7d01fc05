import { foreignText, withoutPadding } from './foreign-text';

/** What answered in place of the API, or refused the request before the API saw it. */
export interface ForeignAnswer {
	/** HTTP status. */
	status: number;

	/** Its message as plain text; empty if it has none. */
	text: string;

	/** The response header `Server`, such as `cloudflare`; empty if there is none. */
	server: string;

	/** The address that a redirect led to; empty if there was no redirect. */
	redirectedTo: string;
}

/** Codes of this client for answers that hold no JSON of the contract or of WordPress. */
export type ForeignCode =
	| 'blocked'
	| 'empty_answer'
	| 'gateway_error'
	| 'invalid_response'
	| 'login_page'
	| 'no_such_address'
	| 'server_page'
	| 'site_unavailable'
	| 'too_large'
	| 'too_many_requests';

const CODES_BY_STATUS: Partial< Record< number, ForeignCode > > = {
	401: 'blocked',
	403: 'blocked',
	404: 'no_such_address',
	405: 'blocked',
	406: 'blocked',
	410: 'no_such_address',
	413: 'too_large',
	418: 'blocked',
	429: 'too_many_requests',
	451: 'blocked',
	502: 'gateway_error',
	503: 'site_unavailable',
	504: 'gateway_error',
};

/**
 * @param response
 * @param text     Its body.
 * @return What answered.
 */
export function describeForeign(
	response: Response,
	text: string
): ForeignAnswer {
	return {
		status: response.status,
		text: foreignText( text ),
		server: response.headers.get( 'Server' ) ?? '',
		redirectedTo: response.redirected ? response.url : '',
	};
}

/**
 * Names an answer that holds no JSON of the contract or of WordPress. The HTTP
 * status is all that such an answer has in place of a code, so it is read here
 * and nowhere else.
 *
 * @param response
 * @param text     Its body.
 */
export function codeOfForeign( response: Response, text: string ): ForeignCode {
	const { status } = response;

	if ( isLoginPage( text ) ) {
		return 'login_page';
	}
	const byStatus = CODES_BY_STATUS[ status ];
	if ( byStatus ) {
		return byStatus;
	}
	if ( withoutPadding( text ) === '' ) {
		return 'empty_answer';
	}
	// 520 to 527 are Cloudflare's for a server behind it that fails.
	if ( status >= 520 && status <= 527 ) {
		return 'gateway_error';
	}
	return status >= 500 ? 'server_page' : 'invalid_response';
}

/**
 * @param text The body of an answer, not JSON as a whole.
 * @return The JSON object in it, and the text around it, such as notices that
 *         PHP has printed; undefined if there is no such object.
 */
export function findJson(
	text: string
): { json: unknown; around: string } | undefined {
	const end = text.lastIndexOf( '}' ) + 1;
	const start = text.search( /\{\s*"(success|code)"\s*:/ );

	if ( start < 0 || end <= start ) {
		return undefined;
	}
	try {
		return {
			json: JSON.parse( text.slice( start, end ) ),
			around: `${ text.slice( 0, start ) } ${ text.slice( end ) }`,
		};
	} catch {
		return undefined;
	}
}

function isLoginPage( text: string ): boolean {
	return /<input[^>]+type\s*=\s*["']?password/i.test( text );
}
