<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Checks;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Finds customers that share an email. This plugin rejects an email that exists, but FluentCart's table has no unique key,
 * and importers do not check.
 */
final class SharedEmailsQuery {

	/** Customers that one statement reads. */
	private const RANGE_SIZE = 5_000;

	/** Emails of one statement, because SQLite limits its length. */
	private const MAX_EMAILS = 200;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Reads the next range of customers in the order of emails.
	 *
	 * @param string $after Email after which the range begins; empty for the first range.
	 * @return array{shared: list<non-empty-list<int>>, next: string|null} Customer ids of each shared email, and the email
	 *                                                                    after which to continue; null at the end.
	 * @throws DatabaseError
	 */
	public function scan_range( string $after ): array {
		$last      = $this->database->value(
			'SELECT email FROM %i WHERE email > %s ORDER BY email LIMIT 1 OFFSET %d',
			array( $this->tables->customers(), $after, self::RANGE_SIZE )
		);
		$range_end = null === $last ? new SqlFragment( '1 = 1' ) : new SqlFragment( 'email <= %s', array( $last ) );
		$emails    = $this->database->rows(
			"SELECT MIN(email) AS email FROM %i WHERE email > %s AND {$range_end->sql} GROUP BY email HAVING COUNT(*) > 1 ORDER BY email LIMIT %d",
			array( $this->tables->customers(), $after, ...$range_end->values, self::MAX_EMAILS )
		);
		$emails    = array_map( strval( ... ), array_column( $emails, 'email' ) );
		return array(
			'shared' => array() === $emails ? array() : array_values( $this->by_email( 'email', $emails ) ),
			'next'   => self::MAX_EMAILS === count( $emails ) ? end( $emails ) : $last,
		);
	}

	/**
	 * @param list<int> $ids
	 * @return array<string, list<int>> Those of the customers that still share an email, by lower-case email.
	 * @throws DatabaseError
	 */
	public function still_sharing( array $ids ): array {
		return array() === $ids ? array() : $this->by_email( 'id', $ids );
	}

	/**
	 * Compares emails without case. The column's collation also ignores accents.
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
		return array_filter( $ids, static fn ( array $sharing ): bool => count( $sharing ) > 1 );
	}
}
