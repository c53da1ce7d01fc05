<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Why customers match a search: the fields, and whether one of them is exactly what is searched.
 *
 * @phpstan-type Matched list<array{field: string, value: string}>
 */
final class MatchQuery {

	/** Exact matches that come first. */
	public const MAX_EXACT = 20;

	/** Customers that may match exactly, and are read for it. */
	private const MAX_CANDIDATES = 50;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly SourceQuery $sources,
	) {}

	/**
	 * @param list<int> $ids Customers who match.
	 * @return array<int, Matched> By customer.
	 * @throws DatabaseError
	 */
	public function matched( SearchQuery $query, array $ids ): array {
		if ( null !== $query->id ) {
			return array_fill_keys( $ids, array( array( 'field' => 'id', 'value' => (string) $query->id ) ) );
		}
		return array_map( static fn ( SourceFields $fields ): array => $fields->matched( $query->words ), $this->sources->read( $ids ) );
	}

	/**
	 * @param string|null $field `email`, `phone` or `order`; null for any of them.
	 * @return list<int> Customers with exactly this email, phone or order, the newest first; at most MAX_EXACT.
	 * @throws DatabaseError
	 */
	public function exact_ids( SearchQuery $query, ?string $field = null ): array {
		$selects = null === $query->id ? $this->candidates( $query ) : array();
		if ( array() === $selects ) {
			return array();
		}
		$union = implode( ' UNION ', array_map( static fn ( int $number, SqlFragment $select ): string => "SELECT id FROM ({$select->sql} LIMIT %d) AS part_$number", array_keys( $selects ), $selects ) );
		$rows  = $this->database->rows(
			"SELECT id FROM ($union) AS found WHERE id IS NOT NULL ORDER BY id DESC LIMIT %d",
			array( ...array_merge( ...array_map( static fn ( SqlFragment $select ): array => array( ...$select->values, self::MAX_CANDIDATES ), $selects ) ), 3 * self::MAX_CANDIDATES )
		);
		$exact = array_filter( $this->sources->read( array_map( intval( ... ), array_column( $rows, 'id' ) ) ), static fn ( SourceFields $fields ): bool => $fields->has_exactly( $query, $field ) );
		krsort( $exact );
		return array_slice( array_keys( $exact ), 0, self::MAX_EXACT );
	}

	/**
	 * @return list<SqlFragment> SELECTs of customers, each by an index. Some of them match exactly.
	 */
	private function candidates( SearchQuery $query ): array {
		if ( str_contains( $query->text, '@' ) ) {
			return array( new SqlFragment( "SELECT id FROM {$this->tables->customers()} WHERE email = %s", array( $query->text ) ) );
		}
		$joined = $query->joined();
		if ( 1 !== preg_match( '/\d/', $joined ) ) {
			return array();
		}
		$orders  = $this->tables->orders();
		$terms   = $this->tables->search_terms();
		$selects = array(
			new SqlFragment( "SELECT customer_id AS id FROM $orders WHERE invoice_no = %s", array( $query->text ) ),
			new SqlFragment( "SELECT customer_id AS id FROM $terms WHERE term = %s", array( $joined ) ),
		);
		if ( 1 === preg_match( '/^\d{1,18}$/D', $joined ) ) {
			$selects[] = new SqlFragment( "SELECT customer_id AS id FROM $orders WHERE id = %d", array( (int) $joined ) );
		}
		$phone = PhoneNumber::beginning( $query->text );
		if ( null !== $phone && PhoneNumber::equal( $query->text, $query->text ) ) {
			$selects[] = TermRangeSql::select( $this->database, $this->tables, $phone );
		}
		return $selects;
	}
}
