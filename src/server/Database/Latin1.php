<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Text for columns of that character set.
 */
final class Latin1 {

	/**
	 * Whether such a column can hold a text. To wpdb it holds any bytes, but the database converts what a connection of another
	 * character set sends.
	 *
	 * @throws DatabaseError
	 */
	public static function can_store( Connection $database, string $text ): bool {
		$bytes = strtoupper( bin2hex( $text ) );
		return '1' === $database->value(
			"SELECT CASE WHEN LEFT(@@character_set_client, 4) <> 'utf8' OR HEX(CONVERT(CONVERT(CONVERT(UNHEX(%s) USING utf8mb4) USING latin1) USING utf8mb4)) = %s THEN 1 ELSE 0 END",
			array( $bytes, $bytes )
		);
	}
}
