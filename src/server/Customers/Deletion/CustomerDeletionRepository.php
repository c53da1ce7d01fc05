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
use FluentCartCustomers\Search\SearchIndexer;

defined( 'ABSPATH' ) || exit;

/**
 * Deletes customers with everything that is theirs, all or nothing. Their orders stay, always.
 */
final class CustomerDeletionRepository {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly CustomerRepository $customers,
		private readonly FluentCartRecordRepository $fluentcart,
		private readonly ChangeQueue $queue,
		private readonly SearchIndexer $indexer,
	) {}

	/**
	 * @param bool        $force   Whether one with orders, too: the orders then belong to nobody.
	 * @param string|null $version The version that the writer saw; null if they do not mind.
	 * @param array{subscriptions: array<int, int>, belongings: array<string, list<string>>}|null $ahead What read_ahead()
	 *                             has found of them; null to have it read.
	 * @return CustomerRow As they were.
	 * @throws CustomerHasOrders
	 * @throws CustomerHasSubscriptions
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	public function delete( int $id, bool $force, ?string $version = null, ?array $ahead = null ): CustomerRow {
		return $this->customers->edit(
			$id,
			$version,
			function ( Transaction $transaction, CustomerRow $customer ) use ( $force, $ahead ): CustomerRow {
				$id     = $customer->id;
				$orders = $this->orders( array( $id ), $transaction->for_update() );
				$found  = $ahead ?? $this->prefetch_related( array( $id ) )[ $id ];

				$refusal = self::refusals( array( $id ), $force, $orders, $found['subscriptions'] )[ $id ] ?? null;
				if ( null !== $refusal ) {
					throw $refusal;
				}
				$this->queue->push_deletion( $transaction, $customer->id, $customer->created_at );
				if ( isset( $orders[ $id ] ) ) {
					$transaction->update( $this->tables->orders(), array( 'customer_id' => null ), array( 'customer_id' => $id ) );
				}
				$this->fluentcart->delete( $transaction, $id, $found['belongings'] );
				$this->indexer->remove( $transaction, $id );
				foreach ( Tables::OF_CUSTOMER as $table ) {
					$transaction->delete( $this->tables->$table(), array( 'customer_id' => $id ) );
				}
				$transaction->delete( $this->tables->customers(), array( 'id' => $id ) );
				return $customer;
			}
		);
	}

	/**
	 * What FluentCart knows of customers who are deleted at once after this. A subscription, cart or download permission
	 * that begins in between is missed, as one is that begins a moment after a deletion: FluentCart asks nobody.
	 *
	 * @param non-empty-list<int> $ids
	 * @return array<int, array{subscriptions: array<int, int>, belongings: array<string, list<string>>}> By customer.
	 * @throws DatabaseError
	 */
	public function prefetch_related( array $ids ): array {
		$subscriptions = $this->fluentcart->running_subscriptions( $ids );
		return array_map(
			static fn ( array $belongings ): array => array(
				'subscriptions' => $subscriptions,
				'belongings'    => $belongings,
			),
			$this->fluentcart->related_keys( $ids )
		);
	}

	/**
	 * @param non-empty-list<int> $ids Of customers who exist.
	 * @return array<int, CustomerHasOrders|CustomerHasSubscriptions> Why delete() would refuse, by customer; whom it
	 *                                                                would delete is left out.
	 * @throws DatabaseError
	 */
	public function preview( array $ids, bool $force ): array {
		return self::refusals( $ids, $force, $this->orders( $ids, '' ), $this->fluentcart->running_subscriptions( $ids ) );
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @param array<int, int>     $orders        How many, by customer.
	 * @param array<int, int>     $subscriptions How many that have not ended, by customer.
	 * @return array<int, CustomerHasOrders|CustomerHasSubscriptions>
	 */
	private static function refusals( array $ids, bool $force, array $orders, array $subscriptions ): array {
		$refusals = array();
		foreach ( $ids as $id ) {
			$refusal = match ( true ) {
				// First, since no force helps against it.
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
	 * @return array<int, int> How many orders there are, by customer; who has none is left out.
	 * @throws DatabaseError
	 */
	private function orders( array $ids, string $lock ): array {
		$theirs = SqlFragment::in( 'customer_id', $ids );
		$rows   = $this->database->rows(
			"SELECT customer_id, COUNT(*) AS orders FROM %i WHERE {$theirs->sql} GROUP BY customer_id$lock",
			array( $this->tables->orders(), ...$theirs->values )
		);
		return array_map( intval( ... ), array_column( $rows, 'orders', 'customer_id' ) );
	}
}
