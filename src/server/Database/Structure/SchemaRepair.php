<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Platform\PhpFunctions;

defined( 'ABSPATH' ) || exit;

/**
 * Creates missing tables, columns and keys: at setup, in a job, and after a statement has failed for lack of one. dbDelta() is
 * not used because it alters JSON columns on every run.
 */
final class SchemaRepair {

	private const DUPLICATE_KEY = 1062;

	/** Whether a repair runs, whose statements must not start another one. */
	private bool $is_running = false;

	/**
	 * @param bool $with_store Whether to create the tables of FluentCartSchema, too.
	 */
	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Schema $schema,
		private readonly SchemaInspector $inspector,
		private readonly DerivedData $derived,
		private readonly SetupState $state,
		private readonly bool $with_store,
	) {}

	/**
	 * Makes later reads wait for what other nodes of a cluster have committed.
	 *
	 * @throws DatabaseError
	 */
	public function enable_sync_wait(): void {
		$this->database->value( 'SELECT 1' );
	}

	/**
	 * Repairs, unless the last try failed recently. Safe to run concurrently.
	 *
	 * @return bool Whether anything was created, so that a failed statement may succeed now.
	 * @throws DatabaseError
	 */
	public function run(): bool {
		if ( $this->is_running || $this->state->is_waiting( SetupState::TABLES ) ) {
			return false;
		}
		$this->is_running = true;
		try {
			$created  = $this->create( $this->inspector->differences( $this->with_store ) );
			$problems = $created['problems'];
			if ( array() === $problems ) {
				$this->state->succeeded( SetupState::TABLES );
			} else {
				$this->state->failed( SetupState::TABLES, $problems );
				$names = implode( ', ', array_column( $problems, 'name' ) );
				PhpFunctions::log( "FluentCart Customers couldn’t create $names: {$problems[0]->reason}" );
			}
			return $created['is_any'];
		} finally {
			$this->is_running = false;
		}
	}

	/**
	 * Runs after a statement has failed for lack of a table or column.
	 *
	 * @return bool Whether anything was created.
	 */
	public function run_on_demand(): bool {
		if ( $this->is_running || $this->state->is_waiting( SetupState::TABLES ) ) {
			return false;
		}
		try {
			$is_any = $this->run();
			if ( ! $is_any && ! $this->state->is_waiting( SetupState::TABLES ) ) {
				// Nothing is missing, so a repair would not help the next statement either.
				$this->state->failed( SetupState::TABLES, array() );
			}
			return $is_any;
		} catch ( DatabaseError $error ) {
			$this->state->failed( SetupState::TABLES, array() );
			PhpFunctions::log( "FluentCart Customers couldn’t compare its tables: $error->reason" );
			return false;
		}
	}

	/**
	 * @return list<SchemaProblem> What is missing, with the reason if its creation failed.
	 * @throws DatabaseError
	 */
	public function problems(): array {
		$tried   = array_column( $this->state->problems( SetupState::TABLES ), null, 'name' );
		$missing = array_merge( ...array_map( static fn ( TableDifference $difference ): array => $difference->names(), $this->inspector->differences( $this->with_store ) ) );
		return array_map( static fn ( string $name ): SchemaProblem => $tried[ $name ] ?? SchemaProblem::of( $name, null ), $missing );
	}

	/**
	 * @param list<TableDifference> $differences
	 * @return array{is_any: bool, problems: list<SchemaProblem>}
	 * @throws DatabaseError
	 */
	private function create( array $differences ): array {
		$errors  = array();
		$changed = array();
		foreach ( $differences as $difference ) {
			$definition = $difference->definition;
			$changed[]  = $definition->name;
			try {
				$difference->is_missing ? $this->create_table( $definition ) : $this->alter_table( $difference );
			} catch ( DatabaseError $error ) {
				$errors[ $definition->table ] = $error;
			}
		}
		if ( array() === $changed ) {
			return array(
				'is_any'   => false,
				'problems' => array(),
			);
		}
		// A concurrent request may have created the same, so the tables are compared again.
		$remaining = $this->inspector->differences( $this->with_store );
		$problems  = array();
		foreach ( $remaining as $difference ) {
			foreach ( $difference->names() as $name ) {
				$problems[] = SchemaProblem::of( $name, $errors[ $difference->definition->table ] ?? null );
			}
		}
		$broken = array_map( static fn ( TableDifference $difference ): string => $difference->definition->name, $remaining );
		$whole  = array_values( array_diff( $changed, $broken ) );
		try {
			$this->derived->reset( $whole );
		} catch ( DatabaseError $error ) {
			// Another table of the group is missing. The group is reset when that table is created.
			PhpFunctions::log( "FluentCart Customers couldn’t reset its derived data: $error->reason" );
		}
		return array(
			'is_any'   => array() !== $whole,
			'problems' => $problems,
		);
	}

	/**
	 * @throws DatabaseError
	 */
	private function create_table( TableDefinition $definition ): void {
		$this->database->execute( "CREATE TABLE IF NOT EXISTS `{$definition->table}` ( {$definition->body} ) {$this->database->charset_collate()}" );
	}

	/**
	 * Deletes rows that can be derived again: a new column would be without values, and a new key might not fit them.
	 *
	 * @throws DatabaseError
	 */
	private function alter_table( TableDifference $difference ): void {
		$definition = $difference->definition;
		$is_derived = ! Schema::is_of_store( $definition->name ) && DerivedData::may_be_emptied( $definition->name );
		if ( $this->database->dialect->is_sqlite() ) {
			$is_derived ? $this->recreate_table( $definition ) : $this->alter_on_sqlite( $difference );
			return;
		}
		$alter = "ALTER TABLE `{$definition->table}` " . implode( ', ', self::clauses( $difference ) );
		try {
			$this->empty_table( $definition, $is_derived );
			$this->database->execute( $alter );
		} catch ( DatabaseError $error ) {
			if ( self::DUPLICATE_KEY !== $error->getCode() || Schema::is_of_store( $definition->name ) || null !== $definition->counter() ) {
				throw $error;
			}
			// Rows without a unique key cannot be used.
			$this->empty_table( $definition, true );
			$this->database->execute( $alter );
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function empty_table( TableDefinition $definition, bool $is_derived ): void {
		if ( $is_derived ) {
			$this->database->execute( 'DELETE FROM %i', array( $definition->table ) );
		}
	}

	/**
	 * @return non-empty-list<string>
	 */
	private static function clauses( TableDifference $difference ): array {
		$definition = $difference->definition;
		$clauses    = array_map( static fn ( string $column ): string => "ADD COLUMN {$definition->columns[ $column ]}", $difference->columns );
		foreach ( $difference->wrong_keys as $key ) {
			$clauses[] = TableDefinition::PRIMARY === $key ? 'DROP PRIMARY KEY' : "DROP KEY `$key`";
		}
		foreach ( $difference->keys as $key ) {
			$clauses[] = "ADD {$definition->keys[ $key ]['sql']}";
		}
		if ( $difference->lacks_auto_increment ) {
			$clauses[] = 'MODIFY COLUMN ' . $definition->columns[ (string) $definition->counter() ];
		}
		return $clauses;
	}

	/**
	 * SQLite cannot add a column without a default, nor a primary key.
	 *
	 * @throws DatabaseError
	 */
	private function recreate_table( TableDefinition $definition ): void {
		$this->database->execute( 'DROP TABLE %i', array( $definition->table ) );
		$this->create_table( $definition );
	}

	/**
	 * @throws DatabaseError
	 */
	private function alter_on_sqlite( TableDifference $difference ): void {
		$definition = $difference->definition;
		foreach ( $difference->columns as $column ) {
			$this->database->execute( "ALTER TABLE `{$definition->table}` ADD COLUMN " . self::with_default( $definition->columns[ $column ] ) );
		}
		foreach ( array_diff( $difference->keys, array( TableDefinition::PRIMARY ) ) as $key ) {
			$this->database->execute( "ALTER TABLE `{$definition->table}` ADD {$definition->keys[ $key ]['sql']}" );
		}
	}

	/**
	 * Adds the default that MySQL gives to existing rows.
	 */
	private static function with_default( string $column ): string {
		if ( ! str_contains( $column, 'NOT NULL' ) || str_contains( $column, 'DEFAULT' ) ) {
			return $column;
		}
		return $column . match ( true ) {
			str_contains( $column, '` datetime' ) => " DEFAULT '0000-00-00 00:00:00'",
			1 === preg_match( '/` \w*int\b/', $column ) => ' DEFAULT 0',
			default => " DEFAULT ''",
		};
	}
}
