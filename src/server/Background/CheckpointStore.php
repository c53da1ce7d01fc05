<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\OpenTransaction;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * The progress of each derived data set, by name. In a table and not in options, because it changes in the transactions that
 * write the derived data, and by compare-and-swap.
 */
final class CheckpointStore {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @return array<string, string> All checkpoints, about twelve.
	 * @throws DatabaseError
	 */
	public function read(): array {
		$rows = $this->database->rows( 'SELECT name, value FROM %i', array( $this->tables->checkpoints() ) );
		return array_map( strval( ... ), array_column( $rows, 'value', 'name' ) );
	}

	/**
	 * @throws DatabaseError
	 */
	public function set( Transaction $transaction, string $name, string $value ): void {
		$transaction->upsert( $this->tables->checkpoints(), array( 'name' => $name ), array( 'value' => $value ) );
	}

	/**
	 * Compare-and-swap: replaces a value if it is still the one that was read.
	 *
	 * @param string|null $read  Null if there was no checkpoint.
	 * @param string      $value Must differ from $read.
	 * @return bool Whether the value was replaced.
	 * @throws DatabaseError
	 */
	public function replace( string $name, ?string $read, string $value ): bool {
		OpenTransaction::assert_none( $this->database );
		$table = $this->tables->checkpoints();
		return 1 === ( null === $read
			? $this->database->execute_with_retry( 'INSERT IGNORE INTO %i (name, value) VALUES (%s, %s)', array( $table, $name, $value ) )
			: $this->database->execute_with_retry( 'UPDATE %i SET value = %s WHERE name = %s AND value = %s', array( $table, $value, $name, $read ) ) );
	}

	/**
	 * @param non-empty-list<string> $members Required members.
	 * @return array<string, mixed>|null Null for a damaged checkpoint, so that everything is derived again.
	 */
	public static function decoded( ?string $json, array $members ): ?array {
		$value = null === $json ? null : json_decode( $json, true );
		return is_array( $value ) && array() === array_diff( $members, array_keys( $value ) ) ? $value : null;
	}

	/**
	 * Lets one of concurrent callers run an operation, and no caller again for a while.
	 *
	 * @param string $name Of the checkpoint that holds the time of the last run.
	 * @param int    $now  Unix seconds.
	 * @throws DatabaseError
	 */
	public function claim( string $name, int $now, int $for_seconds ): bool {
		$last_run = $this->read()[ $name ] ?? null;
		return Clock::age( (int) $last_run, $now ) > $for_seconds && $this->replace( $name, $last_run, (string) $now );
	}

	/**
	 * @param non-empty-list<string> $names
	 * @throws DatabaseError
	 */
	public function delete( Transaction $transaction, array $names ): void {
		$transaction->delete( $this->tables->checkpoints(), array( 'name' => $names ) );
	}

	/**
	 * Makes other transactions wait that lock the same name, until this one ends.
	 *
	 * @throws DatabaseError
	 */
	public function lock( Transaction $transaction, string $name ): void {
		// A random value changes the row every time: a Galera cluster detects conflicts in changed rows only.
		$this->set( $transaction, $name, bin2hex( random_bytes( 16 ) ) );
	}
}
