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
 * How far what is derived has come, by name. In a table and not in options, since it changes in the transactions that
 * derive, and only if nobody else was first.
 */
final class CheckpointStore {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @return array<string, string> All of them; there are a dozen.
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
	 * Of those who have read the same, only one replaces it.
	 *
	 * @param string|null $read  What was read; null for nothing.
	 * @param string      $value Another one.
	 * @return bool Whether that was us.
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
	 * A mark that holds an array. One that was damaged is as good as none: everything is derived again.
	 *
	 * @param non-empty-list<string> $members Those that it must have.
	 * @return array<string, mixed>|null
	 */
	public static function decoded( ?string $json, array $members ): ?array {
		$value = null === $json ? null : json_decode( $json, true );
		return is_array( $value ) && array() === array_diff( $members, array_keys( $value ) ) ? $value : null;
	}

	/**
	 * Only one of those who ask at once is told to do something, and nobody for a while after that.
	 *
	 * @param string $name Of the mark that says when somebody was told last.
	 * @param int    $now  Unix seconds.
	 * @throws DatabaseError
	 */
	public function claim( string $name, int $now, int $for_seconds ): bool {
		$claimed = $this->read()[ $name ] ?? null;
		return Clock::age( (int) $claimed, $now ) > $for_seconds && $this->replace( $name, $claimed, (string) $now );
	}

	/**
	 * @param non-empty-list<string> $names
	 * @throws DatabaseError
	 */
	public function forget( Transaction $transaction, array $names ): void {
		$transaction->delete( $this->tables->checkpoints(), array( 'name' => $names ) );
	}

	/**
	 * Makes everybody else wait who locks the same name, until the transaction ends.
	 *
	 * @throws DatabaseError
	 */
	public function lock( Transaction $transaction, string $name ): void {
		// Random, so that the row always changes: a Galera cluster certifies changed rows only.
		$this->set( $transaction, $name, bin2hex( random_bytes( 16 ) ) );
	}
}
