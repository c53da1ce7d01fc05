<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

use FluentCartCustomers\Contract\Operation;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Request\ParsedRequest;
use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * Decides what a user may do. refusal() and may_reach() change nothing and ask no database: WordPress calls a permission
 * callback once for every method of a route.
 */
final class CustomerPolicy {

	public const VIEW   = 'customers/view';
	public const MANAGE = 'customers/manage';
	public const DELETE = 'customers/delete';

	/** Capabilities of WordPress that let a user change a site, for where no role has them any more. */
	private const STANDARD = array(
		'activate_plugins',
		'create_users',
		'delete_users',
		'edit_dashboard',
		'edit_files',
		'edit_others_posts',
		'edit_pages',
		'edit_plugins',
		'edit_posts',
		'edit_theme_options',
		'edit_themes',
		'edit_users',
		'export',
		'import',
		'install_plugins',
		'install_themes',
		'list_users',
		'manage_categories',
		'manage_links',
		'manage_network',
		'manage_network_users',
		'manage_options',
		'manage_sites',
		'moderate_comments',
		'promote_users',
		'publish_posts',
		'read_private_posts',
		'remove_users',
		'switch_themes',
		'unfiltered_html',
		'unfiltered_upload',
		'update_core',
		'update_plugins',
		'update_themes',
		'upload_files',
		'view_site_health_checks',
	);

	public function __construct( private readonly Host $host ) {}

	/**
	 * Whether a user has a right. MANAGE and DELETE need VIEW as well, since their answers and errors show the customer.
	 *
	 * @param string   $right   One of the constants.
	 * @param int|null $user_id The current user by default.
	 */
	public function allows( string $right, ?int $user_id = null ): bool {
		$user_id ??= get_current_user_id();
		return $this->host->user_can( $user_id, self::VIEW )
			&& ( self::VIEW === $right || $this->host->user_can( $user_id, $right ) );
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
	 * @return ApiError|null Why the user may not send this request; null if the user may.
	 */
	public function refusal( ParsedRequest $request ): ?ApiError {
		foreach ( $request->operation->rights( $request->action ) as $right ) {
			if ( ! $this->allows( $right ) ) {
				return self::refused();
			}
		}
		return $this->has_capabilities( $request->operation ) ? null : self::refused();
	}

	/**
	 * @return ApiError|null Why the user may not send any request of an operation, whatever is in it.
	 */
	public function refusal_of_all( Operation $operation ): ?ApiError {
		return $this->may_reach( $operation ) ? null : self::refused();
	}

	private static function refused(): ApiError {
		return is_user_logged_in() ? ApiError::forbidden() : ApiError::not_signed_in();
	}

	/**
	 * Whether the user may send any request of an operation, for the header `Allow` too.
	 */
	public function may_reach( Operation $operation ): bool {
		$rights = $operation->rights( null );
		return ( array() === $rights || array() !== array_filter( $rights, fn ( string $right ): bool => $this->allows( $right ) ) )
			&& $this->has_capabilities( $operation );
	}

	private function has_capabilities( Operation $operation ): bool {
		return array() === array_filter( $operation->capabilities, static fn ( string $capability ): bool => ! current_user_can( $capability ) );
	}

	/**
	 * On any site of a network: an account is the same on all of them.
	 */
	private function can_do_more_than_read( WP_User $user ): bool {
		if ( is_multisite() && is_super_admin( $user->ID ) ) {
			return true;
		}
		foreach ( array( self::VIEW, self::MANAGE, self::DELETE ) as $right ) {
			if ( $this->host->user_can( $user->ID, $right ) ) {
				return true;
			}
		}
		$sites = is_multisite() ? array_keys( get_blogs_of_user( $user->ID, true ) ) : array( get_current_blog_id() );
		foreach ( $sites as $site ) {
			if ( self::can_do_more_on( $site, $user->ID ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Asks for each capability that WordPress, a role of the site or the user has, and for those that a filter of
	 * user_can() grants: plugins grant and take away capabilities there, which leaves no trace in what is stored.
	 */
	private static function can_do_more_on( int $site, int $user_id ): bool {
		$switches = is_multisite() && get_current_blog_id() !== $site;
		if ( $switches ) {
			switch_to_blog( $site );
		}
		try {
			$user    = new WP_User( $user_id, '', $site );
			$named   = array_merge( $user->allcaps, array_flip( self::STANDARD ), ...array_column( wp_roles()->roles, 'capabilities' ) );
			$granted = self::granted_by_filters( $user ) + $named;
			// Roles are among the capabilities; level_0 is what became of "read" in WordPress 2.0.
			$more = array_diff( array_map( 'strval', array_keys( $granted ) ), array_keys( wp_roles()->roles ), array( 'read', 'level_0' ) );
			foreach ( $more as $capability ) {
				if ( user_can( $user, $capability ) ) {
					return true;
				}
			}
			return false;
		} finally {
			if ( $switches ) {
				restore_current_blog();
			}
		}
	}

	/**
	 * @return array<array-key, mixed> By capability: what filters add while the user is asked for `read`.
	 */
	private static function granted_by_filters( WP_User $user ): array {
		$seen   = array();
		$listen = static function ( mixed $granted, mixed $needed, mixed $arguments, mixed $asked ) use ( $user, &$seen ): mixed {
			if ( is_array( $granted ) && $asked instanceof WP_User && $asked->ID === $user->ID ) {
				$seen = $granted;
			}
			return $granted;
		};
		add_filter( 'user_has_cap', $listen, PHP_INT_MAX, 4 );
		try {
			user_can( $user, 'read' );
			return $seen;
		} finally {
			remove_filter( 'user_has_cap', $listen, PHP_INT_MAX );
		}
	}
}
