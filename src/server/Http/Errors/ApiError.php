<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Errors;

use FluentCartCustomers\Platform\Sentences;
use RuntimeException;
use Throwable;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * An error of the contract: a named constructor for each code.
 */
final class ApiError extends RuntimeException {

	/** Seconds until a client tries again while the database rejects writes. */
	private const RETRY_SECONDS = 60;

	/**
	 * @param string                $error_code A code of the contract.
	 * @param int                   $status     HTTP.
	 * @param array<string, string> $fields     Messages by full name of the field.
	 * @param array<string, mixed>  $more       Other members of `error`.
	 */
	public function __construct(
		public readonly string $error_code,
		public readonly int $status,
		string $message,
		public readonly array $fields = array(),
		public readonly array $more = array(),
		?Throwable $previous = null,
	) {
		parent::__construct( $message, 0, $previous );
	}

	public static function customer_not_found( int $id ): self {
		return new self(
			'customer_not_found',
			404,
			/* translators: %d: ID of a customer. */
			sprintf( __( 'Customer with ID %d not found', 'fluent-cart-customers' ), $id )
		);
	}

	public static function address_not_found( int $id, ?Throwable $previous = null ): self {
		return new self(
			'address_not_found',
			404,
			/* translators: %d: ID of an address. */
			sprintf( __( 'Address with ID %d not found', 'fluent-cart-customers' ), $id ),
			previous: $previous
		);
	}

	public static function run_not_found(): self {
		return new self( 'run_not_found', 404, __( 'This change wasn’t found. It may be too old.', 'fluent-cart-customers' ) );
	}

	public static function run_active(): self {
		return new self( 'run_active', 409, __( 'This change hasn’t ended. Cancel it first, or wait until it’s done.', 'fluent-cart-customers' ) );
	}

	public static function already_undone(): self {
		return new self( 'already_undone', 409, __( 'This change is already undone.', 'fluent-cart-customers' ) );
	}

	public static function not_undoable(): self {
		return new self( 'not_undoable', 409, __( 'This change can’t be undone any more.', 'fluent-cart-customers' ) );
	}

	public static function import_not_found( int $id ): self {
		return new self(
			'import_not_found',
			404,
			/* translators: %d: ID of an import. */
			sprintf( __( 'Import with ID %d not found', 'fluent-cart-customers' ), $id )
		);
	}

	/**
	 * @param int $next 0-based number of the row that is missing.
	 */
	public static function row_gap( int $next ): self {
		return new self(
			'row_gap',
			409,
			/* translators: %s: number of a row. */
			sprintf( __( 'Not all rows were sent. Send the rows from row %s.', 'fluent-cart-customers' ), number_format_i18n( $next + 1 ) ),
			more: array( 'next' => $next )
		);
	}

	public static function import_started(): self {
		return new self( 'import_started', 409, __( 'These rows are being imported or are already imported. Wait until the import is done, or undo it first.', 'fluent-cart-customers' ) );
	}

	public static function not_found(): self {
		return new self( 'not_found', 404, __( 'No Customers API route matches this URL.', 'fluent-cart-customers' ) );
	}

	/**
	 * @param list<string> $allowed The methods of the route.
	 */
	public static function method_not_allowed( array $allowed ): self {
		return new self(
			'method_not_allowed',
			405,
			sprintf(
				/* translators: %s: HTTP methods, like “GET, PUT”. */
				__( 'This URL only accepts these methods: %s.', 'fluent-cart-customers' ),
				implode( ', ', $allowed )
			)
		);
	}

	public static function malformed_email( string $field = 'email' ): self {
		$message = __( 'Enter a valid email address, like name@example.com.', 'fluent-cart-customers' );
		return new self( 'invalid_email', 400, $message, array( $field => $message ) );
	}

	public static function email_taken( ?Throwable $previous = null ): self {
		$message = __( 'Another customer already uses this email address.', 'fluent-cart-customers' );
		return new self( 'invalid_email', 409, $message, array( 'email' => $message ), array(), $previous );
	}

	public static function no_such_user(): self {
		$message = __( 'WordPress user not found.', 'fluent-cart-customers' );
		return new self( 'invalid_user', 400, $message, array( 'user_id' => $message ) );
	}

	public static function user_taken( ?Throwable $previous = null ): self {
		$message = __( 'This WordPress user is already linked to another customer.', 'fluent-cart-customers' );
		return new self( 'invalid_user', 409, $message, array( 'user_id' => $message ), array(), $previous );
	}

	public static function customer_has_user(): self {
		return new self( 'invalid_user', 409, __( 'This customer already has a WordPress user.', 'fluent-cart-customers' ) );
	}

	public static function customer_has_no_user(): self {
		return new self( 'invalid_user', 409, __( 'No WordPress user is linked to this customer.', 'fluent-cart-customers' ) );
	}

