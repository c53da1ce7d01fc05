<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Addresses;

use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\EditConflict;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Journal\Recorder;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Reads and writes addresses in FluentCart's table. One address of each type is primary.
 *
 * FluentCart and importers leave types without a primary address, or with two. A write corrects this for the type that it
 * changes.
 */
final class AddressRepository {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly CustomerRepository $customers,
		private readonly ActivityRepository $activity,
	) {}

	/**
	 * @throws AddressNotFound
	 * @throws DatabaseError
	 */
	public function get( int $customer_id, int $id ): Address {
		return $this->find( $customer_id, $id, '' );
	}

	/**
	 * @param string      $type    billing or shipping.
	 * @param string|null $version Version of the customer that the client read (If-Match); null skips the conflict check.
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	public function create( int $customer_id, string $type, AddressChanges $changes, ?string $version, Recorder $recorder ): Address {
		return $this->customers->change_addresses(
			$customer_id,
			$version,
			function ( Transaction $transaction ) use ( $customer_id, $type, $changes ): array {
				$now     = gmdate( 'Y-m-d H:i:s' );
				$primary = array_filter( $this->of_type( $customer_id, $type ), static fn ( Address $address ): bool => $address->is_primary );
				$values  = array(
					'customer_id' => $customer_id,
					'type'        => $type,
					'is_primary'  => array() === $primary ? 1 : 0,
					'created_at'  => $now,
					'updated_at'  => $now,
				);
				$id      = $transaction->insert( $this->tables->addresses(), $values + $changes->new_columns() );
				$address = $this->find( $customer_id, $id, '' );
				return array( $address, fn ( ?int $run_id ) => $this->activity->address_created( $transaction, $customer_id, $id, $address->editable_fields(), $run_id ) );
			},
			$recorder
		);
	}

	/**
	 * @throws AddressNameTooLong
	 * @throws AddressNotFound
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	public function update( int $customer_id, int $id, AddressChanges $changes, ?string $version, Recorder $recorder ): Address {
		return $this->customers->change_addresses(
			$customer_id,
			$version,
			function ( Transaction $transaction ) use ( $customer_id, $id, $changes ): array {
				// FluentCart does not lock the customer. The row is locked so that a concurrent change of its meta is not lost.
				$before  = $this->find( $customer_id, $id, $transaction->for_update() );
				$columns = $changes->changed_columns( $before );
				if ( array() === $columns ) {
					return array( $before, static fn () => null );
				}
				$this->write( $transaction, $id, $columns );
				$after = $this->find( $customer_id, $id, $transaction->for_update() );
				return array( $after, fn ( ?int $run_id ) => $this->activity->address_updated( $transaction, $customer_id, $id, $before->editable_fields(), $after->editable_fields(), $run_id ) );
			},
			$recorder
		);
	}

	/**
	 * @throws AddressNotFound
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	public function make_primary( int $customer_id, int $id, ?string $version, Recorder $recorder ): Address {
		return $this->customers->change_addresses(
			$customer_id,
			$version,
			function ( Transaction $transaction ) use ( $customer_id, $id ): array {
				$chosen = $this->find( $customer_id, $id, '' );
				$wrong  = array_filter(
					$this->of_type( $customer_id, $chosen->type ),
					static fn ( Address $address ): bool => $address->is_primary !== ( $address->id === $id )
				);
				if ( array() === $wrong ) {
					return array( $chosen, static fn () => null );
				}
				foreach ( $wrong as $address ) {
					$this->write( $transaction, $address->id, array( 'is_primary' => $address->is_primary ? 0 : 1 ) );
				}
				$log = fn ( ?int $run_id ) => $this->activity->address_made_primary( $transaction, $customer_id, $id, $chosen->is_primary, $run_id );
				return array( $this->find( $customer_id, $id, '' ), $log );
			},
			$recorder
		);
	}

	/**
	 * The newest remaining address of the type becomes primary, if none is.
	 *
	 * @return Address The deleted address.
	 * @throws AddressNotFound
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	public function delete( int $customer_id, int $id, ?string $version, Recorder $recorder ): Address {
		return $this->customers->change_addresses(
			$customer_id,
			$version,
			function ( Transaction $transaction ) use ( $customer_id, $id ): array {
				$deleted = $this->find( $customer_id, $id, '' );
				$transaction->delete( $this->tables->addresses(), array( 'id' => $id ) );

				$rest    = array_filter( $this->of_type( $customer_id, $deleted->type ), static fn ( Address $address ): bool => $address->id !== $id );
				$primary = array_filter( $rest, static fn ( Address $address ): bool => $address->is_primary );
				if ( array() !== $rest && array() === $primary ) {
					$this->write( $transaction, end( $rest )->id, array( 'is_primary' => 1 ) );
				}
				return array( $deleted, fn ( ?int $run_id ) => $this->activity->address_deleted( $transaction, $customer_id, $id, $deleted->editable_fields(), $run_id ) );
			},
			$recorder
		);
	}

	/**
	 * @param non-empty-array<string, scalar> $columns
	 * @throws DatabaseError
	 */
	private function write( Transaction $transaction, int $id, array $columns ): void {
		$transaction->update(
			$this->tables->addresses(),
			$columns + array( 'updated_at' => gmdate( 'Y-m-d H:i:s' ) ),
			array( 'id' => $id )
		);
	}

	/**
	 * @param string $lock From Transaction::for_update(), or empty.
	 * @throws AddressNotFound
	 * @throws DatabaseError
	 */
	private function find( int $customer_id, int $id, string $lock ): Address {
		$row = $this->database->row(
			"SELECT * FROM %i WHERE id = %d AND customer_id = %d$lock",
			array( $this->tables->addresses(), $id, $customer_id )
		);
		return null === $row ? throw new AddressNotFound( $id ) : Address::from_row( $row );
	}

	/**
	 * Takes no lock: this plugin's writers have locked the customer, and a gap lock would make writers of adjacent customers
	 * deadlock.
	 *
	 * @return list<Address> The oldest first.
	 * @throws DatabaseError
	 */
	private function of_type( int $customer_id, string $type ): array {
		$rows = $this->database->rows(
			'SELECT * FROM %i WHERE customer_id = %d AND type = %s ORDER BY id ASC',
			array( $this->tables->addresses(), $customer_id, $type )
		);
		return array_map( Address::from_row( ... ), $rows );
	}
}
