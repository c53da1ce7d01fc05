<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use FluentCartCustomers\Background\ChangeQueue;

defined( 'ABSPATH' ) || exit;

/**
 * A store without FluentCart. The API has both namespaces, and rights are WordPress capabilities.
 */
final class StandaloneHost implements Host {

	/** The option with the settings of a standalone store. */
	public const SETTINGS = 'fluent_cart_customers';

	/** FluentCart's settings, which it keeps when it is deleted (StoreSettings.php). */
	private const FLUENTCART_SETTINGS = 'fluent_cart_store_settings';

	/** The options that may contain the store's currency, with or without FluentCart. */
	public const CURRENCY_OPTIONS = array( self::SETTINGS, self::FLUENTCART_SETTINGS );

	public const CAPABILITIES = array(
		'customers/view'   => 'fcc_view_customers',
		'customers/manage' => 'fcc_manage_customers',
		'customers/delete' => 'fcc_delete_customers',
	);

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
		return add_menu_page( $title, $title, self::capability( 'customers/view' ), $slug, $render, 'dashicons-groups', self::MENU_POSITION );
	}

	public function currency(): string {
		return self::setting( 'currency', 'currency', '/^[A-Z]{3}$/' ) ?? 'USD';
	}

	public function country(): ?string {
		return self::setting( 'country', 'store_country', '/^[A-Z]{2}$/' );
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
	 * A setting of this plugin, or of FluentCart if the store used it before.
	 *
	 * @param string $own        Name in this plugin's settings.
	 * @param string $fluentcart Name in FluentCart's settings.
	 * @param string $pattern    Of valid values.
	 */
	private static function setting( string $own, string $fluentcart, string $pattern ): ?string {
		$names = array(
			self::SETTINGS            => $own,
			self::FLUENTCART_SETTINGS => $fluentcart,
		);
		foreach ( $names as $option => $name ) {
			$settings = get_option( $option );
			$value    = is_array( $settings ) ? ( $settings[ $name ] ?? null ) : null;
			if ( is_string( $value ) && 1 === preg_match( $pattern, $value ) ) {
				return $value;
			}
		}
		return null;
	}

	private static function capability( string $right ): string {
		/**
		 * Filters the WordPress capability that stands for a right of the contract.
		 *
		 * @param string $capability
		 * @param string $right      customers/view, customers/manage or customers/delete.
		 */
		return (string) apply_filters( 'fluent_cart_customers/capability', self::CAPABILITIES[ $right ], $right );
	}
}
