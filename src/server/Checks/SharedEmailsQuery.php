<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Checks;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Finds customers who share an email. Here a taken email is refused, but FluentCart's table has no unique key, and importers
 * check for none.
 */
final class SharedEmailsQuery {

	/** Customers that are looked at by one statement. */
	private const STRETCH = 5_000;

	/** SQLite reads no longer statement. */
	private const CHUNK = 200;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param string $behind The email to continue behind; empty at the beginning.
	 * @return array{shared: list<non-empty-list<int>>, next: string|null} The customers of each email that several have, and
	 *                                                                    where to continue; null at the end.
	 * @throws DatabaseError
	 */
	public function scan_range( string $behind ): array {
		$last   = $this->database->value(
			'SELECT email FROM %i WHERE email > %s ORDER BY email LIMIT 1 OFFSET %d',
			array( $this->tables->customers(), $behind, self::STRETCH )
		);
		$until  = null === $last ? new SqlFragment( '1 = 1' ) : new SqlFragment( 'email <= %s', array( $last ) );
		$emails = $this->database->rows(
			"SELECT MIN(email) AS email FROM %i WHERE email > %s AND {$until->sql} GROUP BY email HAVING COUNT(*) > 1 ORDER BY email LIMIT %d",
			array( $this->tables->customers(), $behind, ...$until->values, self::CHUNK )
		);
		$emails = array_map( strval( ... ), array_column( $emails, 'email' ) );
		return array(
			'shared' => array() === $emails ? array() : array_values( $this->by_email( 'email', $emails ) ),
			'next'   => self::CHUNK === count( $emails ) ? end( $emails ) : $last,
		);
	}

	/**
	 * @param list<int> $ids
	 * @return array<string, list<int>> The customers among them who share an email still, by email.
	 * @throws DatabaseError
	 */
	public function still_sharing( array $ids ): array {
		return array() === $ids ? array() : $this->by_email( 'id', $ids );
	}

	/**
	 * The column's collation takes accents for nothing, too; here only the case is.
	 *
	 * @param non-empty-list<int|string> $values
	 * @return array<string, non-empty-list<int>>
	 * @throws DatabaseError
	 */
	private function by_email( string $column, array $values ): array {
		$placeholders = implode( ', ', array_fill( 0, count( $values ), is_int( $values[0] ) ? '%d' : '%s' ) );
		$rows         = $this->database->rows(
			"SELECT id, email FROM %i WHERE $column IN ($placeholders) AND email <> '' ORDER BY id",
			array( $this->tables->customers(), ...$values )
		);
		$ids          = array();
		foreach ( $rows as $row ) {
			$ids[ mb_strtolower( (string) $row['email'], 'UTF-8' ) ][] = (int) $row['id'];
		}
		return array_filter( $ids, static fn ( array $of_email ): bool => count( $of_email ) > 1 );
	}
}
