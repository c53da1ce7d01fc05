<?php
/**
 * Records this plugin's `before_` and `after_` actions and FluentCart's status actions with their arguments, in the order
 * in which they fire, in the option `fired`.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_action(
	'all',
	static function ( string $hook, mixed ...$arguments ): void {
		if ( preg_match( '#^fluent_cart_customers/(before|after)_|^fluent_cart/customer_status#', $hook ) ) {
			$fired   = get_option( 'fired', array() );
			$fired[] = array( $hook, $arguments );
			update_option( 'fired', $fired, false );
		}
	}
);
