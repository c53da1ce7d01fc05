<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\StoredJson;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * The phone and the additional info of customers, in FluentCart's metadata table.
 *
 * The table has no unique key; the lock on the customer ensures one row a key. When FluentCart assigns an order to another
 * customer, it moves the metadata, too. So this plugin's table of meta pointers stores which rows, and which address with the
 * same phone, are the customer's own.
 */
final class CustomerMetaRepository {

	public const PHONE = 'phone';
	public const INFO  = 'additional_info';

	/** Without the notes, which are a column of the customer. */
	private const MAX_INFO_KEYS = 100;

	/** ORDER BY of metadata `m` with meta pointers `p`: the customer's own rows first. */
	public const OWN_ROWS_FIRST = 'ORDER BY CASE WHEN m.id IN (p.phone_meta_id, p.info_meta_id) THEN 0 ELSE 1 END, m.id';

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @return array{phone: string, phone_address_id: int, info: array<string, string|int|float|bool>} The stored phone, the
	 *         address that shares it (0 if none does), and the info without the notes.
	 * @throws DatabaseError
	 */
	public function read( int $id ): array {
		$rows  = $this->rows( $id );
		$phone = null;
		$info  = array();
		foreach ( $rows as $row ) {
			if ( self::PHONE === $row['meta_key'] ) {
				$phone ??= $row;
			} else {
				// Rows that FluentCart moved from another customer add keys, but replace none.
				$decoded = json_decode( (string) $row['meta_value'], true );
				$info   += is_array( $decoded ) ? self::shown( $decoded ) : array();
			}
		}
		return array(
			'phone'            => (string) ( $phone['meta_value'] ?? '' ),
			'phone_address_id' => null !== $phone && $phone['id'] === $phone['phone_meta_id'] ? (int) $phone['phone_address_id'] : 0,
			'info'             => $info,
		);
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @return array<int, array<string, string|int|float|bool>> The info of customers without the notes, by id; customers without
	 *                                                          info are left out.
	 * @throws DatabaseError
	 */
	public function info_of( array $ids ): array {
		$where = SqlFragment::in( 'm.customer_id', $ids );
		try {
			$rows = $this->database->rows(
				"SELECT m.customer_id, m.meta_value FROM %i AS m LEFT JOIN %i AS p ON p.customer_id = m.customer_id WHERE {$where->sql} AND m.meta_key = %s " . self::OWN_ROWS_FIRST,
				array( $this->tables->meta(), $this->tables->meta_pointers(), ...$where->values, self::INFO )
			);
		} catch ( DatabaseError $error ) {
			$rows = $error->is_of_structure()
				? $this->database->rows( "SELECT m.customer_id, m.meta_value FROM %i AS m WHERE {$where->sql} AND m.meta_key = %s ORDER BY m.id", array( $this->tables->meta(), ...$where->values, self::INFO ) )
				: throw $error;
		}
		$info = array();
		foreach ( $rows as $row ) {
			$id          = (int) $row['customer_id'];
			$decoded     = json_decode( (string) $row['meta_value'], true );
			$info[ $id ] = ( $info[ $id ] ?? array() ) + ( is_array( $decoded ) ? self::shown( $decoded ) : array() );
		}
		return $info;
	}

	/**
	 * @param array<mixed> $members
	 * @return array<string, string|int|float|bool> The members that the API shows: scalars, without `__proto__`, which
	 *                                              JavaScript does not treat as a normal member.
	 */
	private static function shown( array $members ): array {
		return array_map( StoredJson::scalar( ... ), array_diff_key( array_filter( $members, is_scalar( ... ) ), array( '__proto__' => true ) ) );
	}

	/**
	 * If the table of meta pointers is missing, the customer has the rows with their id, which is nearly always right.
	 *
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function rows( int $id ): array {
		$where = ' WHERE m.customer_id = %d AND m.meta_key IN (%s, %s) ';
		try {
			return $this->database->rows(
				"SELECT m.id, m.meta_key, m.meta_value, p.phone_meta_id, p.phone_address_id FROM %i AS m LEFT JOIN %i AS p ON p.customer_id = m.customer_id$where"
					. self::OWN_ROWS_FIRST,
				array( $this->tables->meta(), $this->tables->meta_pointers(), $id, self::PHONE, self::INFO )
			);
		} catch ( DatabaseError $error ) {
			return $error->is_of_structure()
				? $this->database->rows(
					"SELECT m.id, m.meta_key, m.meta_value, NULL AS phone_meta_id, NULL AS phone_address_id FROM %i AS m{$where}ORDER BY m.id",
					array( $this->tables->meta(), $id, self::PHONE, self::INFO )
				)
				: throw $error;
		}
	}

	/**
	 * @param string $phone      Empty removes the phone.
	 * @param int    $address_id The address that gets the same phone; 0 for none.
	 * @throws DatabaseError
	 */
	public function write_phone( Transaction $transaction, int $id, string $phone, int $address_id, string $now ): void {
		$rows = array_column( $this->stored( $id, self::PHONE ), 'id' );
		$row  = $this->write( $transaction, $id, self::PHONE, $phone, $now, array_map( intval( ... ), $rows ) );
		if ( 0 !== $row ) {
			$transaction->upsert(
				$this->tables->meta_pointers(),
				array( 'customer_id' => $id ),
				array(
					'phone_meta_id'    => $row,
					'phone_address_id' => $address_id,
				)
			);
		}
	}

	/**
	 * Members that the API does not show, and rows that are not JSON, are preserved.
	 *
	 * @param array<string, string|int|float|bool>      $info    The stored info, without the notes.
	 * @param array<string, string|int|float|bool|null> $changes Null removes a key.
	 * @throws AdditionalInfoFull
	 * @throws DatabaseError
	 */
	public function write_info( Transaction $transaction, int $id, array $info, array $changes, string $now ): void {
		unset( $changes['notes'] ); // A column of the customer.
		if ( array() === $changes ) {
			return;
		}
		$merged = array_filter( array_replace( $info, $changes ), static fn ( mixed $value ): bool => null !== $value );
		if ( count( $merged ) > max( self::MAX_INFO_KEYS, count( $info ) ) ) {
			throw new AdditionalInfoFull( self::MAX_INFO_KEYS );
		}
		$ids = array();
		foreach ( $this->stored( $id, self::INFO ) as $stored ) {
			$members = StoredJson::object( $stored['meta_value'] );
			if ( null !== $members || '' === (string) $stored['meta_value'] ) {
				$ids[]   = (int) $stored['id'];
				$members = (array) $members;
				$merged += array_diff_key( $members, self::shown( $members ) );
			}
		}
		$row = $this->write( $transaction, $id, self::INFO, array() === $merged ? '' : StoredJson::text( (object) $merged ), $now, $ids );
		if ( 0 !== $row ) {
			$transaction->upsert( $this->tables->meta_pointers(), array( 'customer_id' => $id ), array( 'info_meta_id' => $row ) );
		}
	}

	/**
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function stored( int $id, string $key ): array {
		return $this->database->rows(
			'SELECT m.id, m.meta_value FROM %i AS m LEFT JOIN %i AS p ON p.customer_id = m.customer_id WHERE m.customer_id = %d AND m.meta_key = %s ' . self::OWN_ROWS_FIRST,
			array( $this->tables->meta(), $this->tables->meta_pointers(), $id, $key )
		);
	}

	/**
	 * @param string    $value Empty deletes all rows.
	 * @param list<int> $ids   The rows of the key, which become one.
	 * @return int The id of the remaining row; 0 for none.
	 * @throws DatabaseError
	 */
	private function write( Transaction $transaction, int $id, string $key, string $value, string $now, array $ids ): int {
		$meta   = $this->tables->meta();
		$kept   = '' === $value ? 0 : (int) array_shift( $ids );
		$values = array(
			'meta_value' => $value, // phpcs:ignore WordPress.DB.SlowDBQuery -- A column of FluentCart's own table.
			'updated_at' => $now,
		);
		if ( 0 !== $kept ) {
			$transaction->update( $meta, $values, array( 'id' => $kept ) );
		} elseif ( '' !== $value ) {
			$kept = $transaction->insert(
				$meta,
				$values + array(
					'customer_id' => $id,
					'meta_key'    => $key, // phpcs:ignore WordPress.DB.SlowDBQuery -- A column of FluentCart's own table.
					'created_at'  => $now,
				)
			);
		}
		if ( array() !== $ids ) {
			// By id: a DELETE without a match locks a gap, and the INSERT for a new customer would wait.
			$transaction->delete( $meta, array( 'id' => $ids ) );
		}
		return $kept;
	}
}
