<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Traces;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Privacy\Data\PersonValues;
use FluentCartCustomers\Privacy\Data\StoredColumnsQuery;

defined( 'ABSPATH' ) || exit;

/**
 * Finds an email in the log, in the journal and in imported files, which have no index by it. It takes several requests in a large
 * store. Its state has ids only.
 *
 * @phpstan-type State array{table: int, after: list<string>|null, rows: int, customers: list<int>, staged: list<array{int, int}>}
 */
final class EmailSearchQuery {

	/** Tables in their order, by the name of the method of Tables, with the columns that can have an email. */
	private const TABLES = array(
		'activity'    => array( 'changes' ),
		'run_changes' => array( 'before', 'after' ),
		'import_rows' => array( 'cells' ),
	);

	public const START = array(
		'table'     => 0,
		'after'     => null,
		'rows'      => RangeQuery::ROWS,
		'customers' => array(),
		'staged'    => array(),
	);

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly StoredColumnsQuery $stored,
		private readonly RangeQuery $ranges,
	) {}

	/**
	 * @param State $state
	 */
	public static function is_done( array $state ): bool {
		return $state['table'] >= count( self::TABLES );
	}

	/**
	 * @param State $state    START, or what the last call has returned.
	 * @param float $deadline Of Clock::seconds(). A call searches one range at least.
	 * @return State
	 * @throws DatabaseError
	 */
	public function search( string $email, array $state, float $deadline ): array {
		$pattern = new PersonPattern( new PersonValues( array( $email ) ) );
		while ( ! self::is_done( $state ) ) {
			$start = Clock::seconds();
			$state = $this->range( $pattern, $state );
			if ( null !== $state['after'] ) {
				$state['rows'] = RangeQuery::next_rows( $state['rows'], Clock::seconds() - $start );
			}
			if ( Clock::seconds() >= $deadline ) {
				break;
			}
		}
		return $state;
	}

	/**
	 * @param State $state
	 * @return State
	 * @throws DatabaseError
	 */
	private function range( PersonPattern $pattern, array $state ): array {
		$name    = array_keys( self::TABLES )[ $state['table'] ];
		$table   = $this->tables->$name();
		$keys    = $this->stored->keys( $table );
		$end     = $this->ranges->end( $table, $keys, $state['after'], $state['rows'] );
		$where   = RangeQuery::between( $keys, $state['after'], $end )->and( $this->ranges->matching( self::TABLES[ $name ], $pattern ) );
		$columns = array( ...( 'import_rows' === $name ? array_keys( $keys ) : array( 'customer_id' ) ), ...self::TABLES[ $name ] );
		$list    = implode( ', ', array_fill( 0, count( $columns ), '%i' ) );
		foreach ( $this->database->rows( "SELECT $list FROM %i WHERE {$where->sql}", array( ...$columns, ...array( $table ), ...$where->values ) ) as $row ) {
			if ( ! in_array( true, $pattern->find( ...array_map( static fn ( string $column ): string => (string) $row[ $column ], self::TABLES[ $name ] ) ), true ) ) {
				continue;
			}
			if ( isset( $row['customer_id'] ) ) {
				$state['customers'] = array_values( array_unique( array( ...$state['customers'], (int) $row['customer_id'] ) ) );
			} elseif ( isset( $row['import_id'] ) ) {
				$state['staged'][] = array( (int) $row['import_id'], (int) $row['n'] );
			}
		}
		$state['after'] = $end;
		if ( null === $end ) {
			++$state['table'];
			$state['rows'] = RangeQuery::ROWS;
		}
		return $state;
	}
}
