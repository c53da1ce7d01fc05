<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use Closure;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Database\DatabaseError;
use WP_Error;
use WP_Query;

defined( 'ABSPATH' ) || exit;

/**
 * Adds a customer to the requests of WordPress's screen Erase Personal Data, and opens the screen with what will be erased. A person
 * erases there, with WordPress's button.
 */
final class ErasureRequest {

	private const ACTION = 'fcc_erasure_request';

	/**
	 * @param Closure(int): string $email_of The email of a customer; throws CustomerNotFound.
	 */
	public function __construct( private readonly Closure $email_of ) {}

	public function hook(): void {
		add_action( 'admin_post_' . self::ACTION, $this->answer( ... ) );
	}

	/**
	 * @return string|null The address to which the id of a customer is appended; null if the user may not erase.
	 */
	public static function url(): ?string {
		return self::may_erase()
			? admin_url( 'admin-post.php?action=' . self::ACTION . '&_wpnonce=' . wp_create_nonce( self::ACTION ) . '&customer=' )
			: null;
	}

	/**
	 * The action admin_post_{action}.
	 */
	private function answer(): void {
		check_admin_referer( self::ACTION );
		if ( ! self::may_erase() ) {
			wp_die( esc_html__( 'Sorry, you are not allowed to do that.' ), 403 ); // phpcs:ignore WordPress.WP.I18n.MissingArgDomain -- WordPress's own text.
		}
		try {
			$request = self::request( ( $this->email_of )( absint( $_GET['customer'] ?? 0 ) ) );
		} catch ( CustomerNotFound ) {
			wp_die( esc_html__( 'This customer no longer exists.', 'fluent-cart-customers' ), 404 );
		} catch ( DatabaseError $error ) {
			$request = Failure::of( $error, __( 'Couldn’t look up the data of this person.', 'fluent-cart-customers' ) );
		}
		if ( is_wp_error( $request ) ) {
			wp_die( $request ); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- An error object.
		}
		wp_safe_redirect( ErasureMapNotice::url( $request ) );
		exit;
	}

	/**
	 * WordPress's rights for its screen.
	 */
	private static function may_erase(): bool {
		return current_user_can( 'erase_others_personal_data' ) && current_user_can( 'delete_users' );
	}

	/**
	 * @return int|WP_Error The new request, or the one that is open already.
	 */
	private static function request( string $email ): int|WP_Error {
		$open = new WP_Query(
			array(
				'post_type'      => 'user_request',
				'post_name__in'  => array( 'remove_personal_data' ),
				'title'          => $email,
				'post_status'    => array( 'request-pending', 'request-confirmed' ),
				'fields'         => 'ids',
				'posts_per_page' => 1,
				'no_found_rows'  => true,
			)
		);
		// Confirmed: a person of the store asks, and WordPress sends no email.
		return isset( $open->posts[0] ) ? (int) $open->posts[0] : wp_create_user_request( $email, 'remove_personal_data', array(), 'confirmed' );
	}
}
