<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Platform\PhpFunctions;

defined( 'ABSPATH' ) || exit;

/**
 * This plugin's indexes on FluentCart's tables. Setup adds them to small tables, AddIndexesJob to large ones. Without them
 * answers are slower but correct.
 */
final class Indexes {

	private const FIRST_CHARACTER = 'first character of';

	/**
	 * Columns by which lists of customers are sorted and filtered, and columns of orders that the overview and the search read.
	 *
	 * The further columns of an index of customers make it cover the filters: a list in its order is filtered without reading
	 * the rows, of which a filter opposed to the order skips very many. A column that changes often is included only where the
	 * same write changes the entry anyway: `ltv` where a checkout changes the first column, `status` with `updated_at`. Of a long
	 * text, the index has the first character only, which is empty for a customer without notes.
	 */
	private const INDEXES = array(
		'customers' => array(
			'fcc_created_at'          => array( 'created_at' ),
			'fcc_updated_at'          => array( 'updated_at', 'id', 'status', 'created_at', 'ltv' ),
			'fcc_first_name'          => array( 'first_name', 'id', 'created_at' ),
			'fcc_last_name'           => array( 'last_name', 'id', 'created_at' ),
			'fcc_status'              => array( 'status', 'id', 'created_at' ),
			'fcc_status_created_at'   => array( 'status', 'created_at' ),
			'fcc_ltv'                 => array( 'ltv', 'id', 'created_at' ),
			'fcc_purchase_count'      => array( 'purchase_count', 'id', 'created_at', 'ltv' ),
			'fcc_first_purchase_date' => array( 'first_purchase_date', 'id', 'created_at', 'ltv' ),
			'fcc_last_purchase_date'  => array( 'last_purchase_date', 'id', 'created_at', 'ltv' ),
			'fcc_notes'               => array( self::FIRST_CHARACTER => 'notes' ),
		),
		'addresses' => array(
			'fcc_country' => array( 'country', 'customer_id' ),
			'fcc_city'    => array( 'city', 'customer_id' ),
		),
		'orders'    => array(
			'fcc_updated_at' => array( 'updated_at' ),
			'fcc_overview'   => array( 'created_at', 'payment_status', 'currency', 'customer_id', 'total_paid', 'total_refund' ),
			'fcc_search'     => array( 'customer_id', 'receipt_number', 'invoice_no' ),
			'fcc_customer'   => array( 'customer_id', 'created_at', 'payment_status', 'currency', 'total_paid', 'total_refund' ),
		),
	);

	/** Adding an index to a larger table takes too long for a request. */
	private const MAX_ROWS_IN_REQUEST = 20_000;

	/** How long ALTER TABLE waits for other statements, such as a backup. All later statements wait behind it. */
	private const LOCK_SECONDS = 3;

