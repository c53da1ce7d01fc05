<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Text in columns of the character set latin1.
 */
final class Latin1 {

	/**
	 * wpdb accepts any bytes for such a column, but the database converts text of a connection with another character set.
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