	/**
	 * @param bool $is_of_site Whether the user belongs to this site; false for a user of other sites of the network.
	 */
	public static function user_exists( bool $is_of_site ): self {
		return new self(
			'user_exists',
			409,
			$is_of_site
				? __( 'A WordPress user already has this email address. Link that user to this customer instead.', 'fluent-cart-customers' )
				: __( 'A user of another site in this network already has this email address. Add that user to this site, then link them to this customer.', 'fluent-cart-customers' )
		);
	}

	/**
	 * @param string $reason A sentence, which may contain HTML of WordPress.
	 */
	public static function user_not_created( string $reason, ?Throwable $previous = null ): self {
		/* translators: %s: the reason, a sentence. */
		$message = sprintf( __( 'Couldn’t create a WordPress user. %s', 'fluent-cart-customers' ), self::plain( $reason ) );
		return new self( 'user_not_created', 409, trim( $message ), previous: $previous );
	}

	/**
	 * @param string $reason A sentence, which may contain HTML of WordPress.
	 */
	public static function password_reset_rejected( string $reason ): self {
		/* translators: %s: the reason, a sentence. */
		$message = sprintf( __( 'Couldn’t send a password reset. %s', 'fluent-cart-customers' ), self::plain( $reason ) );
		return new self( 'password_reset_rejected', 409, trim( $message ) );
	}

	public static function email_not_sent(): self {
		return new self( 'server_error', 500, __( 'Couldn’t send the email. Check whether this site can send email, then try again.', 'fluent-cart-customers' ) );
	}

	public static function customer_has_orders( int $id, int $orders, Throwable $previous ): self {
		return new self(
			'customer_has_orders',
			409,
			sprintf(
				/* translators: 1: ID of a customer, 2: number of orders. Keep “force” and “true”. */
				_n(
					'Customer with ID %1$d has %2$s order. To delete the customer anyway, set force to true.',
					'Customer with ID %1$d has %2$s orders. To delete the customer anyway, set force to true.',
					$orders,
					'fluent-cart-customers'
				),
				$id,
				number_format_i18n( $orders )
			),
			array(),
			array(),
			$previous
		);
	}

	public static function customer_has_subscriptions( int $id, int $subscriptions, Throwable $previous ): self {
		return new self(
			'customer_has_subscriptions',
			409,
			sprintf(
				/* translators: 1: ID of a customer, 2: number of subscriptions. */
				_n(
					'Customer with ID %1$d can’t be deleted because %2$s subscription hasn’t ended.',
					'Customer with ID %1$d can’t be deleted because %2$s subscriptions haven’t ended.',
					$subscriptions,
					'fluent-cart-customers'
				),
				$id,
				number_format_i18n( $subscriptions )
			),
			array(),
			array(),
			$previous
		);
	}

	public static function not_signed_in(): self {
		// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- Only its beginning is compared.
		$is_basic = isset( $_SERVER['PHP_AUTH_USER'] ) || str_starts_with( strtolower( (string) ( $_SERVER['HTTP_AUTHORIZATION'] ?? '' ) ), 'basic ' );
		return new self(
			'insufficient_permissions',
			401,
			$is_basic && ! wp_is_application_passwords_available()
				? __( 'You’re not logged in. Application passwords aren’t available on this site because WordPress requires HTTPS for them.', 'fluent-cart-customers' )
				: __( 'Log in to use the Customers API.', 'fluent-cart-customers' )
		);
	}

	/**
	 * @param string|null $message Null for the general message.
	 */
	public static function forbidden( ?string $message = null ): self {
		return new self( 'insufficient_permissions', 403, $message ?? __( 'You don’t have permission to do this.', 'fluent-cart-customers' ) );
	}

	/**
	 * @param array<string, string> $fields Messages by full name of the field; the name of the body is empty.
	 */
	public static function validation( array $fields, ?string $message = null ): self {
		$messages = array();
		foreach ( $fields as $field => $problem ) {
			/* translators: 1: name of a field in the API, 2: what is wrong with it. */
			$messages[] = '' === $field ? $problem : sprintf( _x( '%1$s: %2$s', 'field and problem', 'fluent-cart-customers' ), $field, $problem );
		}
		unset( $fields[''] );
		return new self( 'validation_error', 400, $message ?? Sentences::joined( $messages ), $fields );
	}

	/**
	 * @param array<string, mixed> $current The current Customer.
	 */
	public static function edit_conflict( array $current, Throwable $previous ): self {
		return new self(
			'edit_conflict',
			412,
			__( 'This customer was updated after you loaded it. Nothing was changed. Reload the customer and try again.', 'fluent-cart-customers' ),
			array(),
			array( 'current' => $current ),
			$previous
		);
	}

