<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Users;

use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Customers\Record\EditConflict;
use FluentCartCustomers\Customers\Record\UserTaken;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Journal\Recorder;
use FluentCartCustomers\Platform\PhpFunctions;
use Throwable;
use WP_Error;
use WP_Upgrader;
use WP_User;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Creates the WordPress user of a customer. Besides PasswordReset, nothing else in this plugin writes to a WordPress user.
 *
 * The user is created outside the transaction that attaches it, because WordPress runs listeners of other plugins. If the
 * user cannot be attached, it is deleted again.
 */
final class UserCreation {

	/** The lock for one creation at a time: WordPress's tables have no unique keys for logins and emails. */
	private const LOCK = 'fcc_create_user';

	/** The option in which WordPress stores the lock. */
	public const LOCK_OPTION = self::LOCK . '.lock';

	/** After these seconds, another process takes the lock of a killed one. */
	private const LOCK_SECONDS = 60;

	private const WAIT_MICROSECONDS = 100_000;

	private const MAX_WAITS = 100;

	/** The role of new users if users with the site's default role can do more than read. */
	private const FALLBACK_ROLE = 'subscriber';

	/** The columns of WordPress's table, in characters. */
	private const MAX_EMAIL = 100;
	private const MAX_NAME  = 250;

	/** Without the number that makes a login unique, of 60 characters. */
	private const MAX_LOGIN = 50;

	/** The shortest login that a network accepts. */
	private const MIN_NETWORK_LOGIN = 4;

	/** After this many free logins that WordPress rejects, its message is passed on. */
	private const MAX_REJECTED_LOGINS = 20;

	/** With these filters, plugins keep WordPress from sending the email. */
	private const EMAIL_FILTERS = array( 'wp_send_new_user_notification_to_user', 'allow_password_reset', 'pre_wp_mail' );

	public function __construct(
		private readonly CustomerRepository $customers,
		private readonly UserRepository $users,
		private readonly CustomerPolicy $policy,
		private readonly Host $host,
		private readonly UserHooks $hooks,
	) {}

	/**
	 * Creates a user with the customer's name and email, and attaches it.
	 *
	 * @param string|null $version Version that the client read (If-Match); null skips the conflict check.
	 * @throws ApiError invalid_user, user_exists or user_not_created.
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws UserTaken
	 * @throws DatabaseError
	 */
	public function create( int $customer_id, ?string $version, Recorder $recorder ): WP_User {
		self::assert_possible( $this->customers->get( $customer_id ) );
		// Fails if the version is outdated, and while the database accepts no changes.
		$this->customers->edit( $customer_id, $version, static fn () => null );

		return self::with_lock(
			function () use ( $customer_id, $version, $recorder ): WP_User {
				$customer = $this->customers->get( $customer_id );
				self::assert_possible( $customer ); // Another process may have created the user since.
				$user = $this->register( $customer->row );
				try {
					$this->attach( $customer, $user, $version ?? $customer->version(), $recorder );
				} catch ( Throwable $error ) {
					$this->delete( $user->ID );
					throw $error;
				}
				return $user;
			}
		);
	}

	/**
	 * Makes WordPress send the new user an email with a link to set a password.
	 *
	 * @return bool False if WordPress could not send it, or another plugin kept WordPress from sending it.
	 */
	public function notify( WP_User $user ): bool {
		$is_sent  = true;
		$observer = static function ( mixed $value ) use ( &$is_sent ): mixed {
			$is_sent = $is_sent && false !== $value && ! is_wp_error( $value );
			return $value;
		};
		foreach ( array( 'wp_mail_failed', ...self::EMAIL_FILTERS ) as $hook ) {
			add_filter( $hook, $observer, PHP_INT_MAX );
		}
		try {
			wp_new_user_notification( $user->ID, null, 'user' );
		} catch ( Throwable $error ) {
			PhpFunctions::log( "FluentCart Customers: the user {$user->ID} was created, but the email failed: $error" );
			$is_sent = false;
		} finally {
			foreach ( array( 'wp_mail_failed', ...self::EMAIL_FILTERS ) as $hook ) {
				remove_filter( $hook, $observer, PHP_INT_MAX );
			}
		}
		return $is_sent;
	}

