<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Addresses;

use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\TextNotStorable;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Writes addresses of many locked customers with a few statements.
 */
final class AddressBatchRepository {

	public function __construct( private readonly Tables $tables ) {}

	/**
	 * Adds addresses to customers who have none of their type, so each is primary.
	 *
	 * @param list<array{customer_id: int, type: string, changes: AddressChanges}> $addresses
	 * @throws TextNotStorable
	 * @throws DatabaseError
	 */
	public function insert( Transaction $transaction, array $addresses, string $now ): void {
		$rows = array();
		foreach ( $addresses as [ 'customer_id' => $customer_id, 'type' => $type, 'changes' => $changes ] ) {
			$columns = $changes->new_columns();
			ksort( $columns ); // All rows need the same order.
			$rows[] = array(
				'customer_id' => $customer_id,
				'type'        => $type,
				'is_primary'  => 1,
				'created_at'  => $now,
				'updated_at'  => $now,
			) + $columns;
		}
		$transaction->insert_all( $this->tables->addresses(), $rows );
	}

	/**
	 * One statement for all addresses with changes of the same columns.
	 *
	 * @param list<array{address: Address, columns: array<string, string>}> $changes
	 * @throws TextNotStorable
	 * @throws DatabaseError
	 */
	public function update( Transaction $transaction, array $changes, string $now ): void {
		$groups = array();
		foreach ( $changes as [ 'address' => $address, 'columns' => $columns ] ) {
			if ( array() !== $columns ) {
				ksort( $columns );
				$groups[ implode( ',', array_keys( $columns ) ) ][] = array(
					'id'          => $address->id,
					'customer_id' => (int) $address->row['customer_id'],
					'updated_at'  => $now,
				) + $columns;
			}
		}
		foreach ( $groups as $rows ) {
			$transaction->upsert_rows( $this->tables->addresses(), $rows, array_keys( array_diff_key( $rows[0], array( 'id' => 0, 'customer_id' => 0 ) ) ) );
		}
	}
}
