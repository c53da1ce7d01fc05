<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

use WP_Application_Passwords;

defined( 'ABSPATH' ) || exit;

/**
 * The person, and the application, from which a run comes.
 */
final class RunOrigin {

	private const MAX_NAME = 100;

	/**
	 * @param int    $user_id     0 without a signed-in user.
	 * @param string $application Name of the application password; empty for a cookie.
	 */
	private function __construct(
		public readonly int $user_id,
		public readonly string $application,
	) {}

	public static function current(): self {
		$user_id  = get_current_user_id();
		$uuid     = function_exists( 'rest_get_authenticated_app_password' ) ? rest_get_authenticated_app_password() : null;
		$password = null === $uuid ? null : WP_Application_Passwords::get_user_application_password( $user_id, $uuid );
		return new self( $user_id, mb_substr( (string) ( $password['name'] ?? '' ), 0, self::MAX_NAME, 'UTF-8' ) );
	}
}
