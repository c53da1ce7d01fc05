<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Page;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * The changes of runs, numbered from 0 in the order of the work.
 */
final class ChangeStore {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param int          $from    The number of the first change.
	 * @param list<Change> $changes
	 * @throws DatabaseError
	 */
	public function insert( Transaction $transaction, int $run_id, int $from, array $changes ): void {
		$rows = array();
		foreach ( $changes as $index => $change ) {
			$rows[] = array(
				'run_id'      => $run_id,
				'n'           => $from + $index,
				'customer_id' => $change->customer_id,
				'outcome'     => $change->outcome->value,
				'code'        => $change->code,
				'before'      => Change::json( $change->before ),
				'after'       => Change::json( $change->after ),
			);
		}
		$transaction->insert_ignore( $this->tables->run_changes(), $rows );
	}

	/**
	 * @param int $from  The number of the first change.
	 * @param int $below The number after the last one.
	 * @return array<int, Change> By ascending number.
	 * @throws DatabaseError
	 */
	public function range( int $run_id, int $from, int $below ): array {
		$rows = $this->database->rows(
			'SELECT n, customer_id, outcome, code, `before`, `after` FROM %i WHERE run_id = %d AND n >= %d AND n < %d ORDER BY n',
			array( $this->tables->run_changes(), $run_id, $from, $below )
		);
		return self::numbered( $rows );
	}

	/**
	 * @param int $below The number after the last change that is counted.
	 * @throws DatabaseError
	 */
	public function count_failed( int $run_id, int $below ): int {
		return (int) $this->database->value(
			'SELECT COUNT(*) FROM %i WHERE run_id = %d AND n < %d AND outcome = %d',
			array( $this->tables->run_changes(), $run_id, $below, Outcome::Failed->value )
		);
	}

	/**
	 * @param Outcome|null $outcome Null for all. Kept also selects partial changes.
	 * @return Page<Change> By number, in the order of the work.
	 * @throws DatabaseError
	 */
	public function page( int $run_id, ?Outcome $outcome, int $page, int $per_page ): Page {
		$only = match ( $outcome ) {
			null          => '',
			Outcome::Kept => ' AND (outcome = %d OR (outcome IN (' . Outcome::Updated->value . ', ' . Outcome::Restored->value . ') AND code IS NOT NULL))',
			default       => ' AND outcome = %d',
		};
		$values = array( $this->tables->run_changes(), $run_id, ...( null === $outcome ? array() : array( $outcome->value ) ) );
		$total  = (int) $this->database->value( "SELECT COUNT(*) FROM %i WHERE run_id = %d$only", $values );
		$rows   = $this->database->rows(
			"SELECT n, customer_id, outcome, code, `before`, `after` FROM %i WHERE run_id = %d$only ORDER BY n LIMIT %d OFFSET %d",
			array( ...$values, $per_page, ( $page - 1 ) * $per_page )
		);
		return new Page( self::numbered( $rows ), $total );
	}

	/**
	 * @param list<array<string, string|null>> $rows
	 * @return array<int, Change>
	 */
	private static function numbered( array $rows ): array {
		return array_combine( array_map( intval( ... ), array_column( $rows, 'n' ) ), array_map( Change::from_row( ... ), $rows ) );
	}
}
