<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Customers\Deletion\CustomerHasSubscriptions;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Journal\Unrecorded;
use FluentCartCustomers\Privacy\Data\Person;
use FluentCartCustomers\Privacy\Data\PersonQuery;
use FluentCartCustomers\Privacy\Data\PersonValues;
use FluentCartCustomers\Privacy\Data\StagedRowStore;
use FluentCartCustomers\Privacy\Traces\PersonPattern;

defined( 'ABSPATH' ) || exit;

/**
 * Erases a person, one customer in one transaction: the customer is deleted without an undo, and what the deletion leaves is
 * emptied or masked.
 */
final class ErasureRepository {

	public function __construct(
		private readonly Transaction $transaction,
		private readonly Tables $tables,
		private readonly CustomerDeletionRepository $deletion,
		private readonly PersonQuery $people,
		private readonly OrderErasureRepository $orders,
		private readonly JournalErasureRepository $journal,
		private readonly StagedRowStore $staged,
		private readonly MentionStore $mentions,
	) {}

	/**
	 * @param Person $person With the customer.
	 * @throws CustomerHasSubscriptions
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	public function erase_customer( int $id, Person $person ): Erased {
		$erased   = new Erased( true, 0, 0 );
		$customer = $this->deletion->delete(
			$id,
			true,
			null,
			null,
			new Unrecorded(),
			function ( Transaction $transaction, CustomerRow $customer ) use ( $person, &$erased ): void {
				$values = $this->people->values( $customer->id )->with( new PersonValues( array( $person->email ) ) );
				$erased = $this->erase( $transaction, new Person( $person->email, array( $customer->id ), staged: $person->staged ), $values );
				$this->orders->detach_subscriptions( $transaction, $customer->id );
			}
		);
		return $erased->with_customer( $customer );
	}

	/**
	 * Erases what is left of deleted customers, and what no customer has: carts, rows of files, texts.
	 *
	 * @throws DatabaseError
	 */
	public function erase_rest( Person $person ): Erased {
		$deleted = new Person( $person->email, array(), $person->deleted, $person->orders, $person->values, $person->staged );
		return $this->transaction->run(
			function ( Transaction $transaction ) use ( $deleted ): Erased {
				if ( array() !== $deleted->deleted ) {
					$transaction->lock_customers( ...$deleted->deleted );
				}
				$erased = $this->erase( $transaction, $deleted, $deleted->values->with( new PersonValues( array( $deleted->email ) ) ) );
				$transaction->delete_in( $this->tables->customer_locks(), 'customer_id', $deleted->deleted );
				return $erased;
			}
		);
	}

	/**
	 * @throws DatabaseError
	 */
	private function erase( Transaction $transaction, Person $person, PersonValues $values ): Erased {
		$pattern   = new PersonPattern( $values );
		$is_staged = $this->staged->clear( $transaction, $person );
		$is_staged = $this->staged->clear_samples( $transaction, static fn ( string $row ): bool => array( true ) === $pattern->find( $row ) ) || $is_staged;
		$is_logged = $this->journal->erase( $transaction, $person->ids() );
		$erased    = $this->orders->erase( $transaction, $person, $values->emails );
		$is_masked = $this->mentions->mask( $transaction, $person, $pattern );
		return new Erased( $erased->is_any || $is_masked || $is_staged || $is_logged, $erased->orders, $erased->subscriptions, $values );
	}
}
