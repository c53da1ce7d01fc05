<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Users;

use FluentCartCustomers\Http\Errors\ApiError;
use WP_User;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Makes WordPress send a user an email with a link to set a new password. The password stays valid until the user sets another.
 */
final class PasswordReset {

	/** WordPress's code for an email that could not be sent. */
	private const EMAIL_FAILURE = 'retrieve_password_email_failure';

	/**
	 * @throws ApiError password_reset_rejected or server_error.
	 */
	public function send( WP_User $user ): void {
		// WordPress takes a login with an @ for an email, which can be that of another user.
		$find = static fn (): WP_User => $user;
		add_filter( 'lostpassword_user_data', $find, PHP_INT_MIN );
		try {
			$result = retrieve_password( $user->user_login );
		} finally {
			remove_filter( 'lostpassword_user_data', $find, PHP_INT_MIN );
		}
		if ( is_wp_error( $result ) ) {
			throw self::EMAIL_FAILURE === $result->get_error_code()
				? ApiError::email_not_sent()
				: ApiError::password_reset_rejected( $result->get_error_message() );
		}
	}
}
