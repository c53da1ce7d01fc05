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
 * Decides what a user may do. refusal() and may_reach() run no query, because WordPress calls the permission callback of every
 * method of a route.
 */
final class CustomerPolicy {

	public const VIEW   = 'customers/view';
	public const MANAGE = 'customers/manage';
	public const DELETE = 'customers/delete';

	/** WordPress's capabilities to change a site, in case no role has them. */
	private const WORDPRESS_CAPABILITIES = array(
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

	/** Whether code without a user has all rights. */
	private bool $allows_without_user = false;

	public function __construct( private readonly Host $host ) {}

	/**
	 * Gives all rights to code that runs without a user: to a command of WP-CLI without `--user`, as WP-CLI's own commands have
	 * them. It lasts until the end of the process, which answers no request of the web.
	 */
	public function allow_without_user(): void {
		if ( $this->allows_without_user ) {
			return;
		}
		$this->allows_without_user = true;
		// `exist` is the capability that visitors have.
		add_filter( 'map_meta_cap', static fn ( array $needed, string $capability, int $user_id ): array => 0 === $user_id ? array( 'exist' ) : $needed, PHP_INT_MAX, 3 );
	}

	/**
	 * Whether a user has a right. MANAGE and DELETE require VIEW, because their responses show the customer.
	 *
	 * @param string   $right   One of the constants.
	 * @param int|null $user_id Null for the current user.
	 */
	public function allows( string $right, ?int $user_id = null ): bool {
		$user_id ??= get_current_user_id();
		if ( 0 === $user_id && $this->allows_without_user ) {
			return true;
		}
		return $this->host->user_can( $user_id, self::VIEW )
			&& ( self::VIEW === $right || $this->host->user_can( $user_id, $right ) );
	}

	/**
	 * Whether the current user may undo a run.
	 *
	 * @param bool $deletes Whether the undo deletes customers, because the run created them or brought them back.
	 */
	public function allows_undo( bool $deletes ): bool {
		return $this->allows( self::MANAGE ) && ( ! $deletes || $this->allows( self::DELETE ) );
	}

	/**
	 * Whether the current user may change the email of a customer with a WordPress user. FluentCart later copies the email to
	 * the user, so a change of it can take over the account.
	 */
	public function allows_email_of_user(): bool {
		return current_user_can( 'edit_users' );
	}

	/**
	 * Whether the current user may attach the user to a customer, whose email FluentCart later copies to the account. Runs
	 * queries.
	 */
	public function allows_attaching( WP_User $user ): bool {
		return current_user_can( 'edit_users' ) || ! $this->can_do_more_than_read( $user );
	}

	/**
	 * @return ApiError|null Null if the user may send the request.
	 */
	public function refusal( ParsedRequest $request ): ?ApiError {
		foreach ( $request->operation->rights( $request->action ) as $right ) {
			if ( ! $this->allows( $right ) ) {
				return self::error();
			}
		}
		return $this->has_capabilities( $request->operation ) ? null : self::error();
	}

	/**
	 * @return ApiError|null Null if the user may send any request of the operation.
	 */
	public function refusal_of_all( Operation $operation ): ?ApiError {
		return $this->may_reach( $operation ) ? null : self::error();
	}

	private static function error(): ApiError {
		return is_user_logged_in() ? ApiError::forbidden() : ApiError::not_signed_in();
	}

	/**
	 * Whether the user may send any request of an operation. Also decides the header `Allow`.
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
	 * Whether users with the role, which the site has, can do more than read.
	 */
	public function role_can_do_more_than_read( string $role ): bool {
		$user = new WP_User();
		$user->for_site();
		$user->ID   = PHP_INT_MAX; // WordPress takes 0 for the current user.
		$user->caps = array( $role => true );
		$user->get_role_caps();
		return self::can_do_more( $user );
	}

	/**
	 * Checks all sites of a network, because they share the account.
	 */
	public function can_do_more_than_read( WP_User $user ): bool {
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

	private static function can_do_more_on( int $site, int $user_id ): bool {
		$switches = is_multisite() && get_current_blog_id() !== $site;
		if ( $switches ) {
			switch_to_blog( $site );
		}
		try {
			return self::can_do_more( new WP_User( $user_id, '', $site ) );
		} finally {
			if ( $switches ) {
				restore_current_blog();
			}
		}
	}

	/**
	 * Checks every capability of WordPress, of the site's roles and of the user, and those that filters of user_can() grant:
	 * plugins grant and revoke capabilities by filters, without storing them.
	 */
	private static function can_do_more( WP_User $user ): bool {
		$known   = array_merge( $user->allcaps, array_flip( self::WORDPRESS_CAPABILITIES ), ...array_column( wp_roles()->roles, 'capabilities' ) );
		$granted = self::granted_by_filters( $user ) + $known;
		// Roles are listed among capabilities. WordPress 2.0 replaced level_0 by "read".
		$more = array_diff( array_map( 'strval', array_keys( $granted ) ), array_keys( wp_roles()->roles ), array( 'read', 'level_0' ) );
		foreach ( $more as $capability ) {
			if ( user_can( $user, $capability ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * @return array<array-key, mixed> Values by capability, as filters return them when the user is checked for `read`.
	 */
	private static function granted_by_filters( WP_User $user ): array {
		$seen   = array();
		$listen = static function ( mixed $granted, mixed $needed, mixed $arguments, mixed $checked_user ) use ( $user, &$seen ): mixed {
			if ( is_array( $granted ) && $checked_user instanceof WP_User && $checked_user->ID === $user->ID ) {
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
