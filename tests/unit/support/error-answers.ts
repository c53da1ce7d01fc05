import { failure } from './server';

/** An answer of the server, and the expected explanation. */
export interface Arrival {
	/** Expected code of the error. */
	code: string;
	answer: () => Response;
	/** Matches the title with the description. */
	says: RegExp;
	/** Expected part of the evidence. */
	quotes?: string;
	recovery?: string;
}

export function html(
	status: number,
	body: string,
	headers: HeadersInit = {}
) {
	return new Response( body, {
		status,
		headers: { 'Content-Type': 'text/html', ...headers },
	} );
}

export function wordpress( code: string, message: string, status: number ) {
	return Response.json( { code, message, data: { status } }, { status } );
}

export function ofApi( code: string, status: number, message = 'It said no.' ) {
	return failure( { code, message }, status );
}

/** Errors of the API. */
export const FROM_API: Arrival[] = [
	{
		code: 'validation_error',
		answer: () => ofApi( 'validation_error', 400 ),
		says: /view can’t be shown/,
		recovery: 'elsewhere',
	},
	{
		code: 'invalid_email',
		answer: () => ofApi( 'invalid_email', 409 ),
		says: /It said no/,
		recovery: 'elsewhere',
	},
	{
		code: 'invalid_user',
		answer: () => ofApi( 'invalid_user', 409 ),
		says: /It said no/,
	},
	{
		code: 'user_exists',
		answer: () => ofApi( 'user_exists', 409 ),
		says: /It said no/,
	},
	{
		code: 'user_not_created',
		answer: () => ofApi( 'user_not_created', 409 ),
		says: /It said no/,
	},
	{
		code: 'view_not_found',
		answer: () => ofApi( 'view_not_found', 404 ),
		says: /It said no/,
	},
	{
		code: 'password_reset_rejected',
		answer: () => ofApi( 'password_reset_rejected', 409 ),
		says: /It said no/,
	},
	{
		code: 'insufficient_permissions',
		answer: () => ofApi( 'insufficient_permissions', 403 ),
		says: /You don’t have permission to view customers/,
		recovery: 'elsewhere',
	},
	{
		code: 'customer_not_found',
		answer: () => ofApi( 'customer_not_found', 404 ),
		says: /Customer not found/,
		recovery: 'elsewhere',
	},
	{
		code: 'run_not_found',
		answer: () => ofApi( 'run_not_found', 404 ),
		says: /Change not found/,
		recovery: 'elsewhere',
	},
	{
		code: 'import_not_found',
		answer: () => ofApi( 'import_not_found', 404 ),
		says: /Import not found/,
		recovery: 'elsewhere',
	},
	...[
		'already_undone',
		'import_started',
		'not_undoable',
		'preview_expired',
		'row_gap',
		'run_active',
	].map( ( code ) => ( {
		code,
		answer: () => ofApi( code, 409 ),
		says: /It said no/,
	} ) ),
	{
		code: 'address_not_found',
		answer: () => ofApi( 'address_not_found', 404 ),
		says: /It said no/,
	},
	{
		code: 'not_found',
		answer: () => ofApi( 'not_found', 404 ),
		says: /It said no\. .*Reload the page/,
		recovery: 'reload',
	},
	{
		code: 'method_not_allowed',
		answer: () => ofApi( 'method_not_allowed', 405 ),
		says: /Reload the page/,
		recovery: 'reload',
	},
	{
		code: 'customer_has_orders',
		answer: () => ofApi( 'customer_has_orders', 409 ),
		says: /It said no/,
	},
	{
		code: 'customer_has_subscriptions',
		answer: () => ofApi( 'customer_has_subscriptions', 409 ),
		says: /It said no/,
	},
	{
		code: 'edit_conflict',
		answer: () => ofApi( 'edit_conflict', 412 ),
		says: /It said no/,
	},
	{
		code: 'server_error',
		answer: () => ofApi( 'server_error', 500 ),
		says: /It said no/,
	},
	{
		code: 'rate_limited',
		answer: () => ofApi( 'rate_limited', 429 ),
		says: /Too many requests.*about 1 minute/s,
	},
];

