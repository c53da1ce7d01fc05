<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * How far each derived data set is up to date, by name, as JSON. In a table and not in options, because a checkpoint changes in
 * the transaction that writes its derived data.
 */
final class CheckpointStore {

	/** Increase it with every change of the members of a checkpoint. */
	private const FORMAT = 1;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param list<string> $members Required members.
	 * @param string       $lock    The end of the SELECT.
	 * @return array<string, mixed>|null As decoded() returns it.
	 * @throws DatabaseError
	 */
	public function read( string $name, array $members, string $lock = '' ): ?array {
		return $this->read_all( array( $name => $members ), $lock )[ $name ] ?? null;
	}

	/**
	 * @param non-empty-array<string, list<string>> $members Required members by name.
	 * @param string                                $lock    The end of the SELECT.
	 * @return array<string, array<string, mixed>> As decoded() returns them, by name.
	 * @throws DatabaseError
	 */
	public function read_all( array $members, string $lock = '' ): array {
		$names   = array_map( strval( ... ), array_keys( $members ) );
		$rows    = $this->database->rows(
			'SELECT name, value FROM %i WHERE name IN (' . implode( ', ', array_fill( 0, count( $names ), '%s' ) ) . ")$lock",
			array( $this->tables->checkpoints(), ...$names )
		);
		$decoded = array();
		foreach ( $rows as $row ) {
			$decoded[ (string) $row['name'] ] = self::decoded( $row['value'], $members[ (string) $row['name'] ] );
		}
		return array_filter( $decoded );
	}

	/**
	 * @param list<string> $members Required members.
	 * @return array<string, mixed>|null Null for a missing or damaged checkpoint, or one of another version of the plugin, so that
	 *                                   everything is derived again.
	 */
	public static function decoded( ?string $json, array $members ): ?array {
		$value = json_decode( (string) $json, true );
		if ( ! is_array( $value ) || self::FORMAT !== ( $value['format'] ?? null ) || array() !== array_diff( $members, array_keys( $value ) ) ) {
			return null;
		}
		unset( $value['format'] );
		return $value;
	}

	/**
	 * @param array<string, mixed> $value
	 * @throws DatabaseError
	 */
	public function save( Transaction $transaction, string $name, array $value ): void {
		$transaction->upsert(
			$this->tables->checkpoints(),
			array( 'name' => $name ),
			array(
				'value'      => (string) wp_json_encode( array( 'format' => self::FORMAT ) + $value, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE ),
				'updated_at' => time(),
			)
		);
	}

	/**
	 * @param non-empty-list<string> $names
	 * @throws DatabaseError
	 */
	public function delete( Transaction $transaction, array $names ): void {
		$transaction->delete( $this->tables->checkpoints(), array( 'name' => $names ) );
	}
}
