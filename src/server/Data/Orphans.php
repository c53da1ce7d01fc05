<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Finds and removes rows of customers who are not there: left by whoever deletes customers past us, or by a backup that was
 * made table by table. Our own writes leave none, wherever they are ended.
 *
 * It goes by stretches, so that nobody waits for it, and who is ended may go on. A row that is found is looked at again by
 * the statement that removes it.
 */
final class Orphans {

	/** Of these tables, in this order: an entry of the search belongs to whoever is filed. */
	public const TABLES = array( ...Tables::OF_CUSTOMER, self::FILED, self::WORDS );

	/** The beginning of each. */
	public const BEGINNING = '0';

	private const FILED = 'filed';
	private const WORDS = 'words';

	/** Rows that are looked at by one statement. */
	private const STRETCH = 20_000;

	/** SQLite reads no longer statement. */
	private const CHUNK = 200;

	public function __construct(
		private readonly Database $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param string $table One of TABLES.
	 * @return string For people.
	 */
	public static function label( string $table ): string {
		return match ( $table ) {
			'addresses' => __( 'Addresses', 'fluent-cart-customers' ),
			'meta'      => __( 'Additional information', 'fluent-cart-customers' ),
			'claims'    => __( 'Claims to emails and users', 'fluent-cart-customers' ),
			'accounts'  => __( 'Accounts of users', 'fluent-cart-customers' ),
			'activity'  => __( 'Activity', 'fluent-cart-customers' ),
			'profiles'  => __( 'Where phones were put', 'fluent-cart-customers' ),
			'versions'  => __( 'Versions', 'fluent-cart-customers' ),
			self::FILED => __( 'Who is found by a search', 'fluent-cart-customers' ),
			self::WORDS => __( 'Words of the search', 'fluent-cart-customers' ),
		};
	}

	/**
	 * @param string $table    One of TABLES.
	 * @param string $from     BEGINNING, or `next` of the stretch before.
	 * @param bool   $removing Whether what is found is removed.
	 * @return array{found: int, next: string|null} How many rows were found, and where to go on; null at the end.
	 * @throws DatabaseError
	 */
	public function stretch( string $table, string $from, bool $removing ): array {
		// A copy that lags behind would know of rows whose customer it does not know.
		$this->database->read_where_written();
		return self::WORDS === $table ? $this->of_words( $from, $removing ) : $this->of_customers( $table, (int) $from, $removing );
	}

	/**
	 * @return array{found: int, next: string|null}
	 * @throws DatabaseError
	 */
	private function of_customers( string $of, int $from, bool $removing ): array {
		$table     = $this->tables->$of();
		$customers = $this->tables->customers();
		$last      = $this->database->value(
			'SELECT customer_id FROM %i WHERE customer_id >= %d ORDER BY customer_id LIMIT 1 OFFSET %d',
			array( $table, $from, self::STRETCH )
		);
		$rows      = $this->database->rows(
			'SELECT t.customer_id, COUNT(*) AS found FROM %i AS t LEFT JOIN %i AS c ON c.id = t.customer_id'
				. ' WHERE t.customer_id >= %d AND t.customer_id <= %d AND c.id IS NULL GROUP BY t.customer_id ORDER BY t.customer_id LIMIT %d',
			array( $table, $customers, $from, $last ?? PHP_INT_MAX, self::CHUNK )
		);
		$gone      = array_map( intval( ... ), array_column( $rows, 'customer_id' ) );
		if ( $removing && array() !== $gone ) {
			$theirs = Condition::one_of( 'customer_id', $gone );
			$there  = Condition::one_of( 'id', $gone );
			$this->database->change(
				"DELETE FROM %i WHERE {$theirs->sql} AND customer_id NOT IN (SELECT id FROM %i WHERE {$there->sql})",
				array( $table, ...$theirs->values, $customers, ...$there->values )
			);
		}
		$reached = count( $gone ) === self::CHUNK ? max( $gone ) : $last;
		return array(
			'found' => (int) array_sum( array_column( $rows, 'found' ) ),
			'next'  => null === $reached ? null : (string) ( (int) $reached + 1 ),
		);
	}

	/**
	 * @return array{found: int, next: string|null} Where to go on: a customer and, behind a space, a word.
	 * @throws DatabaseError
	 */
	private function of_words( string $from, bool $removing ): array {
		[ $customer, $word ] = array( ...explode( ' ', $from, 2 ), '' );

		$words  = $this->tables->words();
		$filed  = $this->tables->filed();
		$behind = new Condition( '(t.word > %s OR (t.word = %s AND t.customer_id > %d))', array( $word, $word, (int) $customer ) );
		$last   = $this->database->row(
			"SELECT t.word, t.customer_id FROM %i AS t WHERE {$behind->sql} ORDER BY t.word, t.customer_id LIMIT 1 OFFSET %d",
			array( $words, ...$behind->values, self::STRETCH )
		);
		$until  = null === $last
			? new Condition( '1 = 1' )
			: new Condition( '(t.word < %s OR (t.word = %s AND t.customer_id <= %d))', array( $last['word'], $last['word'], (int) $last['customer_id'] ) );
		$rows   = $this->database->rows(
			"SELECT t.word, t.customer_id FROM %i AS t LEFT JOIN %i AS f ON f.customer_id = t.customer_id WHERE {$behind->sql} AND {$until->sql}"
				. ' AND f.customer_id IS NULL ORDER BY t.word, t.customer_id LIMIT %d',
			array( $words, $filed, ...$behind->values, ...$until->values, self::CHUNK )
		);
		if ( $removing && array() !== $rows ) {
			$these = implode( ' OR ', array_fill( 0, count( $rows ), '(word = %s AND customer_id = %d)' ) );
			$this->database->change(
				"DELETE FROM $words WHERE ($these) AND NOT EXISTS (SELECT 1 FROM $filed AS f WHERE f.customer_id = $words.customer_id)",
				array_merge( ...array_map( static fn ( array $row ): array => array( $row['word'], (int) $row['customer_id'] ), $rows ) )
			);
		}
		$reached = count( $rows ) === self::CHUNK ? end( $rows ) : $last;
		return array(
			'found' => count( $rows ),
			'next'  => null === $reached ? null : "{$reached['customer_id']} {$reached['word']}",
		);
	}
}
