<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Platform\PhpFunctions;

defined( 'ABSPATH' ) || exit;

/**
 * Creates what is missing of the tables: at activation, in the background, and when a statement meets it. Not dbDelta: that
 * alters JSON columns on every run.
 */
final class SchemaRepair {

	private const DUPLICATE_KEY = 1062;

	/** Whether somebody is at it in this request: its own statements must not begin another repair. */
	private bool $is_running = false;

	/**
	 * @param bool $with_store Whether the tables of customers and orders are the plugin's, too: beside FluentCart they are not.
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
	 * Before what another machine may have done a moment ago is asked for.
	 *
	 * @throws DatabaseError
	 */
	public function enable_sync_wait(): void {
		$this->database->value( 'SELECT 1' );
	}

	/**
	 * Repairs unless the last try failed recently. Safe to run at any time, also twice at once.
	 *
	 * @return bool Whether something was created, so that a statement that failed may succeed now.
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
				PhpFunctions::log( "FluentCart Customers could not create $names: {$problems[0]->reason}" );
			}
			return $created['is_any'];
		} finally {
			$this->is_running = false;
		}
	}

	/**
	 * After a statement has met a table or column that is missing.
	 *
	 * @return bool As run().
	 */
	public function run_on_demand(): bool {
		if ( $this->is_running || $this->state->is_waiting( SetupState::TABLES ) ) {
			return false;
		}
		try {
			$is_any = $this->run();
			if ( ! $is_any && ! $this->state->is_waiting( SetupState::TABLES ) ) {
				// Nothing is missing, so another repair would not help the next statement either.
				$this->state->failed( SetupState::TABLES, array() );
			}
			return $is_any;
		} catch ( DatabaseError $error ) {
			$this->state->failed( SetupState::TABLES, array() );
			PhpFunctions::log( "FluentCart Customers could not compare its tables: $error->reason" );
			return false;
		}
	}

	/**
	 * @return list<SchemaProblem> What is missing now, and why it could not be created if that was tried.
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
		// Another request may have been first: what counts is what is missing still.
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
			// Another table of the group is missing still; the group is reset with that one.
			PhpFunctions::log( "FluentCart Customers could not reset what it derives: $error->reason" );
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
	 * Rows that can be derived go first: a column without its values would be taken for complete, and a key may not fit them.
	 *
	 * @throws DatabaseError
	 */
	private function alter_table( TableDifference $difference ): void {
		$definition = $difference->definition;
		$is_emptied = ! Schema::is_of_store( $definition->name ) && DerivedData::may_be_emptied( $definition->name );
		if ( $this->database->dialect->is_sqlite() ) {
			$is_emptied ? $this->recreate_table( $definition ) : $this->alter_on_sqlite( $difference );
			return;
		}
		$alter = "ALTER TABLE `{$definition->table}` " . implode( ', ', self::clauses( $difference ) );
		try {
			$this->empty_table( $definition, $is_emptied );
			$this->database->execute( $alter );
		} catch ( DatabaseError $error ) {
			if ( self::DUPLICATE_KEY !== $error->getCode() || Schema::is_of_store( $definition->name ) || null !== $definition->counter() ) {
				throw $error;
			}
			// Rows that have lost what tells them apart are of no use.
			$this->empty_table( $definition, true );
			$this->database->execute( $alter );
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function empty_table( TableDefinition $definition, bool $is_emptied ): void {
		if ( $is_emptied ) {
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
		if ( $difference->is_uncounted ) {
			$clauses[] = 'MODIFY COLUMN ' . $definition->columns[ (string) $definition->counter() ];
		}
		return $clauses;
	}

	/**
	 * SQLite adds no column without a default to a table, and no primary key.
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
	 * With the default that MySQL gives existing rows.
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
