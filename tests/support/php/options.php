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
 * @param mixed  $fallback Returned if the option does not exist.
 */
function get( string $name, mixed $fallback = false ): mixed {
	return get_option( $name, $fallback );
}

/**
 * Sets an option.
 *
 * @param string $name  `timezone_string`.
 * @param mixed  $value JSON objects arrive as arrays.
 */
function update( string $name, mixed $value ): void {
	update_option( $name, $value );
}

/**
 * Sets some keys of an option that is an array, and keeps the others.
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
 * Moves the plugin's next setup attempts into the past.
 *
 * @param int $seconds Seconds to subtract.
 */
function age_setup( int $seconds ): void {
	$state = get_option( 'fcc_setup_problems' );
	foreach ( array_keys( $state ) as $part ) {
		$state[ $part ]['retry_at'] -= $seconds;
	}
	update_option( 'fcc_setup_problems', $state );
}
