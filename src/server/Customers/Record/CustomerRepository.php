<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Search\SearchIndexer;

defined( 'ABSPATH' ) || exit;

/**
 * Customers in FluentCart's tables, one at a time.
 */
final class CustomerRepository {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Transaction $transaction,
		private readonly SearchIndexer $indexer,
		private readonly UniqueValueStore $claims,
		private readonly ActivityRepository $activity,
		private readonly CustomerMetaRepository $meta,
		private readonly AttachedAccountStore $accounts,
	) {}

	/**
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	public function get( int $id ): Customer {
		return $this->with_related( $this->row( $id, '' ) );
	}

	/**
	 * @param string $status The status of the new customer.
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
						// As FluentCart's model makes it (Customer.php, `creating`).
						'uuid'       => md5( $email . wp_generate_uuid4() ),
						'created_at' => $now,
						'updated_at' => $now,
					)
				);
				$transaction->lock_customers( $id );
				$this->claims->reserve_email( $transaction, $email, $id );
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
	 * Changes only the fields that the changes name.
	 *
	 * @param string|null                 $version The version that the writer saw; null if they do not mind.
	 * @param callable(CustomerRow): void $check   Asked about the customer as they are; refuses by throwing. It may ask
	 *                                             nobody else: see Claims.
	 * @throws AdditionalInfoFull
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws EmailTaken
	 * @throws DatabaseError
	 */
	public function update( int $id, CustomerChanges $changes, ?string $version, callable $check ): CustomerUpdate {
		return $this->edit(
			$id,
			$version,
			function ( Transaction $transaction, CustomerRow $row ) use ( $changes ): CustomerUpdate {
				$before = $this->with_related( $row );
				if ( $changes->is_empty() ) {
					return new CustomerUpdate( $before, $before );
				}
				$this->write( $transaction, $before, $changes );
				$after = $this->with_related( $this->row( $row->id, $transaction->for_update() ) );
				$this->activity->customer_updated( $transaction, $row->id, $before->editable_fields(), $after->editable_fields() );
				return new CustomerUpdate( $before, $after );
			},
			function ( Transaction $transaction, CustomerRow $row ) use ( $changes, $check ): void {
				$check( $row );
				$email = $changes->email ?? $row->email;
				if ( mb_strtolower( $email, 'UTF-8' ) !== mb_strtolower( $row->email, 'UTF-8' ) ) {
					$this->claims->reserve_email( $transaction, $email, $row->id );
				}
			}
		);
	}

	/**
	 * Runs the work on a customer who exists, while every other writer of them waits. It may be run again as a whole;
	 * see Transaction::run().
	 *
	 * @template T
	 * @param string|null                                     $version The version that the writer saw; null if they do
	 *                                                                 not mind.
	 * @param callable(Transaction, CustomerRow): T           $work
	 * @param (callable(Transaction, CustomerRow): void)|null $claim   Runs first. Claims go here: they must come before
	 *                                                                 anything is read without a lock.
	 * @return T
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	public function edit( int $id, ?string $version, callable $work, ?callable $claim = null ): mixed {
		return $this->transaction->run(
			function ( Transaction $transaction ) use ( $id, $version, $work, $claim ): mixed {
				$transaction->lock_customers( $id );
				$row = $this->row( $id, $transaction->for_update() );
				if ( null !== $claim ) {
					$claim( $transaction, $row );
				}
				if ( null !== $version ) {
					$current = $this->with_related( $row );
					if ( $version !== $current->version() ) {
						throw new EditConflict( $current );
					}
				}
				return $work( $transaction, $row );
			}
		);
	}

	/**
	 * @throws AdditionalInfoFull
	 * @throws DatabaseError
	 */
	private function write( Transaction $transaction, Customer $customer, CustomerChanges $changes ): void {
		$row = $customer->row;
		$now = gmdate( 'Y-m-d H:i:s' );
		// Nothing else: what others have left in a column, a NULL perhaps, stays as it is.
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
	 * Changes the addresses of a customer, from which the customer may have their phone. An own phone stays, as FluentCart
	 * has made it in the address that shares it; a phone of an address goes with it. The activity says so.
	 *
	 * @template T
	 * @param string|null                          $version The version that the writer saw; null if they do not mind.
	 * @param callable(Transaction, CustomerRow): T $work
	 * @return T
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	public function change_addresses( int $id, ?string $version, callable $work ): mixed {
		return $this->edit(
			$id,
			$version,
			function ( Transaction $transaction, CustomerRow $row ) use ( $id, $work ): mixed {
				$before = $this->with_related( $row );
				$result = $work( $transaction, $row );
				$after  = $this->with_related( $row );
				if ( '' !== $before->stored_phone && $before->phone() !== $after->phone() ) {
					$this->meta->write_phone( $transaction, $row->id, $before->phone(), 0, gmdate( 'Y-m-d H:i:s' ) );
					$after = $this->with_related( $row );
				}
				$this->activity->customer_updated( $transaction, $id, $before->editable_fields(), $after->editable_fields() );
				return $result;
			}
		);
	}

	/**
	 * FluentCart knows a phone only of addresses: one that was empty, or was the customer's, follows the change.
	 *
	 * @throws DatabaseError
	 */
	private function write_phone( Transaction $transaction, Customer $customer, string $phone, string $now ): void {
		$address   = $customer->phone_address();
		$is_shared = null !== $address && in_array( $address->phone, array( '', $customer->phone() ), true );
		$this->meta->write_phone( $transaction, $customer->row->id, $phone, $is_shared ? $address->id : 0, $now );

		if ( $is_shared && $address->phone !== $phone ) {
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
		[ $row ] = $this->accounts->without_missing_users( array( $row ) );

		$meta      = $this->meta->read( $row->id );
		$addresses = $this->database->rows(
			'SELECT * FROM %i WHERE customer_id = %d ORDER BY is_primary DESC, id ASC',
			array( $this->tables->addresses(), $row->id )
		);
		return new Customer(
			$row,
			$meta['phone'],
			$meta['phone_address_id'],
			$meta['info'],
			array_map( Address::from_row( ... ), $addresses )
		);
	}
}
