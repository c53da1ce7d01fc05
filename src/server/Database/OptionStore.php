<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Writes WordPress’s options. It reports a failed write, for which update_option() returns the same as for an unchanged value.
 */
final class OptionStore {

	public function __construct( private readonly Connection $database, private readonly Tables $tables ) {}

	/**
	 * @throws DatabaseError If the value is not stored.
	 */
	public function write( string $name, mixed $value ): void {
		// Fails with the reason if the database accepts no writes.
		$this->database->execute_with_retry( 'UPDATE %i SET option_value = option_value WHERE option_name = %s', array( $this->tables->options(), $name ) );
		if ( update_option( $name, $value, true ) ) {
			return;
		}
		self::forget_cache( $name );
		if ( maybe_serialize( get_option( $name ) ) !== maybe_serialize( $value ) ) {
			throw new DatabaseError( "The option $name was not stored." ); // phpcs:ignore WordPress.Security.EscapeOutput.ExceptionNotEscaped -- For the log.
		}
	}

	/**
	 * Makes the next get_option() read what other requests have written since.
	 */
	public static function forget_cache( string $name ): void {
		wp_cache_delete( $name, 'options' );
		wp_cache_delete( 'alloptions', 'options' );
		wp_cache_delete( 'notoptions', 'options' );
	}
}
