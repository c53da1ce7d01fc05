<?php
/**
 * Reads and writes WordPress's options.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Options;

defined( 'ABSPATH' ) || exit;

/**
 * Returns an option.
 *
 * @param string $name     `timezone_string`.
 * @param mixed  $fallback Returned if there is no such option.
 */
function get( string $name, mixed $fallback = false ): mixed {
	return get_option( $name, $fallback );
}

/**
 * Sets an option.
 *
 * @param string $name  `timezone_string`.
 * @param mixed  $value Lists and objects of JSON become arrays.
 */
function update( string $name, mixed $value ): void {
	update_option( $name, $value );
}

/**
 * Sets some members of an option that is an array, and keeps the others.
 *
 * @param string               $name   `fluent_cart_customers`.
 * @param array<string, mixed> $values By key.
 */
function merge( string $name, array $values ): void {
	update_option( $name, $values + (array) get_option( $name, array() ) );
}

/**
 * Deletes an option.
 *
 * @param string $name `timezone_string`.
 */
function delete( string $name ): void {
	delete_option( $name );
}

/**
 * Makes it look as if the plugin had tried to set up the site earlier than it has.
 *
 * @param int $seconds How much earlier.
 */
function age_setup( int $seconds ): void {
	$state = get_option( 'fcc_setup_problems' );
	foreach ( $state as $part => $of_part ) {
		$state[ $part ]['retry_at'] -= $seconds;
	}
	update_option( 'fcc_setup_problems', $state );
}
