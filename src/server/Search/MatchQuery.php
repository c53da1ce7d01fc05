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

	/** @var array<int, SourceFields> Of the customers that the last exact_ids() read. */
	private array $read = array();

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly SourceQuery $sources,
	) {}

	/**
	 * Most words are in a name or an email, which are known. Other tables are read only for the words that those lack, so that a
	 * search for a name runs no statement here.
	 *
	 * @param array<int, SourceFields> $names Of customers who match, by id.
	 * @return array<int, Matched> By customer.
	 * @throws DatabaseError
	 */
	public function matched( SearchQuery $query, array $names ): array {
		if ( null !== $query->id ) {
			return array_fill_keys( array_keys( $names ), array( array( 'field' => 'id', 'value' => (string) $query->id ) ) );
		}
		$matched = self::add_matched( array_fill_keys( array_keys( $names ), array_fill_keys( array_keys( $query->words ), null ) ), $names, $query->words );
		$left    = self::unmatched( $matched );
		// A word with a digit can be the number of an order.
		if ( array() !== $left && 1 !== preg_match( '/\d/', $query->text ) ) {
			$matched = self::add_matched( $matched, array_map( static fn ( SourceFields $of ): SourceFields => $of->without_user(), $this->sources->read( $left, false ) ), $query->words );
			$left    = self::unmatched( $matched );
		}
		$read    = array_intersect_key( $this->read, array_flip( $left ) );
		$matched = self::add_matched( $matched, $read + $this->sources->read( array_values( array_diff( $left, array_keys( $read ) ) ) ), $query->words );
		return array_map( self::unique( ... ), $matched );
	}

	/**
	 * @param array<int, array<int, array{field: string, value: string}|null>> $matched By customer, then by word.
	 * @param array<int, SourceFields>                                         $fields  Of some of the customers.
	 * @param list<SearchWord>                                                 $words
	 * @return array<int, array<int, array{field: string, value: string}|null>>
	 */
	private static function add_matched( array $matched, array $fields, array $words ): array {
		foreach ( $fields as $id => $of_customer ) {
			$left           = array_filter( $matched[ $id ], static fn ( ?array $match ): bool => null === $match );
			$matched[ $id ] = array_replace( $matched[ $id ], $of_customer->matched( array_intersect_key( $words, $left ) ) );
		}
		return $matched;
	}

	/**
	 * @param array<int, array<int, array{field: string, value: string}|null>> $matched
	 * @return list<int> Customers with a word whose field is not known.
	 */
	private static function unmatched( array $matched ): array {
		return array_keys( array_filter( $matched, static fn ( array $of_words ): bool => in_array( null, $of_words, true ) ) );
	}

	/**
	 * @param array<int, array{field: string, value: string}|null> $of_words
	 * @return Matched
	 */
	private static function unique( array $of_words ): array {
		$unique = array();
		foreach ( array_filter( $of_words ) as $match ) {
			$unique[ "{$match['field']} {$match['value']}" ] ??= $match;
		}
		return array_values( $unique );
	}

	/**
	 * @param string|null $field `email`, `phone` or `order`; null for any of them.
	 * @return list<int> Customers with exactly this email, phone or order, the newest first; at most MAX_EXACT.
	 * @throws DatabaseError
	 */
	public function exact_ids( SearchQuery $query, ?string $field = null ): array {
		$this->read = array();

		$selects = null === $query->id ? $this->candidates( $query ) : array();
		if ( array() === $selects ) {
			return array();
		}
		$union = implode( ' UNION ', array_map( static fn ( int $number, SqlFragment $select ): string => "SELECT id FROM ({$select->sql} LIMIT %d) AS part_$number", array_keys( $selects ), $selects ) );
		$rows  = $this->database->rows(
			"SELECT id FROM ($union) AS found WHERE id IS NOT NULL ORDER BY id DESC LIMIT %d",
			array( ...array_merge( ...array_map( static fn ( SqlFragment $select ): array => array( ...$select->values, self::MAX_CANDIDATES ), $selects ) ), 3 * self::MAX_CANDIDATES )
		);

		$this->read = $this->sources->read( array_map( intval( ... ), array_column( $rows, 'id' ) ) );

		$exact = array_filter( $this->read, static fn ( SourceFields $fields ): bool => $fields->has_exactly( $query, $field ) );
		krsort( $exact );
		return array_slice( array_keys( $exact ), 0, self::MAX_EXACT );
	}

	/**
	 * @return list<SqlFragment> SELECTs of customers, each by an index. Some of them match exactly.
	 */
	private function candidates( SearchQuery $query ): array {
		if ( str_contains( $query->text, '@' ) ) {
			$emails = SqlFragment::in( 'email', array_values( array_unique( array( $query->text, ...EmailTerms::forms_of( $query->text ) ) ) ) );
			return array( new SqlFragment( "SELECT id FROM {$this->tables->customers()} WHERE {$emails->sql}", $emails->values ) );
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
