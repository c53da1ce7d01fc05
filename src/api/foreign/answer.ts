import { foreignText, withoutPadding } from './text';

/** An answer that did not come from the API, for example from a firewall or another plugin. */
export interface ForeignAnswer {
	/** HTTP status. */
	status: number;

	/** Its message as plain text; empty if it has none. */
	text: string;

	/** The response header `Server`, such as `cloudflare`; empty if there is none. */
	server: string;

	/** URL after a redirect; empty if there was no redirect. */
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
 * @return The description that the screens show.
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
 * Picks a code for an answer without JSON of the contract or of WordPress. Such
 * an answer has only its HTTP status, so this is the one place that reads it.
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
	// Cloudflare sends 520 to 527 if the server behind it fails.
	if ( status >= 520 && status <= 527 ) {
		return 'gateway_error';
	}
	return status >= 500 ? 'server_page' : 'invalid_response';
}

/**
 * @param text The body of an answer that is not JSON as a whole.
 * @return The JSON object inside the body, and the text around it, for example
 *         notices that PHP printed; undefined if the body has no object.
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
