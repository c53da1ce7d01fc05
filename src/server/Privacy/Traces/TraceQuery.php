<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Traces;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Privacy\Data\StoredColumnsQuery;

defined( 'ABSPATH' ) || exit;

/**
 * Searches all text columns of the tables of this plugin and of FluentCart, also those that PersonalData does not know, and what this
 * plugin stores in WordPress's options and user meta. One range of a table's key a call.
 */
final class TraceQuery {

	/** What means the person, and what may mean others. */
	public const LISTS = array( 'certain', 'possible' );

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly StoredColumnsQuery $stored,
		private readonly RangeQuery $ranges,
	) {}

	/**
	 * @return list<string> Full names, sorted.
	 * @throws DatabaseError
	 */
	public function tables(): array {
		$tables = array( ...$this->stored->present(), $this->tables->options(), $this->tables->user_meta() );
		sort( $tables );
		return $tables;
	}

	/**
	 * @param list<string>|null $after The key after which the range begins; null for the first one.
	 * @param int               $limit Rows of the range.
	 * @return array{found: list<array{list: string, column: string, owner: string}>, rows: array{certain: int, possible: int},
	 *         after: list<string>|null} Columns with traces, with the customer or the key of their row; the number of rows; and the end
	 *         of the range, null at the end of the table.
	 * @throws DatabaseError
	 */
	public function search( string $table, PersonPattern $pattern, ?array $after, int $limit ): array {
		$columns = $this->columns( $table );
		$keys    = $this->stored->keys( $table );
		$end     = $this->ranges->end( $table, $keys, $after, $limit );
		$prefix  = $this->tables->prefix();
		$name    = str_starts_with( $table, $prefix ) ? substr( $table, strlen( $prefix ) ) : $table;
		$found   = array();
		$rows    = array_fill_keys( self::LISTS, 0 );
		foreach ( array() === $columns || array() === $pattern->parts ? array() : $this->candidates( $table, $columns, $keys, $after, $end, $pattern ) as $row ) {
			$texts   = array_values( array_map( static fn ( string $column ): string => (string) $row[ $column ], $columns ) );
			$certain = $pattern->find( ...$texts );
			$lists   = array();
			foreach ( $columns as $number => $column ) {
				$list = match ( true ) {
					$certain[ $number ]                        => 'certain',
					$pattern->is_possible( $texts[ $number ] ) => 'possible',
					default                                    => null,
				};
				if ( null !== $list ) {
					$lists[ $list ] = 1;
					$found[]        = array(
						'list'   => $list,
						'column' => "$name.$column",
						'owner'  => self::owner( $row, $keys ),
					);
				}
			}
			foreach ( isset( $lists['certain'] ) ? array( 'certain' ) : array_keys( $lists ) as $list ) {
				++$rows[ $list ];
			}
		}
		return array(
			'found' => $found,
			'rows'  => $rows,
			'after' => $end,
		);
	}

	/**
	 * @return list<string>
	 * @throws DatabaseError
	 */
	private function columns( string $table ): array {
		return match ( $table ) {
			$this->tables->options()   => array( 'option_value' ),
			$this->tables->user_meta() => array( 'meta_value' ),
			default                    => $this->stored->texts( $table ),
		};
	}

	/**
	 * The rows of the range in which SQL finds parts of a value.
	 *
	 * @param non-empty-list<string> $columns
	 * @param array<string, string>  $keys
	 * @param list<string>|null      $after
	 * @param list<string>|null      $end
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function candidates( string $table, array $columns, array $keys, ?array $after, ?array $end, PersonPattern $pattern ): array {
		$names = array_values( array_unique( array( ...array_keys( $keys ), ...$this->stored->existing( $table, array( 'customer_id' ) ), ...$columns ) ) );
		$list  = implode( ', ', array_fill( 0, count( $names ), '%i' ) );
		$where = SqlFragment::all( array( RangeQuery::between( $keys, $after, $end ), $this->of_plugin( $table ), $this->ranges->matching( $columns, $pattern ) ) );
		return $this->database->rows( "SELECT $list FROM %i WHERE {$where->sql}", array( ...$names, ...array( $table ), ...$where->values ) );
	}

	/**
	 * WordPress's tables have rows of many plugins.
	 */
	private function of_plugin( string $table ): SqlFragment {
		return match ( $table ) {
			$this->tables->options()   => new SqlFragment( "(option_name LIKE 'fcc\\_%%' OR option_name LIKE 'fluent\\_cart\\_customers%%')" ),
			$this->tables->user_meta() => new SqlFragment( 'meta_key = %s', array( $this->tables->prefix() . 'persisted_preferences' ) ),
			default                    => new SqlFragment( '1 = 1' ),
		};
	}

	/**
	 * @param array<string, string|null> $row
	 * @param array<string, string>      $keys
	 * @return string Where a person finds the row: `customer_id 7`. Empty for a table whose key is a text, which may be a trace.
	 */
	private static function owner( array $row, array $keys ): string {
		$names = isset( $row['customer_id'] ) ? array( 'customer_id' ) : ( in_array( '%s', $keys, true ) ? array() : array_keys( $keys ) );
		return implode( ' ', array_map( static fn ( string $name ): string => "$name {$row[ $name ]}", $names ) );
	}
}
