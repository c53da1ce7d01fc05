<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use FluentCart\Api\StoreSettings;
use FluentCart\App\App;
use FluentCart\App\Hooks\Handlers\UserHandler;
use FluentCart\App\Models\Customer;
use FluentCart\App\Services\Permission\PermissionManager;
use FluentCartCustomers\Background\ChangeQueue;
use Throwable;

defined( 'ABSPATH' ) || exit;

/**
 * A store with FluentCart, which provides fluent-cart/v2, permissions, settings and the menu.
 */
final class FluentCartHost implements Host {

	/** The slug of FluentCart's menu (MenuHandler.php). */
	private const MENU = 'fluent-cart';

	/** FluentCart's screens of settings that it has instead of this plugin (routes.js). */
	private const SETTINGS_ROUTES = array(
		'currency'    => '/settings/store-settings/',
		'permissions' => '/settings/roles',
	);

	public function namespaces(): array {
		return array( 'fluent-cart/v1' );
	}

	public function user_can( int $user_id, string $right ): bool {
		try {
			// Without the id, FluentCart answers for the first user of this request.
			return (bool) PermissionManager::hasPermission( array( $right ), $user_id );
		} catch ( Throwable ) {
			return false; // Another version of FluentCart: no user has a right, and the rest of wp-admin works.
		}
	}

	public function add_admin_page( string $slug, callable $render ): string|false {
		// FluentCart has an entry "Customers".
		return self::add_after( 'customers', $slug, __( 'Customer manager', 'fluent-cart-customers' ), self::menu_capability(), $render );
	}

	public function add_settings_page( string $slug, ?string $customers_slug, callable $render ): string|false {
		return self::add_after( 'settings', $slug, __( 'Customer settings', 'fluent-cart-customers' ), 'manage_options', $render );
	}

	public function settings_screen( string $setting ): ?string {
		$route = self::SETTINGS_ROUTES[ $setting ] ?? null;
		return null === $route ? null : admin_url( "admin.php?page=fluent-cart#$route" );
	}

	public function currency(): string {
		try {
			return (string) ( new StoreSettings() )->get( 'currency' );
		} catch ( Throwable ) {
			return SettingsOption::of_fluentcart()->currency ?? Settings::DEFAULT_CURRENCY; // Reads the same option.
		}
	}

	public function country(): ?string {
		return SettingsOption::of_fluentcart()->country; // FluentCart has no method for it. Its option is the same in all versions.
	}

	public function has_states(): bool {
		return true;
	}

	public function states( string $country ): array {
		return array_column( App::localization()->countryStatesOptions( $country ), 'name', 'value' );
	}

	public function owns_store_tables(): bool {
		return false;
	}

	public function listen( ChangeQueue $queue ): void {
		( new FluentCartListener( $queue ) )->hook();
	}

	public function without_links_by_email( callable $work ): mixed {
		$removed = array();
		foreach ( array( 'user_register', 'delete_user' ) as $hook ) {
			foreach ( $GLOBALS['wp_filter'][ $hook ]->callbacks ?? array() as $priority => $listeners ) {
				foreach ( $listeners as [ 'function' => $callback, 'accepted_args' => $arguments ] ) {
					if ( is_array( $callback ) && $callback[0] instanceof UserHandler && remove_action( $hook, $callback, $priority ) ) {
						$removed[] = array( $hook, $callback, $priority, $arguments );
					}
				}
			}
		}
		try {
			return $work();
		} finally {
			array_map( static fn ( array $listener ) => add_action( ...$listener ), $removed );
		}
	}

	public function order_url( int $order_id ): ?string {
		// As in FluentCart's emails (OrderParser.php).
		return admin_url( "admin.php?page=fluent-cart#/orders/$order_id/view" );
	}

	public function customer_url( int $customer_id ): ?string {
		return admin_url( "admin.php?page=fluent-cart#/customers/$customer_id/view" );
	}

	public function customer_model( array $customer ): object {
		return Customer::find( $customer['id'] ) ?? (object) $customer;
	}

	/**
	 * Adds an entry to FluentCart's menu, behind one of its own. WordPress sorted the entries by their keys; the first one is the
	 * target of the menu.
	 *
	 * @param string           $entry  Its key: `customers`. If it is missing, the new entry comes second.
	 * @param callable(): void $render
	 */
	private static function add_after( string $entry, string $slug, string $title, string $capability, callable $render ): string|false {
		global $submenu;
		$existing = $submenu[ self::MENU ] ?? array();
		$screen   = add_submenu_page( self::MENU, $title, $title, $capability, $slug, $render );

		$added = array_diff_key( $submenu[ self::MENU ] ?? array(), $existing );
		$at    = 1 + (int) array_search( $entry, array_keys( $existing ), true );
		if ( array() !== $added ) {
			$submenu[ self::MENU ] = array_slice( $existing, 0, $at, true ) + $added + $existing; // phpcs:ignore WordPress.WP.GlobalVariablesOverride
		}
		return $screen;
	}

	private static function menu_capability(): string {
		// The capability that FluentCart Pro gives to its managers and workers (MenuHandler.php).
		return current_user_can( 'manage_options' ) ? 'manage_options' : 'fluent_cart_admin';
	}
}