/** Errors of WordPress, of another plugin, or of a server between it and the browser. */
export const FROM_ELSEWHERE: Arrival[] = [
	{
		code: 'rest_no_route',
		answer: () =>
			wordpress(
				'rest_no_route',
				'No route was found matching the URL and request method.',
				404
			),
		says: /doesn’t have the Customers API/,
		quotes: 'No route was found',
	},
	{
		code: 'rest_disabled',
		answer: () =>
			wordpress(
				'rest_disabled',
				'<strong>Error:</strong> The REST API is off at Acme.',
				403
			),
		says: /Another plugin, or WordPress itself/,
		quotes: 'The REST API is off at Acme.',
	},
	{
		code: 'rest_disabled',
		answer: () =>
			failure(
				{
					code: 'insufficient_permissions',
					wordpress_code: 'rest_disabled',
					message: 'Off at Acme.',
				},
				403
			),
		says: /Another plugin, or WordPress itself/,
		quotes: 'Off at Acme.',
	},
	{
		code: 'rest_login_required',
		answer: () => wordpress( 'rest_login_required', 'Only members.', 401 ),
		says: /Another plugin, or WordPress itself/,
		quotes: 'Only members.',
	},
	{
		code: 'rest_forbidden',
		answer: () =>
			wordpress(
				'rest_forbidden',
				'Sorry, you are not allowed to do that.',
				403
			),
		says: /Another plugin, or WordPress itself/,
		quotes: 'not allowed',
	},
	{
		code: 'internal_server_error',
		answer: () =>
			wordpress(
				'internal_server_error',
				'<p>There has been a critical error on this website.</p>',
				500
			),
		says: /PHP or the web server stopped/,
		quotes: 'There has been a critical error on this website.',
	},
	{
		code: 'blocked',
		answer: () =>
			html(
				403,
				'<title>Blocked</title><style>p{}</style><h1>Wordfence</h1><p>Your access is limited.</p>',
				{ Server: 'cloudflare' }
			),
		says: /firewall/,
		quotes: 'HTTP 403, cloudflare',
	},
	{
		code: 'blocked',
		answer: () =>
			Response.json( { error: 'Rule 949110' }, { status: 403 } ),
		says: /firewall/,
		quotes: 'Rule 949110',
	},
	{
		code: 'blocked',
		answer: () => html( 401, 'Authorization Required' ),
		says: /firewall/,
		quotes: 'Authorization Required',
	},
	{
		code: 'blocked',
		answer: () => html( 406, 'Not acceptable: mod_security' ),
		says: /firewall/,
		quotes: 'mod_security',
	},
	{
		code: 'no_such_address',
		answer: () =>
			html( 404, '<title>Page not found</title><h1>Nothing here</h1>' ),
		says: /Permalinks/,
		quotes: 'Nothing here',
	},
	{
		code: 'too_large',
		answer: () =>
			html( 413, '<h1>413 Request Entity Too Large</h1>', {
				Server: 'nginx',
			} ),
		says: /requests of this size/,
		quotes: 'nginx',
		recovery: 'elsewhere',
	},
	{
		code: 'too_many_requests',
		answer: () => html( 429, 'Slow down', { 'Retry-After': '130' } ),
		says: /limits how many requests.*about 3 minutes/,
		quotes: 'Slow down',
	},
	{
		code: 'gateway_error',
		answer: () => html( 502, '<h1>Bad gateway</h1>' ),
		says: /A proxy answered/,
		quotes: 'Bad gateway',
	},
	{
		code: 'gateway_error',
		answer: () =>
			html( 524, 'A timeout occurred', { Server: 'cloudflare' } ),
		says: /A proxy answered/,
		quotes: 'A timeout occurred',
	},
	{
		code: 'site_unavailable',
		answer: () =>
			html(
				503,
				'<p>Briefly unavailable for scheduled maintenance.</p>',
				{ 'Retry-After': '600' }
			),
		says: /down for maintenance or overloaded/,
		quotes: 'Briefly unavailable',
	},
	{
		code: 'server_page',
		answer: () => html( 500, '<b>Fatal error</b>: Uncaught Error' ),
		says: /PHP or the web server stopped/,
		quotes: 'Uncaught Error',
	},
	{
		code: 'empty_answer',
		answer: () => html( 500, '' ),
		says: /empty response/,
		quotes: 'HTTP 500',
	},
	{
		code: 'empty_answer',
		answer: () => html( 200, ' \n' ),
		says: /empty response/,
		quotes: 'HTTP 200',
	},
	{
		code: 'php_output',
		answer: () =>
			html(
				200,
				'<br /><b>Notice</b>: Undefined variable $x in /srv/a.php on line 3<br />{"success":true,"data":{}}'
			),
		says: /PHP messages/,
		quotes: 'Undefined variable $x',
	},
	{
		code: 'php_output',
		answer: () =>
			html(
				200,
				'{"success":true,"data":{}}<!-- cached --><p>Served from cache</p>'
			),
		says: /PHP messages/,
		quotes: 'Served from cache',
	},
	{
		code: 'login_page',
		answer: () =>
			html(
				200,
				'<title>Log In</title><form><input name="log"><input type="password" name="pwd"></form>'
			),
		says: /login page/,
		quotes: 'Log In',
	},
	{
		code: 'invalid_response',
		answer: () => html( 200, '<h1>Welcome to nginx!</h1>' ),
		says: /might have answered instead/,
		quotes: 'Welcome to nginx!',
	},
	{
		code: 'invalid_response',
		answer: () => Response.json( 0 ),
		says: /might have answered instead/,
		quotes: '0',
	},
];
