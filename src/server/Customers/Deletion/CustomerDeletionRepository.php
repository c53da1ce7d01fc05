<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Deletion;

use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Customers\Record\EditConflict;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Recorder;
use FluentCartCustomers\Search\SearchIndexer;

defined( 'ABSPATH' ) || exit;

/**
 * Deletes customers with their related rows, each in one transaction. Orders are never deleted.
 *
 * @phpstan-type Related array{subscriptions: array<int, int>, keys: array<string, list<string>>} Running subscriptions by
 *               customer; and keys of FluentCart's rows of one customer, by table.
 */
final class CustomerDeletionRepository {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly CustomerRepository $customers,
		private readonly FluentCartRecordRepository $fluentcart,
		private readonly ChangeQueue $queue,
		private readonly SearchIndexer $indexer,
		private readonly RemovedRecordRepository $records,
	) {}

	/**
	 * @param bool         $force   Whether to delete a customer with orders. The orders then have no customer.
	 * @param string|null  $version Version that the client read (If-Match); null skips the conflict check.
	 * @param Related|null $related From prefetch_related(); null to read it.
	 * @param (callable(Transaction, CustomerRow): void)|null $check Runs after the lock of the customer and the orders, and throws
	 *                                                              if the customer is not to be deleted. An erasure empties here
	 *                                                              what the deletion leaves.
	 * @return CustomerRow The deleted customer.
	 * @throws CustomerHasOrders
	 * @throws CustomerHasSubscriptions
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	public function delete( int $id, bool $force, ?string $version, ?array $related, Recorder $recorder, ?callable $check = null ): CustomerRow {
		return $this->customers->edit(
			$id,
			$version,
			function ( Transaction $transaction, CustomerRow $customer ) use ( $force, $related, $recorder, $check ): CustomerRow {
				$id        = $customer->id;
				$orders    = $this->orders( array( $id ), $transaction->for_update() );
				$related ??= $this->prefetch_related( array( $id ) )[ $id ];

				if ( null !== $check ) {
					$check( $transaction, $customer );
				}
				$refusal = self::refusals( array( $id ), $force, $orders, $related['subscriptions'] )[ $id ] ?? null;
				if ( null !== $refusal ) {
					throw $refusal;
				}
				$record = $recorder->keeps_values() ? array( 'record' => $this->records->read( $id, $related['keys'], isset( $orders[ $id ] ) ) ) : null;
				$this->queue->push_deletion( $transaction, $customer->id, $customer->created_at );
				if ( isset( $orders[ $id ] ) ) {
					$transaction->update( $this->tables->orders(), array( 'customer_id' => null ), array( 'customer_id' => $id ) );
				}
				$this->fluentcart->delete( $transaction, $id, $related['keys'] );
				$this->indexer->remove( $transaction, $id );
				foreach ( Tables::OF_CUSTOMER as $table ) {
					$transaction->delete( $this->tables->$table(), array( 'customer_id' => $id ) );
				}
				$transaction->delete( $this->tables->customers(), array( 'id' => $id ) );
				$recorder->record( $transaction, new Change( $id, Outcome::Deleted, null, $record ) );
				return $customer;
			}
		);
	}

	/**
	 * Reads the related rows of customers that are deleted immediately afterwards. A subscription, cart or download permission
	 * created in between is missed, as one created just after the deletion would be: FluentCart takes no lock.
	 *
	 * @param non-empty-list<int> $ids
	 * @return array<int, Related> By customer.
	 * @throws DatabaseError
	 */
	public function prefetch_related( array $ids ): array {
		$subscriptions = $this->fluentcart->running_subscriptions( $ids );
		return array_map(
			static fn ( array $keys ): array => array(
				'subscriptions' => $subscriptions,
				'keys'          => $keys,
			),
			$this->fluentcart->related_keys( $ids )
		);
	}

	/**
	 * @param non-empty-list<int> $ids Existing customers.
	 * @return array<int, CustomerHasOrders|CustomerHasSubscriptions> The exceptions that delete() would throw, by customer;
	 *                                                                deletable customers are left out.
	 * @throws DatabaseError
	 */
	public function preview( array $ids, bool $force ): array {
		return self::refusals( $ids, $force, $this->orders( $ids, '' ), $this->fluentcart->running_subscriptions( $ids ) );
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @return array<int, int> Number of orders by customer; those without one are left out.
	 * @throws DatabaseError
	 */
	public function order_counts( array $ids ): array {
		return $this->orders( $ids, '' );
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @param array<int, int>     $orders        Number by customer.
	 * @param array<int, int>     $subscriptions Number of running ones by customer.
	 * @return array<int, CustomerHasOrders|CustomerHasSubscriptions>
	 */
	private static function refusals( array $ids, bool $force, array $orders, array $subscriptions ): array {
		$refusals = array();
		foreach ( $ids as $id ) {
			$refusal = match ( true ) {
				// First, because `force` does not change it.
				isset( $subscriptions[ $id ] )      => new CustomerHasSubscriptions( $id, $subscriptions[ $id ] ),
				isset( $orders[ $id ] ) && ! $force => new CustomerHasOrders( $id, $orders[ $id ] ),
				default                             => null,
			};
			if ( null !== $refusal ) {
				$refusals[ $id ] = $refusal;
			}
		}
		return $refusals;
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @param string              $lock The end of the SELECT.
	 * @return array<int, int> Number of orders by customer; customers without orders are left out.
	 * @throws DatabaseError
	 */
	private function orders( array $ids, string $lock ): array {
		$where = SqlFragment::in( 'customer_id', $ids );
		$rows  = $this->database->rows(
			"SELECT customer_id, COUNT(*) AS orders FROM %i WHERE {$where->sql} GROUP BY customer_id$lock",
			array( $this->tables->orders(), ...$where->values )
		);
		return array_map( intval( ... ), array_column( $rows, 'orders', 'customer_id' ) );
	}
}
