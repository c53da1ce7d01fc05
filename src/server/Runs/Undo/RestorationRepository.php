<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Customers\Deletion\CustomerHasOrders;
use FluentCartCustomers\Customers\Deletion\IdTaken;
use FluentCartCustomers\Customers\Deletion\RemovedRecordRepository;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Customers\Record\EmailTaken;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Recorder;

defined( 'ABSPATH' ) || exit;

/**
 * Brings deleted customers back, and removes customers that a run created or brought back.
 */
final class RestorationRepository {

	/** Customers of one transaction: a commit takes longer than the statements of one customer. */
	public const MAX_CUSTOMERS = 20;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Transaction $transaction,
		private readonly CustomerRepository $customers,
		private readonly CustomerDeletionRepository $deletion,
		private readonly RemovedRecordRepository $records,
	) {}

	/**
	 * All or none of them.
	 *
	 * @param non-empty-list<Change> $changes Deletions, at most MAX_CUSTOMERS.
	 * @throws EmailTaken
	 * @throws IdTaken
	 * @throws DatabaseError
	 */
	public function restore( array $changes, Recorder $recorder ): void {
		$records = array();
		foreach ( $changes as $change ) {
			$records[ (int) $change->customer_id ] = $change->before['record'];
		}
		$this->transaction->run(
			function ( Transaction $transaction ) use ( $records, $recorder ): void {
				$missing = $this->records->restore( $transaction, $records );
				$results = array();
				foreach ( $missing as $id => $fields ) {
					$image     = $this->image( $this->customers->get( $id ), count( $records[ $id ]['orders'] ?? array() ) );
					$kept      = array_fill_keys( $fields, array( 'by' => null, 'at' => null ) );
					$results[] = array() === $fields
						? new Change( $id, Outcome::Restored, null, null, $image )
						: new Change( $id, Outcome::Restored, 'changed_since', null, $image + array( 'kept' => $kept ) );
				}
				$recorder->record( $transaction, ...$results );
			}
		);
	}

	/**
	 * @param non-empty-list<Change> $changes Deletions.
	 * @return list<Change> What restore() would do.
	 * @throws DatabaseError
	 */
	public function preview( array $changes ): array {
		$existing = array_flip( $this->records->existing( array_map( static fn ( Change $change ): int => (int) $change->customer_id, $changes ) ) );
		$emails   = array_map( static fn ( Change $change ): string => (string) ( $change->before['record']['customers'][0]['email'] ?? '' ), $changes );
		$taken    = $this->records->taken_emails( $emails );
		return array_map(
			static fn ( Change $change, string $email ): Change => match ( true ) {
				isset( $existing[ $change->customer_id ] )            => new Change( $change->customer_id, Outcome::Failed, 'id_taken' ),
				isset( $taken[ mb_strtolower( $email, 'UTF-8' ) ] ) => new Change( $change->customer_id, Outcome::Failed, 'email_taken' ),
				default                                             => new Change( $change->customer_id, Outcome::Restored ),
			},
			$changes,
			$emails
		);
	}

	/**
	 * Deletes a customer that a run created or brought back, unless they ordered or were edited since.
	 *
	 * @return CustomerRow|null The deleted customer; null if the customer is kept.
	 * @throws DatabaseError
	 */
	public function remove( Change $change, Recorder $recorder ): ?CustomerRow {
		$reason = $this->reason_to_keep( $change );
		if ( null === $reason ) {
			$customer = $this->customers->get( (int) $change->customer_id );
			try {
				return $this->deletion->delete( $customer->row->id, (int) ( $change->after['orders'] ?? 0 ) > 0, $customer->version(), null, $recorder );
			} catch ( CustomerHasOrders ) {
				$reason = 'has_orders';
			}
		}
		$this->transaction->run( static fn ( Transaction $transaction ) => $recorder->record( $transaction, new Change( $change->customer_id, Outcome::Kept, $reason ) ) );
		return null;
	}

	/**
	 * @return string|null Code; null if the customer can be removed.
	 * @throws DatabaseError
	 */
	public function reason_to_keep( Change $change ): ?string {
		$id       = (int) $change->customer_id;
		$customer = $this->customers->get( $id );
		$orders   = (int) $this->database->value( 'SELECT COUNT(*) FROM %i WHERE customer_id = %d', array( $this->tables->orders(), $id ) );
		return match ( true ) {
			$orders > (int) ( $change->after['orders'] ?? 0 )          => 'has_orders',
			self::state( $customer ) !== ( $change->after['state'] ?? '' ) => 'changed_since',
			default                                                     => null,
		};
	}

	/**
	 * @return array{state: string, orders: int} What reason_to_keep() compares.
	 */
	private function image( Customer $customer, int $orders ): array {
		return array(
			'state'  => self::state( $customer ),
			'orders' => $orders,
		);
	}

	/**
	 * A hash of what a person can edit.
	 */
	private static function state( Customer $customer ): string {
		$addresses = array();
		foreach ( $customer->addresses as $address ) {
			$addresses[ $address->id ] = $address->editable_fields();
		}
		ksort( $addresses );
		return md5( (string) wp_json_encode( array( $customer->version(), $customer->row->user_id, $addresses ) ) );
	}
}
