<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Data;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Search\CustomerTerms;
use FluentCartCustomers\Search\TermRangeSql;
use FluentCartCustomers\Search\Tokenizer;

defined( 'ABSPATH' ) || exit;

/**
 * Whether other customers have a value of a person, too. It reads the search index, because the tables have no index by names and
 * phone numbers.
 */
final class OtherCustomersQuery {

	/** Customers with all words of a name, among which one may have the name itself. */
	private const MAX_CANDIDATES = 200;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @throws DatabaseError
	 */
	public function have_name( int $id, string $first, string $last ): bool {
		$ids = $this->with( Tokenizer::tokenize( "$first $last" ), $id );
		if ( array() === $ids ) {
			return false;
		}
		$where = SqlFragment::in( 'id', $ids );
		foreach ( $this->database->rows( "SELECT first_name, last_name FROM %i WHERE {$where->sql}", array( $this->tables->customers(), ...$where->values ) ) as $row ) {
			if ( self::is_same( "$first $last", "{$row['first_name']} {$row['last_name']}" ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * @throws DatabaseError
	 */
	public function have_phone( int $id, string $phone ): bool {
		foreach ( CustomerTerms::phone( $phone ) as $term ) {
			if ( array() !== $this->with( array( $term ), $id ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * @param list<string> $words
	 * @param int          $id    Of the person.
	 * @return list<int> Other customers with a term that begins with each of the words.
	 * @throws DatabaseError
	 */
	private function with( array $words, int $id ): array {
		$where  = array( 'customer_id <> %d' );
		$values = array( $id );
		foreach ( $words as $word ) {
			$select  = TermRangeSql::select( $this->database, $this->tables, $word );
			$where[] = "customer_id IN ({$select->sql})";
			array_push( $values, ...$select->values );
		}
		if ( array() === $words ) {
			return array();
		}
		$rows = $this->database->rows(
			'SELECT customer_id FROM %i WHERE ' . implode( ' AND ', $where ) . ' LIMIT %d',
			array( $this->tables->search_documents(), ...$values, ...array( self::MAX_CANDIDATES ) )
		);
		return array_map( intval( ... ), array_column( $rows, 'customer_id' ) );
	}

	private static function is_same( string $one, string $other ): bool {
		return Tokenizer::tokenize( $one ) === Tokenizer::tokenize( $other );
	}
}