	/**
	 * @throws ApiError
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws UserTaken
	 * @throws DatabaseError
	 */
	private function attach( Customer $customer, WP_User $user, string $version, Recorder $recorder ): void {
		if ( $this->policy->can_do_more_than_read( $user ) ) {
			throw self::too_many_rights(); // Another plugin has given the user more rights.
		}
		$this->hooks->before_attach( $customer->row->id, $user->ID );
		$this->users->attach_created( $customer->row->id, $user, $version, $recorder );
	}

	/**
	 * @throws ApiError invalid_user, user_exists or user_not_created.
	 */
	private static function assert_possible( Customer $customer ): void {
		$row = $customer->row;
		if ( null !== $row->user_id ) {
			throw ApiError::customer_has_user();
		}
		if ( ! is_email( $row->email ) || mb_strlen( $row->email, 'UTF-8' ) > self::MAX_EMAIL ) {
			throw ApiError::user_not_created( __( 'WordPress doesn’t accept the customer’s email address.', 'fluent-cart-customers' ) );
		}
		$existing = email_exists( $row->email );
		if ( false !== $existing ) {
			throw ApiError::user_exists( ! is_multisite() || is_user_member_of_blog( $existing ) );
		}
	}

	/**
	 * @throws ApiError user_not_created.
	 */
	private function register( CustomerRow $row ): WP_User {
		$fields = array(
			'user_login' => self::login( $row->email ),
			'user_pass'  => wp_generate_password( 24 ),
			'user_email' => $row->email,
			'first_name' => $row->first_name,
			'last_name'  => $row->last_name,
			'role'       => $this->role(),
		);

		$created = 0;
		// The password identifies the user: a listener may create or change other users.
		$remember       = static function ( mixed $value, WP_User $user, bool $is_update = false, array $data = array() ) use ( &$created, $fields ): mixed {
			$created = $fields['user_pass'] === ( $data['user_pass'] ?? '' ) ? $user->ID : $created;
			return $value;
		};
		$remember_early = static function ( string $password, int $id ) use ( &$created, $fields ): void {
			$created = $fields['user_pass'] === $password ? $id : $created;
		};
		// The first hooks after WordPress has stored the user. WordPress 6.8 has only the filter.
		add_action( 'wp_set_password', $remember_early, PHP_INT_MIN, 2 );
		add_filter( 'insert_user_meta', $remember, PHP_INT_MIN, 4 );
		try {
			$id = $this->host->without_links_by_email( static fn (): int|WP_Error => is_multisite() ? self::add_to_network( $fields ) : self::add( $fields ) );
			if ( is_wp_error( $id ) ) {
				throw ApiError::user_not_created( $id->get_error_message() );
			}
			$user = get_userdata( $id );
			return false === $user ? throw ApiError::user_not_created( '' ) : $user;
		} catch ( Throwable $error ) {
			// A listener threw it, or WordPress cannot add the user to the site.
			if ( $created > 0 ) {
				$this->delete( $created );
			}
			throw $error;
		} finally {
			remove_action( 'wp_set_password', $remember_early, PHP_INT_MIN );
			remove_filter( 'insert_user_meta', $remember, PHP_INT_MIN );
		}
	}

	/**
	 * @throws ApiError user_not_created.
	 */
	private function role(): string {
		foreach ( array( (string) get_option( 'default_role' ), self::FALLBACK_ROLE ) as $role ) {
			if ( wp_roles()->is_role( $role ) && ! $this->policy->role_can_do_more_than_read( $role ) ) {
				return $role;
			}
		}
		throw self::too_many_rights();
	}

	private static function too_many_rights(): ApiError {
		return ApiError::user_not_created( __( 'New users of this site would have more permissions than a subscriber.', 'fluent-cart-customers' ) );
	}

	/**
	 * @param array<string, string> $fields Arguments of wp_insert_user().
	 */
	private static function add( array $fields ): int|WP_Error {
		// The table has no room for two long names, and WordPress does not shorten them.
		$shorten = static fn ( string $name ): string => mb_substr( $name, 0, self::MAX_NAME, 'UTF-8' );
		add_filter( 'pre_user_display_name', $shorten, PHP_INT_MAX );
		try {
			return wp_insert_user( wp_slash( $fields ) );
		} finally {
			remove_filter( 'pre_user_display_name', $shorten, PHP_INT_MAX );
		}
	}

