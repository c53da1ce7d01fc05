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
use FluentCartCustomers\Privacy\Data\StagedRowStore;

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
	 * @throws CustomerHasSubscriptions
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	public function erase_customer( int $id, string $email ): Erased {
		$erased   = new Erased( true, 0, 0 );
		$customer = $this->deletion->delete(
			$id,
			true,
			null,
			null,
			new Unrecorded(),
			function ( Transaction $transaction, CustomerRow $customer ) use ( $email, &$erased ): void {
				$mentions = array( $email, ...$this->people->mentions( $customer->id ) );
				$erased   = $this->erase( $transaction, new Person( $email, array( $customer->id ) ), $mentions );
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
		$deleted = new Person( $person->email, array(), $person->deleted, $person->orders, $person->mentions );
		return $this->transaction->run(
			function ( Transaction $transaction ) use ( $deleted ): Erased {
				if ( array() !== $deleted->deleted ) {
					$transaction->lock_customers( ...$deleted->deleted );
				}
				$erased = $this->erase( $transaction, $deleted, array( $deleted->email, ...$deleted->mentions ) );
				$transaction->delete_in( $this->tables->customer_locks(), 'customer_id', $deleted->deleted );
				return $erased;
			}
		);
	}

	/**
	 * @param list<string> $mentions Emails, phones, names.
	 * @throws DatabaseError
	 */
	private function erase( Transaction $transaction, Person $person, array $mentions ): Erased {
		$emails = array_values( array_filter( $mentions, static fn ( string $mention ): bool => str_contains( $mention, '@' ) ) );
		// Masks come last: whole rows and samples of files are found by the email.
		$is_staged = $this->staged->clear( $transaction, $emails );
		$is_logged = $this->journal->erase( $transaction, $person->ids(), $emails );
		$erased    = $this->orders->erase( $transaction, $person, $emails );
		$is_masked = $this->mentions->mask( $transaction, $person, $mentions );
		return new Erased( $erased->is_any || $is_masked || $is_staged || $is_logged, $erased->orders, $erased->subscriptions, $mentions );
	}
}