	/** The database cannot add the index in place, or without blocking writers. */
	private const NOT_ONLINE_CODES = array( 1845, 1846 );

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly SetupState $state,
	) {}

	/**
	 * Adds the missing indexes of small tables.
	 *
	 * @throws DatabaseError
	 */
	public function add_to_small_tables(): void {
		$small = array_filter( $this->missing(), fn ( array $index ): bool => ! $this->is_large( $index['table'] ) );
		$this->try_each( $small, PHP_INT_MAX );
	}

	/**
	 * @return array{missing: list<string>, indexes: int, problems: list<SchemaProblem>} Names of missing indexes, the number of
	 *                                                                                   all, and why some could not be added.
	 * @throws DatabaseError
	 */
	public function coverage(): array {
		$missing = array_column( $this->missing(), 'name' );
		$failed  = $this->state->problems( SetupState::INDEXES );
		return array(
			'missing'  => $missing,
			'indexes'  => array_sum( array_map( count( ... ), self::INDEXES ) ),
			'problems' => array_values( array_filter( $failed, static fn ( SchemaProblem $problem ): bool => in_array( $problem->name, $missing, true ) ) ),
		);
	}

	/**
	 * @throws DatabaseError
	 */
	public function are_missing(): bool {
		return array() !== $this->missing();
	}

	/**
	 * Adds the missing indexes.
	 *
	 * @param int $deadline Unix seconds after which no further index is begun.
	 * @return int Seconds to wait before the missing indexes are tried again.
	 * @throws DatabaseError
	 */
	public function add_until( int $deadline ): int {
		return $this->try_each( $this->missing(), $deadline );
	}

	/**
	 * @throws DatabaseError
	 */
	public function remove(): void {
		foreach ( self::INDEXES as $name => $indexes ) {
			$table = $this->tables->$name();
			foreach ( array_intersect( array_keys( $indexes ), $this->names( $table ) ) as $index ) {
				$this->database->execute( 'ALTER TABLE %i DROP INDEX %i', array( $table, $index ) );
			}
		}
	}

	/**
	 * @param array<array{table: string, name: string, columns: array<string>}> $indexes
	 * @param int                                                              $deadline Unix seconds.
	 * @return int Seconds to wait before the missing indexes are tried again.
	 * @throws DatabaseError
	 */
	private function try_each( array $indexes, int $deadline ): int {
		$problems = array();
		foreach ( $indexes as $index ) {
			if ( time() >= $deadline ) {
				return 0;
			}
			try {
				$this->add_index( $index['table'], $index['name'], $index['columns'] );
			} catch ( DatabaseError $error ) {
				// A concurrent request may have added it.
				if ( in_array( $index['name'], $this->names( $index['table'] ), true ) ) {
					continue;
				}
				if ( $error->is_transient() ) {
					return MINUTE_IN_SECONDS;
				}
				$problems[] = SchemaProblem::of( $index['name'], $error );
			}
		}
		return $this->pause_after( $problems );
	}

	/**
	 * @param list<SchemaProblem> $problems
	 * @return int Seconds.
	 */
	private function pause_after( array $problems ): int {
		if ( array() === $problems ) {
			$this->state->succeeded( SetupState::INDEXES );
			return 0;
		}
		PhpFunctions::log( "FluentCart Customers couldn’t add an index: {$problems[0]->name}: {$problems[0]->reason}" );
		$pause = $this->state->failed( SetupState::INDEXES, $problems );
		// If no right is missing, the table is the cause, which changes rarely.
		return array() === array_filter( array_column( $problems, 'right' ) ) ? DAY_IN_SECONDS : $pause;
	}

	/**
	 * @param array<string> $columns
	 * @throws DatabaseError
	 */
	private function add_index( string $table, string $name, array $columns ): void {
		$placeholders = implode( ', ', array_map( static fn ( int|string $key ): string => self::FIRST_CHARACTER === $key ? '%i(1)' : '%i', array_keys( $columns ) ) );
		$add          = "ALTER TABLE %i ADD INDEX %i ($placeholders)";
		$values       = array( $table, $name, ...array_values( $columns ) );
		if ( $this->database->dialect->is_sqlite() ) {
			$this->database->execute( $add, $values );
			return;
		}
		$this->database->execute( 'SET SESSION lock_wait_timeout = %d', array( self::LOCK_SECONDS ) );
		try {
			$this->database->execute( "$add, ALGORITHM=INPLACE, LOCK=NONE", $values );
		} catch ( DatabaseError $error ) {
			if ( ! in_array( $error->getCode(), self::NOT_ONLINE_CODES, true ) ) {
				throw $error;
			}
			$this->database->execute( $add, $values );
		} finally {
			$this->database->execute( 'SET SESSION lock_wait_timeout = DEFAULT' );
		}
	}

	/**
	 * @return list<array{table: string, name: string, columns: array<string>}> Of existing tables.
	 * @throws DatabaseError
	 */
	private function missing(): array {
		$missing = array();
		foreach ( self::INDEXES as $of => $indexes ) {
			$table = $this->tables->$of();
			$names = $this->names( $table );
			// Every existing table has its primary key.
			foreach ( array() === $names ? array() : array_diff_key( $indexes, array_flip( $names ) ) as $name => $columns ) {
				$missing[] = compact( 'table', 'name', 'columns' );
			}
		}
		return $missing;
	}

	/**
	 * @return list<string> Empty if the table does not exist.
	 * @throws DatabaseError
	 */
	private function names( string $table ): array {
		if ( array() === $this->database->rows( 'SHOW TABLES LIKE %s', array( $this->database->escape_like( $table ) ) ) ) {
			return array();
		}
		$parts = $this->database->rows( 'SHOW INDEX FROM %i', array( $table ) );
		return array_map( strval( ... ), array_column( $parts, 'Key_name' ) );
	}

	/**
	 * @throws DatabaseError
	 */
	private function is_large( string $table ): bool {
		return null !== $this->database->value( 'SELECT id FROM %i LIMIT 1 OFFSET %d', array( $table, self::MAX_ROWS_IN_REQUEST ) );
	}
}