	/**
	 * Adds a user to the network and to this site.
	 *
	 * @param array<string, string> $fields Arguments of wp_insert_user().
	 */
	private static function add_to_network( array $fields ): int|WP_Error {
		$errors = wpmu_validate_user_signup( $fields['user_login'], $fields['user_email'] )['errors'];
		if ( $errors->has_errors() ) {
			return $errors;
		}
		$id = self::add( $fields );
		if ( is_wp_error( $id ) ) {
			return $id;
		}
		/** This action is documented in wp-includes/ms-functions.php */
		do_action( 'wpmu_new_user', $id ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- WordPress's own.
		$added = add_user_to_blog( get_current_blog_id(), $id, $fields['role'] );
		return is_wp_error( $added ) ? $added : $id;
	}

	/**
	 * Derives a login from the part of an email before the `@`. A number is added if that login is taken or not allowed.
	 */
	private static function login( string $email ): string {
		$login = sanitize_user( (string) strstr( $email, '@', true ), true );
		if ( is_multisite() ) {
			$login = (string) preg_replace( '/[^a-z0-9]/', '', strtolower( $login ) );
		}
		$login    = mb_substr( $login, 0, self::MAX_LOGIN, 'UTF-8' );
		$is_short = strlen( $login ) < ( is_multisite() ? self::MIN_NETWORK_LOGIN : 1 );
		$login    = $is_short || ( is_multisite() && ctype_digit( $login ) ) ? "customer$login" : $login;
		$unique   = $login;
		$rejected = 0;
		for ( $number = 2; $rejected < self::MAX_REJECTED_LOGINS; $number++ ) {
			if ( ! username_exists( $unique ) ) {
				if ( self::is_allowed( $unique, $email ) ) {
					break;
				}
				++$rejected;
			}
			$unique = $login . $number;
		}
		return $unique;
	}

	/**
	 * Whether WordPress accepts a login that is free.
	 */
	private static function is_allowed( string $login, string $email ): bool {
		if ( is_multisite() ) {
			return ! in_array( 'user_name', wpmu_validate_user_signup( $login, $email )['errors']->get_error_codes(), true );
		}
		/** This filter is documented in wp-includes/user.php */
		$rejected = (array) apply_filters( 'illegal_user_logins', array() ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.NonPrefixedHooknameFound -- WordPress's own.
		return ! in_array( strtolower( $login ), array_map( 'strtolower', $rejected ), true );
	}

	/**
	 * Deletes a user that was just created.
	 */
	private function delete( int $user_id ): void {
		require_once ABSPATH . 'wp-admin/includes/user.php';
		if ( is_multisite() ) {
			require_once ABSPATH . 'wp-admin/includes/ms.php';
		}
		try {
			$this->host->without_links_by_email( static fn (): bool => is_multisite() ? wpmu_delete_user( $user_id ) : wp_delete_user( $user_id ) );
		} catch ( Throwable $error ) {
			PhpFunctions::log( "FluentCart Customers couldn’t delete the new user $user_id: $error" );
		}
	}

	/**
	 * Runs one creation at a time on this site, or in the network, whose sites share their users. A process that takes longer
	 * than the lock is valid also releases the lock of the next process.
	 *
	 * @template T
	 * @param callable(): T $work
	 * @return T
	 * @throws ApiError user_not_created.
	 */
	private static function with_lock( callable $work ): mixed {
		require_once ABSPATH . 'wp-admin/includes/class-wp-upgrader.php';
		$waits = 0;
		while ( ! self::on_main_site( static fn (): bool => WP_Upgrader::create_lock( self::LOCK, self::LOCK_SECONDS ) ) ) {
			if ( self::MAX_WAITS === $waits++ ) {
				throw ApiError::user_not_created( __( 'Another user is being created at the moment. Try again.', 'fluent-cart-customers' ) );
			}
			PhpFunctions::pause( self::WAIT_MICROSECONDS );
		}
		try {
			return $work();
		} finally {
			self::on_main_site( static fn (): bool => WP_Upgrader::release_lock( self::LOCK ) );
		}
	}

	/**
	 * @param callable(): bool $work
	 */
	private static function on_main_site( callable $work ): bool {
		if ( ! is_multisite() ) {
			return $work();
		}
		switch_to_blog( get_main_site_id() );
		try {
			return $work();
		} finally {
			restore_current_blog();
		}
	}
}
