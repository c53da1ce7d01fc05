<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
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
		private readonly UndoRights $rights,
		private readonly ActivityRepository $activity,
		private readonly TotalsRepository $totals,
	) {}

	/**
	 * All or none of them.
	 *
	 * @param non-empty-list<Change> $changes Deletions, at most MAX_CUSTOMERS.
	 * @return list<int> The customers that came back.
	 * @throws EmailTaken
	 * @throws IdTaken
	 * @throws DatabaseError
	 */
	public function restore( array $changes, Recorder $recorder ): array {
		$records = array();
		foreach ( $changes as $change ) {
			$records[ (int) $change->customer_id ] = $change->before['record'];
		}
		$without_users = $this->without_users( $changes );
		return $this->transaction->run(
			function ( Transaction $transaction ) use ( $records, $without_users, $recorder ): array {
				$restored = $this->records->restore( $transaction, $records, $without_users );
				$results  = array();
				foreach ( array_keys( $records ) as $id ) {
					if ( ! isset( $restored[ $id ] ) ) {
						$results[] = new Change( $id, Outcome::Unchanged );
						continue;
					}
					if ( $restored[ $id ]->lacks_orders ) {
						$this->totals->recount( $transaction, $id, isset( $records[ $id ]['customers'][0]['purchase_value'] ) );
					}
					$image     = array(
						'state'  => $this->customers->get( $id )->state(),
						'orders' => $restored[ $id ]->orders,
					);
					$kept      = $restored[ $id ]->kept();
					$results[] = array() === $kept
						? new Change( $id, Outcome::Restored, null, null, $image )
						: new Change( $id, Outcome::Restored, $restored[ $id ]->user_code ?? 'changed_since', null, array( 'kept' => $kept ) + $image );
				}
				$recorder->record( $transaction, ...$results );
				if ( array() !== $restored ) {
					$this->activity->customers_restored( $transaction, array_keys( $restored ), $recorder->run_id() );
				}
				return array_keys( $restored );
			}
		);
	}

	/**
	 * @param non-empty-list<Change> $changes Deletions.
	 * @return list<Change> What restore() would do.
	 * @throws DatabaseError
	 */
	public function preview( array $changes ): array {
		$present  = $this->records->identities( array_map( static fn ( Change $change ): int => (int) $change->customer_id, $changes ) );
		$taken    = $this->records->taken_emails( array_map( static fn ( Change $change ): string => self::value( $change, 'email' ), $changes ) );
		$user_ids = array_filter( array_map( static fn ( Change $change ): int => (int) self::value( $change, 'user_id' ), $changes ) );
		$users    = array() === $user_ids ? array() : $this->records->taken_users( array_values( $user_ids ) );
		$refused  = $this->without_users( $changes );
		return array_map(
			static function ( Change $change ) use ( $present, $taken, $users, $refused ): Change {
				$id        = (int) $change->customer_id;
				$user_code = $refused[ $id ] ?? ( in_array( (int) self::value( $change, 'user_id' ), $users, true ) ? 'user_taken' : null );
				$identity  = RemovedRecordRepository::identity( $change->before['record']['customers'][0] );
				return match ( true ) {
					$identity === ( $present[ $id ] ?? null )                                    => new Change( $id, Outcome::Unchanged ),
					isset( $present[ $id ] )                                                     => new Change( $id, Outcome::Failed, 'id_taken' ),
					isset( $taken[ mb_strtolower( self::value( $change, 'email' ), 'UTF-8' ) ] ) => new Change( $id, Outcome::Failed, 'email_taken' ),
					null !== $user_code                                                          => new Change( $id, Outcome::Restored, $user_code ),
					default                                                                      => new Change( $id, Outcome::Restored ),
				};
			},
			$changes
		);
	}

	/**
	 * Deletes a customer that a run created or brought back, unless they ordered or were edited since.
	 *
	 * @return CustomerRow|null The deleted customer; null if the customer is kept.
	 * @throws DatabaseError
	 */
	public function remove( Change $change, Recorder $recorder ): ?CustomerRow {
		$check = function ( Transaction $transaction, CustomerRow $row ) use ( $change ): void {
			$reason = $this->reason_to_keep( $change, $this->customers->reread( $transaction, $row->id ), $transaction->for_update() );
			if ( null !== $reason ) {
				throw new KeptCustomer( $reason );
			}
		};
		try {
			return $this->deletion->delete( (int) $change->customer_id, true, null, null, $recorder, $check );
		} catch ( KeptCustomer $kept ) {
			$this->transaction->run( static fn ( Transaction $transaction ) => $recorder->record( $transaction, new Change( $change->customer_id, Outcome::Kept, $kept->reason ) ) );
			return null;
		}
	}

	/**
	 * @return Change What remove() would do.
	 * @throws DatabaseError
	 */
	public function preview_removal( Change $change ): Change {
		$reason = $this->reason_to_keep( $change, $this->customers->get( (int) $change->customer_id ), '' );
		return new Change( $change->customer_id, null === $reason ? Outcome::Deleted : Outcome::Kept, $reason );
	}

	/**
	 * @param string $lock The end of the SELECT.
	 * @return string|null Code; null if the customer can be removed.
	 * @throws DatabaseError
	 */
	private function reason_to_keep( Change $change, Customer $customer, string $lock ): ?string {
		$rows   = $this->database->rows( "SELECT id FROM %i WHERE customer_id = %d$lock", array( $this->tables->orders(), $customer->row->id ) );
		$orders = array_map( intval( ... ), array_column( $rows, 'id' ) );
		return match ( true ) {
			array() !== array_diff( $orders, $change->after['orders'] ?? array() ) => 'has_orders',
			$customer->state() !== ( $change->after['state'] ?? '' )               => 'changed_since',
			default                                                                => null,
		};
	}

	/**
	 * @param non-empty-list<Change> $changes Deletions.
	 * @return array<int, string> Codes by customer, of users that the current user may not link, or that WordPress has deleted.
	 */
	private function without_users( array $changes ): array {
		$codes = array();
		foreach ( $changes as $change ) {
			$user_id = (int) self::value( $change, 'user_id' );
			$code    = $user_id > 0 ? $this->rights->obstacle_of_user( $user_id ) : null;
			if ( null !== $code ) {
				$codes[ (int) $change->customer_id ] = $code;
			}
		}
		return $codes;
	}

	/**
	 * @param Change $change A deletion.
	 * @return string A column of the deleted customer; empty for NULL.
	 */
	private static function value( Change $change, string $column ): string {
		return (string) ( $change->before['record']['customers'][0][ $column ] ?? '' );
	}
}
