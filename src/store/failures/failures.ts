/**
 * All failures that a screen can show: the code of the error, the text of the
 * screen, and the user's next step. The error's code identifies a failure, not
 * its HTTP status. tests/unit/store/failures.test.ts sends each of them.
 */
import { __, _n, sprintf } from '@wordpress/i18n';
import { getBootstrap, type ApiError } from '../../api';

/** The user's next step. With `elsewhere`, a retry is useless, and the screen offers another way. */
export type Recovery = 'retry' | 'sign-in' | 'reload' | 'elsewhere';

/** Why a repeated request may succeed. A rate limit also says when. */
export type RetryReason = 'no-answer' | 'server-failed' | 'too-many';

/** A sentence, or a function that creates it from the error. */
type Sentence = string | ( ( error: ApiError ) => string );

export interface FailureKind {
	/** Codes of `ApiError`. */
	codes: readonly string[];

	/** Without a title, the screen names what it could not read. */
	title?: string;

	description: Sentence;

	/** Replaces the description if the screen has already said what was not done. */
	reason?: Sentence;

	recovery: Recovery;

	/** Why a bulk run repeats the request; without it, the run pauses. */
	retryReason?: RetryReason;
}

/** Minutes are shown, so a missing `Retry-After` counts as one. */
const DEFAULT_WAIT_SECONDS = 60;

const ownMessage = ( { message }: ApiError ) => message;

function waitText( seconds: number = DEFAULT_WAIT_SECONDS ): string {
	const minutes = Math.max( Math.ceil( seconds / 60 ), 1 );
	return sprintf(
		/* translators: %s: number of minutes. */
		_n(
			'Try again in about %s minute.',
			'Try again in about %s minutes.',
			minutes,
			'fluent-cart-customers'
		),
		minutes.toLocaleString( getBootstrap().locale )
	);
}

/** The request was not sent, or got no answer. */
const NO_ANSWER: FailureKind[] = [
	{
		codes: [ 'offline' ],
		title: __( 'No internet connection', 'fluent-cart-customers' ),
		description: ownMessage,
		recovery: 'retry',
		retryReason: 'no-answer',
	},
	{
		codes: [ 'network_error', 'timeout' ],
		description: ownMessage,
		recovery: 'retry',
		retryReason: 'no-answer',
	},
	{
		codes: [ 'other_person' ],
		title: __( 'Someone else is logged in', 'fluent-cart-customers' ),
		description: ownMessage,
		recovery: 'reload',
	},
];

/** The user has no right to view customers. */
export const NO_PERMISSION = {
	codes: [ 'insufficient_permissions' ],
	title: __(
		'You don’t have permission to view customers',
		'fluent-cart-customers'
	),
	description: __(
		'Ask a site administrator to give you access.',
		'fluent-cart-customers'
	),
	reason: ownMessage,
	recovery: 'elsewhere',
} as const satisfies FailureKind;

/** The session has ended. */
export const SIGNED_OUT: FailureKind = {
	codes: [ 'rest_cookie_invalid_nonce' ],
	title: __( 'You’re logged out', 'fluent-cart-customers' ),
	description: __(
		'Your session expired. Log in again to continue.',
		'fluent-cart-customers'
	),
	reason: __(
		'Your session expired, so nothing was changed. Log in and try again.',
		'fluent-cart-customers'
	),
	recovery: 'sign-in',
};

const SERVER_ERROR: FailureKind = {
	codes: [ 'server_error' ],
	description: ownMessage,
	recovery: 'retry',
	retryReason: 'server-failed',
};

/** Other codes of the API. No text here would be better than the API's message. */
const OTHER_OF_API: FailureKind = {
	codes: [
		'address_not_found',
		'already_undone',
		'customer_has_orders',
		'customer_has_subscriptions',
		'edit_conflict',
		'import_started',
		'invalid_user',
		'not_undoable',
		'password_reset_rejected',
		'preview_expired',
		'row_gap',
		'run_active',
		'user_exists',
		'user_not_created',
		'view_not_found',
	],
	description: ownMessage,
	recovery: 'retry',
};

/** The API answered. */
const OF_API: FailureKind[] = [
	NO_PERMISSION,
	{
		codes: [ 'validation_error' ],
		title: __( 'This view can’t be shown', 'fluent-cart-customers' ),
		description: __(
			'The link to this view has a filter or page that isn’t valid. Clear the search and filters and try again.',
			'fluent-cart-customers'
		),
		reason: ownMessage,
		recovery: 'elsewhere',
	},
	{
		codes: [ 'invalid_email' ],
		description: ownMessage,
		recovery: 'elsewhere',
	},
	{
		codes: [ 'customer_not_found' ],
		title: __( 'Customer not found', 'fluent-cart-customers' ),
		description: __(
			'This customer might have been deleted, or the link might be wrong.',
			'fluent-cart-customers'
		),
		reason: ownMessage,
		recovery: 'elsewhere',
	},
	{
		codes: [ 'run_not_found' ],
		title: __( 'Change not found', 'fluent-cart-customers' ),
		description: __(
			'This change might have been removed from the history, or the link might be wrong.',
			'fluent-cart-customers'
		),
		reason: ownMessage,
		recovery: 'elsewhere',
	},
	{
		codes: [ 'import_not_found' ],
		title: __( 'Import not found', 'fluent-cart-customers' ),
		description: __(
			'Its rows might have been removed, or the link might be wrong.',
			'fluent-cart-customers'
		),
		reason: ownMessage,
		recovery: 'elsewhere',
	},
	{
		codes: [ 'rate_limited' ],
		title: __( 'Too many requests', 'fluent-cart-customers' ),
		description: ( { retryAfter } ) => waitText( retryAfter ),
		reason: ownMessage,
		recovery: 'retry',
		retryReason: 'too-many',
	},
	{
		codes: [ 'not_found', 'method_not_allowed' ],
		description: ( { message } ) =>
			sprintf(
				/* translators: %s: the server’s message, a sentence. */
				__(
					'%s The plugin might have been updated. Reload the page.',
					'fluent-cart-customers'
				),
				message
			),
		recovery: 'reload',
	},
	SERVER_ERROR,
	OTHER_OF_API,
];