	/**
	 * @param int $retry_after Seconds.
	 */
	public static function rate_limited( int $retry_after ): self {
		$minutes = (int) ceil( $retry_after / MINUTE_IN_SECONDS );
		return new self(
			'rate_limited',
			429,
			$retry_after < 2 * MINUTE_IN_SECONDS
				? sprintf(
					/* translators: %s: number of seconds. */
					_n(
						'You’ve reached the hourly limit for this type of request. Try again in %s second.',
						'You’ve reached the hourly limit for this type of request. Try again in %s seconds.',
						$retry_after,
						'fluent-cart-customers'
					),
					number_format_i18n( $retry_after )
				)
				: sprintf(
					/* translators: %s: number of minutes. */
					_n(
						'You’ve reached the hourly limit for this type of request. Try again in %s minute.',
						'You’ve reached the hourly limit for this type of request. Try again in %s minutes.',
						$minutes,
						'fluent-cart-customers'
					),
					number_format_i18n( $minutes )
				),
			array(),
			array( 'retry_after' => $retry_after )
		);
	}

	/**
	 * The message does not contain the cause, which may contain personal data. ErrorMapper logs it.
	 */
	public static function server_error( Throwable $cause ): self {
		return new self( 'server_error', 500, __( 'Something went wrong on the server. Try again.', 'fluent-cart-customers' ), array(), array(), $cause );
	}

	/**
	 * The database rejects writes: failover, backup, full disk.
	 */
	public static function database_read_only( Throwable $cause ): self {
		return self::unavailable( __( 'The database doesn’t accept changes at the moment. Nothing was saved. Try again in a few minutes.', 'fluent-cart-customers' ), $cause );
	}

	/**
	 * Other code has called the API within its own transaction.
	 */
	public static function within_transaction( Throwable $cause ): self {
		return new self( 'server_error', 500, __( 'Nothing was saved because other code called the API within its own database transaction.', 'fluent-cart-customers' ), array(), array(), $cause );
	}

	/**
	 * A table or column is missing and could not be created.
	 */
	public static function database_incomplete( Throwable $cause ): self {
		return self::unavailable( __( 'Something is missing in the database, so nothing was read or saved. An administrator can see what it is under Tools → Site Health.', 'fluent-cart-customers' ), $cause );
	}

	private static function unavailable( string $message, Throwable $cause ): self {
		return new self( 'server_error', 503, $message, array(), array( 'retry_after' => self::RETRY_SECONDS ), $cause );
	}

	/**
	 * An error of WordPress or another plugin before the handler. Its code is kept, so that a screen can distinguish a missing
	 * right from a security plugin that has closed the REST API.
	 *
	 * @param string $wordpress_code Such as `rest_disabled`.
	 */
	public static function from_wp_error( string $wordpress_code, string $message, int $status ): self {
		$code = match ( true ) {
			401 === $status || 403 === $status => 'insufficient_permissions',
			404 === $status                    => 'not_found',
			$status < 500                      => 'validation_error',
			default                            => 'server_error',
		};
		// WordPress's messages about logins contain HTML.
		return new self( $code, $status, wp_strip_all_tags( $message ), more: array( 'wordpress_code' => $wordpress_code ) );
	}

	/**
	 * The message for text that the character set of a column cannot store.
	 */
	public static function text_not_storable(): string {
		return __( 'The database can’t store some of these characters, like emoji. Remove them.', 'fluent-cart-customers' );
	}

	/**
	 * The message for an object with too many members.
	 */
	public static function too_many_fields( int $limit ): string {
		/* translators: %s: number of fields. */
		return sprintf( _n( 'Use %s field or fewer.', 'Use %s fields or fewer.', $limit, 'fluent-cart-customers' ), number_format_i18n( $limit ) );
	}

	/**
	 * WordPress's messages about logins begin with `<strong>Error:</strong>`, and may contain links.
	 */
	private static function plain( string $html ): string {
		return trim( html_entity_decode( wp_strip_all_tags( (string) preg_replace( '#^\s*<strong>[^<]*</strong>#', '', $html ) ), ENT_QUOTES, 'UTF-8' ) );
	}

	/**
	 * For WordPress's REST server; Envelope unpacks it.
	 */
	public function to_wp_error(): WP_Error {
		return new WP_Error(
			$this->error_code,
			$this->getMessage(),
			array(
				'status' => $this->status,
				'error'  => $this->to_array(),
			)
		);
	}

	/**
	 * @return array<string, mixed> The member `error` of the envelope.
	 */
	public function to_array(): array {
		$fields = array() === $this->fields ? array() : array( 'fields' => $this->fields );
		return array(
			'code'    => $this->error_code,
			'message' => $this->getMessage(),
		) + $fields + $this->more;
	}
}
