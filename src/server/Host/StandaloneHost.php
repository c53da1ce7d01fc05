<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use FluentCartCustomers\Background\ChangeQueue;

defined( 'ABSPATH' ) || exit;

/**
 * A store without FluentCart. The API has both namespaces, and rights are WordPress capabilities.
 */
final class StandaloneHost implements Host {

	/** The options that may contain the store's currency, with or without FluentCart. */
	public const CURRENCY_OPTIONS = array( SettingsOption::NAME, SettingsOption::FLUENTCART );

	public const CAPABILITIES = array(
		'customers/view'   => 'fcc_view_customers',
		'customers/manage' => 'fcc_manage_customers',
		'customers/delete' => 'fcc_delete_customers',
	);

	private const MENU_ICON = 'dashicons-groups';

	/** Below WordPress's Comments, above its separator. */
	private const MENU_POSITION = 26;

	public function namespaces(): array {
		return array( 'fluent-cart/v2', 'fluent-cart/v1' );
	}

	public function user_can( int $user_id, string $right ): bool {
		return user_can( $user_id, self::capability( $right ) );
	}

	public function add_admin_page( string $slug, callable $render ): string|false {
		$title = __( 'Customers', 'fluent-cart-customers' );
		return add_menu_page( $title, $title, self::capability( 'customers/view' ), $slug, $render, self::MENU_ICON, self::MENU_POSITION );
	}

	public function add_settings_page( string $slug, ?string $customers_slug, callable $render ): string|false {
		$title = __( 'Customer settings', 'fluent-cart-customers' );
		if ( null === $customers_slug ) {
			return add_menu_page( $title, __( 'Customers', 'fluent-cart-customers' ), 'manage_options', $slug, $render, self::MENU_ICON, self::MENU_POSITION );
		}
		// WordPress would name the first entry like the menu.
		add_submenu_page( $customers_slug, __( 'Customers', 'fluent-cart-customers' ), __( 'All customers', 'fluent-cart-customers' ), self::capability( 'customers/view' ), $customers_slug, '' );
		return add_submenu_page( $customers_slug, $title, __( 'Settings', 'fluent-cart-customers' ), 'manage_options', $slug, $render );
	}

	public function settings_screen( string $setting ): ?string {
		return null;
	}

	public function currency(): string {
		// FluentCart's, until setup has copied it.
		return SettingsOption::read()->currency ?? SettingsOption::of_fluentcart()->currency ?? Settings::DEFAULT_CURRENCY;
	}

	public function country(): ?string {
		// After setup, null is the store's: no page then runs a query for FluentCart's option.
		return SettingsOption::is_prepared() ? SettingsOption::read()->country : SettingsOption::of_fluentcart()->country;
	}

	public function has_states(): bool {
		return false;
	}

	public function states( string $country ): array {
		return array();
	}

	public function owns_store_tables(): bool {
		return true;
	}

	public function listen( ChangeQueue $queue ): void {
		// No other code writes customers.
	}

	public function without_links_by_email( callable $work ): mixed {
		return $work();
	}

	public function order_url( int $order_id ): ?string {
		return null;
	}

	public function customer_url( int $customer_id ): ?string {
		return null;
	}

	public function customer_model( array $customer ): object {
		return (object) $customer;
	}

	/**
	 * The WordPress capability that stands for a right of the contract.
	 */
	public static function capability( string $right ): string {
		/**
		 * Filters the WordPress capability that stands for a right of the contract.
		 *
		 * @param string $capability
		 * @param string $right      customers/view, customers/manage or customers/delete.
		 */
		return (string) apply_filters( 'fluent_cart_customers/capability', self::CAPABILITIES[ $right ], $right );
	}
}