/** Other codes of WordPress or a plugin, which rejected the request before the API received it. */
const OTHER_FOREIGN: FailureKind = {
	codes: [ 'rest_disabled', 'rest_forbidden', 'rest_login_required' ],
	description: __(
		'Another plugin, or WordPress itself, blocked the request before it reached the Customers API.',
		'fluent-cart-customers'
	),
	recovery: 'retry',
	retryReason: 'server-failed',
};

/** The answer did not come from the API. Its text is shown beside the description. */
const FOREIGN: FailureKind[] = [
	{
		codes: [ 'rest_no_route' ],
		description: __(
			'WordPress answered, but doesn’t have the Customers API. This plugin might be inactive, or another plugin removes the API.',
			'fluent-cart-customers'
		),
		recovery: 'retry',
	},
	{
		codes: [ 'internal_server_error', 'server_page' ],
		description: __(
			'PHP or the web server stopped with an error. Check the site’s error log.',
			'fluent-cart-customers'
		),
		recovery: 'retry',
		retryReason: 'server-failed',
	},
	{
		codes: [ 'php_output' ],
		description: __(
			'PHP messages, or the output of another plugin, are printed around the response of the Customers API. Turn off the display of PHP errors (WP_DEBUG_DISPLAY). A change might have been saved. Reload the page to check.',
			'fluent-cart-customers'
		),
		recovery: 'retry',
	},
	{
		codes: [ 'login_page' ],
		description: __(
			'A login page answered instead of the Customers API, although you’re logged in to WordPress. Open the site in a new tab, log in there, and try again.',
			'fluent-cart-customers'
		),
		recovery: 'retry',
	},
	{
		codes: [ 'blocked' ],
		description: __(
			'The web server, a firewall, or a security plugin answered instead of the Customers API. Allow requests to the REST API there, or ask your host to.',
			'fluent-cart-customers'
		),
		recovery: 'retry',
	},
	{
		codes: [ 'no_such_address' ],
		description: __(
			'The web server has no page at the REST API’s URL. Go to Settings → Permalinks and save, or ask your host to pass /wp-json/ to WordPress.',
			'fluent-cart-customers'
		),
		recovery: 'retry',
	},
	{
		codes: [ 'too_large' ],
		description: __(
			'The web server doesn’t accept requests of this size. Shorten what you entered, or ask your host to raise the limit.',
			'fluent-cart-customers'
		),
		recovery: 'elsewhere',
	},
	{
		codes: [ 'too_many_requests' ],
		title: __( 'Too many requests', 'fluent-cart-customers' ),
		description: ( { retryAfter } ) =>
			sprintf(
				/* translators: %s: a sentence that says when to try again. */
				__(
					'The web server or a firewall limits how many requests you can send. %s',
					'fluent-cart-customers'
				),
				waitText( retryAfter )
			),
		recovery: 'retry',
		retryReason: 'too-many',
	},
	{
		codes: [ 'site_unavailable' ],
		description: __(
			'The site might be down for maintenance or overloaded. Try again in a few minutes.',
			'fluent-cart-customers'
		),
		recovery: 'retry',
		retryReason: 'server-failed',
	},
	{
		codes: [ 'gateway_error' ],
		description: __(
			'A proxy answered because WordPress didn’t respond to it. Try again in a few minutes.',
			'fluent-cart-customers'
		),
		recovery: 'retry',
		retryReason: 'server-failed',
	},
	{
		codes: [ 'empty_answer' ],
		description: __(
			'The site sent an empty response. PHP might have stopped. Check the site’s error log.',
			'fluent-cart-customers'
		),
		recovery: 'retry',
		retryReason: 'server-failed',
	},
	{
		codes: [ 'invalid_response' ],
		description: __(
			'A proxy, a cache, or a maintenance page might have answered instead of the Customers API.',
			'fluent-cart-customers'
		),
		recovery: 'retry',
		retryReason: 'server-failed',
	},
	OTHER_FOREIGN,
];

export const FAILURES: readonly FailureKind[] = [
	SIGNED_OUT,
	...NO_ANSWER,
	...OF_API,
	...FOREIGN,
];

/**
 * @return The kind of failure that an error is.
 */
export function failureKindOf( error: ApiError ): FailureKind {
	if ( error.isSignedOut ) {
		return SIGNED_OUT;
	}
	// Another program may use a code of the contract with another meaning.
	const known = error.foreign ? FOREIGN : FAILURES;
	return (
		known.find( ( { codes } ) => codes.includes( error.code ) ) ??
		otherKindOf( error )
	);
}

/** For codes that the table does not have, for example of a later version of the API. */
function otherKindOf( { foreign, status }: ApiError ): FailureKind {
	if ( foreign ) {
		return OTHER_FOREIGN;
	}
	return status >= 500 ? SERVER_ERROR : OTHER_OF_API;
}
