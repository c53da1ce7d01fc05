<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Journal\Recorder;
use FluentCartCustomers\Search\SearchIndexer;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Reads and writes single customers in FluentCart's tables.
 */
final class CustomerRepository {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Transaction $transaction,
		private readonly SearchIndexer $indexer,
		private readonly UniqueValueStore $unique_values,
		private readonly ActivityRepository $activity,
		private readonly CustomerMetaRepository $meta,
		private readonly CustomerQuery $related,
	) {}

	/**
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	public function get( int $id ): Customer {
		return $this->with_related( $this->row( $id, '' ) );
	}

	/**
	 * @throws AdditionalInfoFull
	 * @throws EmailTaken
	 * @throws DatabaseError
	 */
	public function create( string $email, string $status, CustomerChanges $changes ): Customer {
		return $this->transaction->run(
			function ( Transaction $transaction ) use ( $email, $status, $changes ): Customer {
				$now = gmdate( 'Y-m-d H:i:s' );
				$id  = $transaction->insert(
					$this->tables->customers(),
					array(
						'email'      => $email,
						'first_name' => $changes->first_name ?? '',
						'last_name'  => $changes->last_name ?? '',
						'status'     => $status,
						'notes'      => (string) ( $changes->additional_info['notes'] ?? '' ),
						// The same formula as FluentCart's model (Customer.php, `creating`).
						'uuid'       => md5( $email . wp_generate_uuid4() ),
						'created_at' => $now,
						'updated_at' => $now,
					)
				);
				$transaction->lock_customers( $id );
				$this->unique_values->reserve_email( $transaction, $email, $id );
				$this->meta->write_info( $transaction, $id, array(), $changes->additional_info, $now );
				$this->meta->write_phone( $transaction, $id, $changes->phone ?? '', 0, $now );
				$this->indexer->index( $transaction, $id );

				$customer = $this->get( $id );
				$this->activity->customer_created( $transaction, $id, $customer->editable_fields() );
				return $customer;
			}
		);
	}

	/**
	 * @param string|null                 $version Version that the client read (If-Match); null skips the conflict check.
	 * @param callable(CustomerRow): void $check   Throws if the current customer does not allow the change. It must not read the
	 *                                             database; see UniqueValueStore.
	 * @throws AdditionalInfoFull
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws EmailTaken
	 * @throws DatabaseError
	 */
	public function update( int $id, CustomerChanges $changes, ?string $version, callable $check, Recorder $recorder ): CustomerUpdate {
		return $this->edit(
			$id,
			$version,
			function ( Transaction $transaction, CustomerRow $row ) use ( $changes, $recorder ): CustomerUpdate {
				$before = $this->with_related( $row );
				if ( $changes->is_empty() ) {
					return new CustomerUpdate( $before, $before );
				}
				$this->write( $transaction, $before, $changes );
				$after = $this->with_related( $this->row( $row->id, $transaction->for_update() ) );
				$recorder->record( $transaction, CustomerDiff::of( $before, $after ) );
				$this->activity->customer_updated( $transaction, $row->id, $before->editable_fields(), $after->editable_fields(), $recorder->run_id() );
				return new CustomerUpdate( $before, $after );
			},
			function ( Transaction $transaction, CustomerRow $row ) use ( $changes, $check ): void {
				$check( $row );
				$email = $changes->email ?? $row->email;
				if ( mb_strtolower( $email, 'UTF-8' ) !== mb_strtolower( $row->email, 'UTF-8' ) ) {
					$this->unique_values->reserve_email( $transaction, $email, $row->id );
				}
			}
		);
	}

	/**
	 * Runs a callback in a transaction that locks the customer. The transaction may run more than once; see Transaction::run().
	 *
	 * @template T
	 * @param string|null                                     $version Version that the client read (If-Match); null skips the
	 *                                                                 conflict check.
	 * @param callable(Transaction, CustomerRow): T           $write
	 * @param (callable(Transaction, CustomerRow): void)|null $reserve Reserves unique values. Runs first, because these must be
	 *                                                                 reserved before a read without a lock.
	 * @return T
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	public function edit( int $id, ?string $version, callable $write, ?callable $reserve = null ): mixed {
		return $this->transaction->run(
			function ( Transaction $transaction ) use ( $id, $version, $write, $reserve ): mixed {
				$transaction->lock_customers( $id );
				$row = $this->row( $id, $transaction->for_update() );
				if ( null !== $reserve ) {
					$reserve( $transaction, $row );
				}
				if ( null !== $version ) {
					$current = $this->with_related( $row );
					if ( $version !== $current->version() ) {
						throw new EditConflict( $current );
					}
				}
				return $write( $transaction, $row );
			}
		);
	}

	/**
	 * Writes the changes of a customer that is locked, within edit().
	 *
	 * @throws AdditionalInfoFull
	 * @throws DatabaseError
	 */
	public function write( Transaction $transaction, Customer $customer, CustomerChanges $changes ): void {
		$row = $customer->row;
		$now = gmdate( 'Y-m-d H:i:s' );
		// Other columns keep their values, even a NULL of an importer.
		$values = array_filter(
			array(
				'email'      => $changes->email,
				'first_name' => $changes->first_name,
				'last_name'  => $changes->last_name,
				'status'     => $changes->status,
				'notes'      => array_key_exists( 'notes', $changes->additional_info ) ? (string) $changes->additional_info['notes'] : null,
				'updated_at' => $now,
			),
			static fn ( ?string $value ): bool => null !== $value
		);
		$transaction->update( $this->tables->customers(), $values, array( 'id' => $row->id ) );

		$this->meta->write_info( $transaction, $row->id, $customer->additional_info, $changes->additional_info, $now );
		if ( null !== $changes->phone ) {
			$this->write_phone( $transaction, $customer, $changes->phone, $now );
		}
		$this->indexer->index( $transaction, $row->id );
	}

	/**
	 * Runs a callback that changes addresses, in a transaction that locks the customer.
	 *
	 * A stored phone of the customer is preserved, even if the address that shares it changes or is deleted. A phone that the
	 * customer only has from an address changes with that address. The change of the phone is logged.
	 *
	 * @template T
	 * @param string|null $version Version that the client read (If-Match); null skips the conflict check.
	 * @param callable(Transaction, CustomerRow): array{T, callable(int|null): void} $write Returns its result, and what adds the
	 *                             entry of the activity, with the run's id.
	 * @return T
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	public function change_addresses( int $id, ?string $version, callable $write, Recorder $recorder ): mixed {
		return $this->edit(
			$id,
			$version,
			function ( Transaction $transaction, CustomerRow $row ) use ( $id, $write, $recorder ): mixed {
				$before           = $this->with_related( $row );
				[ $result, $log ] = $write( $transaction, $row );

				$after = $this->with_same_phone( $transaction, $before );
				$this->indexer->index( $transaction, $id );
				$recorder->record( $transaction, CustomerDiff::of( $before, $after ) );
				$log( $recorder->run_id() );
				$this->activity->customer_updated( $transaction, $id, $before->editable_fields(), $after->editable_fields(), $recorder->run_id() );
				return $result;
			}
		);
	}

	/**
	 * Preserves the stored phone of a customer whose addresses have changed.
	 *
	 * @param Customer $before Before the addresses changed.
	 * @return Customer With the changed addresses.
	 * @throws DatabaseError
	 */
	public function with_same_phone( Transaction $transaction, Customer $before ): Customer {
		$after = $this->with_related( $before->row );
		if ( '' === $before->stored_phone || $before->phone() === $after->phone() ) {
			return $after;
		}
		$this->meta->write_phone( $transaction, $before->row->id, $before->phone(), 0, gmdate( 'Y-m-d H:i:s' ) );
		return $this->with_related( $before->row );
	}

	/**
	 * Puts back the phone of a locked customer, within edit(). Unlike an edit, it leaves the phones of addresses as they are.
	 *
	 * @param Customer $customer With the addresses as they are now.
	 * @param bool     $is_own   False if the phone was the one of an address, and is not stored if an address has it.
	 * @throws DatabaseError
	 */
	public function put_back_phone( Transaction $transaction, Customer $customer, string $phone, bool $is_own ): void {
		$address  = $customer->phone_address();
		$has_same = null !== $address && $address->phone === $phone;
		$this->meta->write_phone( $transaction, $customer->row->id, $has_same && ! $is_own ? '' : $phone, $has_same ? $address->id : 0, gmdate( 'Y-m-d H:i:s' ) );
	}

	/**
	 * Indexes a locked customer again, within edit(), after a write of another class.
	 *
	 * @throws DatabaseError
	 */
	public function index( Transaction $transaction, int $id ): void {
		$this->indexer->index( $transaction, $id );
	}

	/**
	 * @throws DatabaseError
	 */
	private function write_phone( Transaction $transaction, Customer $customer, string $phone, string $now ): void {
		$address = $customer->phone_address_of_edit();
		$this->meta->write_phone( $transaction, $customer->row->id, $phone, $address->id ?? 0, $now );

		if ( null !== $address && $address->phone !== $phone ) {
			$transaction->update(
				$this->tables->addresses(),
				array(
					'phone'      => $phone,
					'updated_at' => $now,
				),
				array( 'id' => $address->id )
			);
		}
	}

	/**
	 * Reads a locked customer again, within edit().
	 *
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	public function reread( Transaction $transaction, int $id ): Customer {
		return $this->with_related( $this->row( $id, $transaction->for_update() ) );
	}

	/**
	 * @param string $lock The end of the SELECT.
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	private function row( int $id, string $lock ): CustomerRow {
		$row = $this->database->row(
			'SELECT ' . CustomerRow::COLUMNS . " FROM %i AS c WHERE c.id = %d$lock",
			array( $this->tables->customers(), $id )
		);
		return null === $row ? throw new CustomerNotFound( $id ) : CustomerRow::from_row( $row );
	}

	/**
	 * @throws DatabaseError
	 */
	private function with_related( CustomerRow $row ): Customer {
		return $this->related->with_related( array( $row ) )[ $row->id ];
	}
}
