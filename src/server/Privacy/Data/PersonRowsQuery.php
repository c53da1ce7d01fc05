<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Data;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * The rows that belong to a person, in the order of PersonalData.
 *
 * @phpstan-import-type Columns from PersonalData
 */
final class PersonRowsQuery {

	public const PAGE_SIZE = 100;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly StoredColumnsQuery $stored,
	) {}

	/**
	 * @param int $page From 1.
	 * @return array{rows: list<array{table: string, values: array<string, string|null>}>, is_last: bool} The tables without the
	 *         site's prefix.
	 * @throws DatabaseError
	 */
	public function page( Person $person, int $page ): array {
		$skip = ( $page - 1 ) * self::PAGE_SIZE;
		$rows = array();
		foreach ( $this->sections( $person ) as $table => $where ) {
			if ( $skip > 0 ) {
				$count = (int) $this->database->value( "SELECT COUNT(*) FROM %i WHERE {$where->sql}", array( $table, ...$where->values ) );
				if ( $count <= $skip ) {
					$skip -= $count;
					continue;
				}
			}
			// One more, to see whether another page follows.
			foreach ( $this->rows( $table, $where, self::PAGE_SIZE + 1 - count( $rows ), $skip ) as $values ) {
				$rows[] = array(
					'table'  => substr( $table, strlen( $this->tables->prefix() ) ),
					'values' => $values,
				);
			}
			$skip = 0;
			if ( count( $rows ) > self::PAGE_SIZE ) {
				break;
			}
		}
		return array(
			'rows'    => array_slice( $rows, 0, self::PAGE_SIZE ),
			'is_last' => count( $rows ) <= self::PAGE_SIZE,
		);
	}

	/**
	 * @return array<string, int> Number of rows by table without the site's prefix; empty tables are left out.
	 * @throws DatabaseError
	 */
	public function counts( Person $person ): array {
		$counts = array();
		foreach ( $this->sections( $person ) as $table => $where ) {
			$counts[ substr( $table, strlen( $this->tables->prefix() ) ) ] = (int) $this->database->value( "SELECT COUNT(*) FROM %i WHERE {$where->sql}", array( $table, ...$where->values ) );
		}
		return array_filter( $counts );
	}

	/**
	 * @return array<string, SqlFragment> Conditions by full name of the table.
	 * @throws DatabaseError
	 */
	private function sections( Person $person ): array {
		$sections = array();
		foreach ( $this->stored->tables() as $table => $columns ) {
			$where = match ( $table ) {
				$this->tables->import_rows()            => StagedRowStore::of_person( $person ),
				$this->tables->of_fluentcart( 'carts' ) => $this->of_cart( $person, $table ),
				default                                 => $this->of_person( $person, $columns ),
			};
			if ( null !== $where ) {
				$sections[ $table ] = $where;
			}
		}
		return $sections;
	}

	/**
	 * @param Columns $columns
	 * @return SqlFragment|null Null for a table without rows that belong to the person.
	 */
	public function of_person( Person $person, array $columns ): ?SqlFragment {
		$ids = $person->ids();
		if ( array() === $ids || ! isset( $columns['by'] ) ) {
			return null;
		}
		[ $column, $of ] = $columns['by'];
		$customers       = SqlFragment::in( 'customer_id', $ids );
		if ( PersonalData::OF_CUSTOMER === $of ) {
			return SqlFragment::in( $column, $ids );
		}
		if ( PersonalData::OF_SUBSCRIPTION === $of ) {
			return new SqlFragment( "$column IN (SELECT id FROM %i WHERE {$customers->sql})", array( $this->tables->of_fluentcart( 'subscriptions' ), ...$customers->values ) );
		}
		$of_customer = new SqlFragment( "$column IN (SELECT id FROM %i WHERE {$customers->sql})", array( $this->tables->orders(), ...$customers->values ) );
		return array() === $person->orders ? $of_customer : SqlFragment::any( array( $of_customer, SqlFragment::in( $column, $person->orders ) ) );
	}

	/**
	 * @throws DatabaseError
	 */
	private function of_cart( Person $person, string $table ): ?SqlFragment {
		$of_person = $this->of_person( $person, PersonalData::OF_FLUENTCART['carts'] );
		$parts     = array() === $this->stored->existing( $table, array( 'email' ) ) ? array() : array( new SqlFragment( 'email = %s', array( $person->email ) ) );
		$parts     = null === $of_person ? $parts : array( ...$parts, $of_person );
		return array() === $parts ? null : SqlFragment::any( $parts );
	}

	/**
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function rows( string $table, SqlFragment $where, int $limit, int $offset ): array {
		$columns = $this->stored->tables()[ $table ];
		$keys    = explode( ' ', $columns['key'] ?? 'id' );
		$names   = array_values( array_unique( array( ...$keys, ...$this->stored->existing( $table, PersonalData::columns( $columns, 'data', 'kept', 'text' ) ) ) ) );
		$list    = implode( ', ', array_fill( 0, count( $names ), '%i' ) );
		$order   = implode( ', ', array_fill( 0, count( $keys ), '%i' ) );
		return $this->database->rows(
			"SELECT $list FROM %i WHERE {$where->sql} ORDER BY $order LIMIT %d OFFSET %d",
			array( ...$names, ...array( $table ), ...$where->values, ...$keys, ...array( $limit, $offset ) )
		);
	}
}
