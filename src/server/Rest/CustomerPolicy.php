<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Rest;

use FluentCartCustomers\Contract\Operation;
use FluentCartCustomers\Host\Host;
use WP_REST_Request;
use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * Decides who may do what. refusal() has no side effect and asks no database: WordPress calls a permission callback
 * once for every method of a route.
 */
final class CustomerPolicy {

	public const VIEW   = 'customers/view';
	public const MANAGE = 'customers/manage';
	public const DELETE = 'customers/delete';

	public function __construct( private readonly Host $host ) {}

	/**
	 * @param string   $right   One of the constants.
	 * @param int|null $user_id The current user by default.
	 */
	public function allows( string $right, ?int $user_id = null ): bool {
		return $this->host->user_can( $user_id ?? get_current_user_id(), $right );
	}

	/**
	 * FluentCart copies a customer's email to their WordPress user later: who may change the one may take over the
	 * other.
	 */
	public function allows_email_of_user(): bool {
		return current_user_can( 'edit_users' );
	}

	/**
	 * For the same reason: who attaches a customer of theirs to somebody may take that account over. This asks the
	 * database: it is for handlers.
	 */
	public function allows_attaching( WP_User $user ): bool {
		return current_user_can( 'edit_users' ) || ! $this->can_do_more_than_read( $user );
	}

	/**
	 * Asked before anything of the request was validated.
	 *
	 * @return ApiError|null Why not; null if the user may.
	 */
	public function refusal( Operation $operation, WP_REST_Request $request ): ?ApiError {
		$right = $operation->right( Input::action_of( $request ) );
		if ( null !== $right && ! $this->allows( $right ) ) {
			return is_user_logged_in() ? ApiError::forbidden() : ApiError::not_signed_in();
		}
		foreach ( $operation->capabilities as $capability ) {
			if ( ! current_user_can( $capability ) ) {
				return ApiError::forbidden();
			}
		}
		return null;
	}

	/**
	 * On any site of a network, for an account is the same on all of them.
	 */
	private function can_do_more_than_read( WP_User $user ): bool {
		if ( is_multisite() && is_super_admin( $user->ID ) ) {
			return true;
		}
		foreach ( array( self::VIEW, self::MANAGE, self::DELETE ) as $right ) {
			if ( $this->allows( $right, $user->ID ) ) {
				return true;
			}
		}
		$sites = is_multisite() ? array_keys( get_blogs_of_user( $user->ID, true ) ) : array( get_current_blog_id() );
		foreach ( $sites as $site ) {
			$on_site = new WP_User( $user->ID, '', $site );
			// Roles are among the capabilities; level_0 is what became of "read" in WordPress 2.0.
			if ( array() !== array_diff( array_keys( array_filter( $on_site->allcaps ) ), $on_site->roles, array( 'read', 'level_0' ) ) ) {
				return true;
			}
		}
		return false;
	}
}
