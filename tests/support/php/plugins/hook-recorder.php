<?php
/**
 * Records every action of this plugin and of FluentCart's changes of status that fires, with its arguments, in the order
 * in which they fire. They are kept in the option `fired`.
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
