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
	 * @return array{phone: string, phone_address_id: int, info: array<string, string|int|float|bool>} As in read_all().
	 * @throws DatabaseError
	 */
	public function read( int $id ): array {
		return $this->read_all( array( $id ) )[ $id ];
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @return array<int, array{phone: string, phone_address_id: int, info: array<string, string|int|float|bool>}> By customer: the
	 *         stored phone, the address that shares it (0 if none does), and the info without the notes.
	 * @throws DatabaseError
	 */
	public function read_all( array $ids ): array {
		$rows = array_fill_keys( $ids, array() );
		foreach ( $this->rows( $ids ) as $row ) {
			$rows[ (int) $row['customer_id'] ][] = $row;
		}
		return array_map( self::of_rows( ... ), $rows );
	}

	/**
	 * @param list<array<string, string|null>> $rows Of one customer, its own rows first.
	 * @return array{phone: string, phone_address_id: int, info: array<string, string|int|float|bool>}
	 */
	private static function of_rows( array $rows ): array {
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
	 * @param non-empty-list<int> $ids
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function rows( array $ids ): array {
		$these  = SqlFragment::in( 'm.customer_id', $ids );
		$where  = " WHERE {$these->sql} AND m.meta_key IN (%s, %s) ";
		$values = array( ...$these->values, self::PHONE, self::INFO );
		try {
			return $this->database->rows(
				"SELECT m.customer_id, m.id, m.meta_key, m.meta_value, p.phone_meta_id, p.phone_address_id FROM %i AS m LEFT JOIN %i AS p ON p.customer_id = m.customer_id$where"
					. self::OWN_ROWS_FIRST,
				array( $this->tables->meta(), $this->tables->meta_pointers(), ...$values )
			);
		} catch ( DatabaseError $error ) {
			return $error->is_of_structure()
				? $this->database->rows(
					"SELECT m.customer_id, m.id, m.meta_key, m.meta_value, NULL AS phone_meta_id, NULL AS phone_address_id FROM %i AS m{$where}ORDER BY m.id",
					array( $this->tables->meta(), ...$values )
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
		$this->write_phones( $transaction, array( $id => array( 'phone' => $phone, 'address_id' => $address_id ) ), $now );
	}

	/**
	 * @param array<int, array{phone: string, address_id: int}> $phones  By customer, as in write_phone(); at most a few hundred.
	 * @param bool                                              $are_new Whether this transaction has created the customers.
	 * @throws DatabaseError
	 */
	public function write_phones( Transaction $transaction, array $phones, string $now, bool $are_new = false ): void {
		$stored   = $are_new ? array() : $this->stored( array_keys( $phones ), self::PHONE );
		$ids      = array_map( static fn ( array $rows ): array => array_map( intval( ... ), array_column( $rows, 'id' ) ), $stored );
		$pointers = array();
		foreach ( $this->write( $transaction, self::PHONE, array_map( static fn ( array $phone ): string => $phone['phone'], $phones ), $ids, $now ) as $id => $row ) {
			$pointers[] = array(
				'customer_id'      => $id,
				'phone_meta_id'    => $row,
				'phone_address_id' => $phones[ $id ]['address_id'],
			);
		}
		$transaction->upsert_rows( $this->tables->meta_pointers(), $pointers, array( 'phone_meta_id', 'phone_address_id' ) );
	}

	/**
	 * @param array<string, string|int|float|bool>      $info    The stored info, without the notes.
	 * @param array<string, string|int|float|bool|null> $changes Null removes a key.
	 * @throws AdditionalInfoFull
	 * @throws DatabaseError
	 */
	public function write_info( Transaction $transaction, int $id, array $info, array $changes, string $now ): void {
		$this->write_infos( $transaction, array( $id => array( 'info' => $info, 'changes' => $changes ) ), $now );
	}

	/**
	 * Members that the API does not show, and rows that are not JSON, are preserved.
	 *
	 * @param array<int, array{info: array<string, string|int|float|bool>, changes: array<string, string|int|float|bool|null>}> $infos By
	 *        customer, as in write_info(); at most a few hundred.
	 * @param bool $are_new Whether this transaction has created the customers.
	 * @throws AdditionalInfoFull
	 * @throws DatabaseError
	 */
	public function write_infos( Transaction $transaction, array $infos, string $now, bool $are_new = false ): void {
		$merged = array();
		foreach ( $infos as $id => [ 'info' => $info, 'changes' => $changes ] ) {
			unset( $changes['notes'] ); // A column of the customer.
			if ( array() !== $changes ) {
				$merged[ $id ] = self::merged( $info, $changes );
			}
		}
		$ids = array();
		foreach ( $are_new ? array() : $this->stored( array_keys( $merged ), self::INFO ) as $id => $rows ) {
			foreach ( $rows as $row ) {
				$members = StoredJson::object( $row['meta_value'] );
				if ( null !== $members || '' === (string) $row['meta_value'] ) {
					$ids[ $id ][]   = (int) $row['id'];
					$members        = (array) $members;
					$merged[ $id ] += array_diff_key( $members, self::shown( $members ) );
				}
			}
		}
		$texts    = array_map( static fn ( array $members ): string => array() === $members ? '' : StoredJson::text( (object) $members ), $merged );
		$pointers = array();
		foreach ( $this->write( $transaction, self::INFO, $texts, $ids, $now ) as $id => $row ) {
			$pointers[] = array(
				'customer_id'  => $id,
				'info_meta_id' => $row,
			);
		}
		$transaction->upsert_rows( $this->tables->meta_pointers(), $pointers, array( 'info_meta_id' ) );
	}

	/**
	 * @param array<string, string|int|float|bool>      $info
	 * @param array<string, string|int|float|bool|null> $changes
	 * @return array<string, string|int|float|bool>
	 * @throws AdditionalInfoFull
	 */
	private static function merged( array $info, array $changes ): array {
		$merged = array_filter( array_replace( $info, $changes ), static fn ( mixed $value ): bool => null !== $value );
		if ( count( $merged ) > max( self::MAX_INFO_KEYS, count( $info ) ) ) {
			throw new AdditionalInfoFull( self::MAX_INFO_KEYS );
		}
		return $merged;
	}

	/**
	 * @param list<int> $ids
	 * @return array<int, list<array<string, string|null>>> By customer, its own rows first.
	 * @throws DatabaseError
	 */
	private function stored( array $ids, string $key ): array {
		if ( array() === $ids ) {
			return array();
		}
		$these  = SqlFragment::in( 'm.customer_id', $ids );
		$stored = array();
		$rows   = $this->database->rows(
			"SELECT m.customer_id, m.id, m.meta_value FROM %i AS m LEFT JOIN %i AS p ON p.customer_id = m.customer_id WHERE {$these->sql} AND m.meta_key = %s " . self::OWN_ROWS_FIRST,
			array( $this->tables->meta(), $this->tables->meta_pointers(), ...$these->values, $key )
		);
		foreach ( $rows as $row ) {
			$stored[ (int) $row['customer_id'] ][] = $row;
		}
		return $stored;
	}

	/**
	 * @param array<int, string>    $values By customer. Empty deletes all rows.
	 * @param array<int, list<int>> $ids    The rows of the key by customer, which become one.
	 * @return array<int, int> The id of the remaining row by customer; a customer without one is left out.
	 * @throws DatabaseError
	 */
	private function write( Transaction $transaction, string $key, array $values, array $ids, string $now ): array {
		$kept    = array();
		$changed = array();
		$new     = array();
		$surplus = array();
		foreach ( $values as $id => $value ) {
			$rows = $ids[ $id ] ?? array();
			$row  = array(
				'customer_id' => $id,
				'meta_key'    => $key, // phpcs:ignore WordPress.DB.SlowDBQuery -- A column of FluentCart's own table.
				'meta_value'  => $value, // phpcs:ignore WordPress.DB.SlowDBQuery -- A column of FluentCart's own table.
				'updated_at'  => $now,
			);
			if ( '' !== $value && array() !== $rows ) {
				$kept[ $id ] = array_shift( $rows );
				$changed[]   = array( 'id' => $kept[ $id ] ) + $row;
			} elseif ( '' !== $value ) {
				$new[ $id ] = $row + array( 'created_at' => $now );
			}
			array_push( $surplus, ...$rows );
		}
		$transaction->upsert_rows( $this->tables->meta(), $changed, array( 'meta_value', 'updated_at' ) );
		$transaction->insert_all( $this->tables->meta(), array_values( $new ) );
		// By id: a DELETE without a match locks a gap, and the INSERT for a new customer would wait.
		$transaction->delete_in( $this->tables->meta(), 'id', $surplus );
		return $kept + array_map( static fn ( array $rows ): int => (int) $rows[0]['id'], $this->stored( array_keys( $new ), $key ) );
	}
}
