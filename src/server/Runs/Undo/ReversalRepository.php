<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Addresses\AddressChanges;
use FluentCartCustomers\Customers\Deletion\RemovedRecordRepository;
use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerDiff;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Customers\Record\CustomerUpdate;
use FluentCartCustomers\Customers\Record\EmailTaken;
use FluentCartCustomers\Customers\Record\LabelRepository;
use FluentCartCustomers\Customers\Record\UniqueValueStore;
use FluentCartCustomers\Customers\Record\UserTaken;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Recorder;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Users\UserListener;
use FluentCartCustomers\Users\UserRepository;

defined( 'ABSPATH' ) || exit;

/**
 * Puts back the values of one customer, in one transaction, through the same code that edits them.
 */
final class ReversalRepository {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly CustomerRepository $customers,
		private readonly UserRepository $users,
		private readonly UserListener $listener,
		private readonly UniqueValueStore $unique_values,
		private readonly ActivityRepository $activity,
		private readonly RemovedRecordRepository $records,
		private readonly LabelRepository $labels,
		private readonly EditorQuery $editors,
		private readonly UndoRights $rights,
	) {}

	/**
	 * @param Run $original The run that is undone.
	 * @return CustomerUpdate Before and after; equal if nothing was put back.
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	public function apply( Change $change, Run $original, Recorder $recorder ): CustomerUpdate {
		$obstacles = $this->rights->obstacles( $change, $original );
		if ( isset( $change->before['fields']['email'] ) || array_key_exists( 'user_id', $change->before ?? array() ) ) {
			$this->listener->detach_missing_of_customer( (int) $change->customer_id );
		}
		do {
			try {
				return $this->attempt( $change, $original, $recorder, $obstacles );
			} catch ( EmailTaken ) {
				$obstacles['email'] = 'email_taken';
			} catch ( UserTaken ) {
				$obstacles['user_id'] = 'user_taken';
			}
		} while ( true );
	}

	/**
	 * @return array{Change, list<string>} What apply() would do, with the fields that would go back.
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	public function preview( Change $change, Run $original ): array {
		$customer  = $this->customers->get( (int) $change->customer_id );
		$obstacles = $this->rights->obstacles( $change, $original ) + $this->rights->obstacles_of_row( $customer->row );
		$email     = (string) ( $change->before['fields']['email'] ?? '' );
		$user_id   = (int) ( $change->before['user_id'] ?? 0 );
		if ( '' !== $email && mb_strtolower( $email, 'UTF-8' ) !== mb_strtolower( $customer->row->email, 'UTF-8' ) && array() !== $this->records->taken_emails( array( $email ) ) ) {
			$obstacles += array( 'email' => 'email_taken' );
		}
		if ( $user_id > 0 && array() !== $this->users->customers_of( $user_id ) ) {
			$obstacles += array( 'user_id' => 'user_taken' );
		}
		$reversal = new Reversal( $change, $customer, $obstacles, $this->taken_addresses( $change ) );
		$labels   = isset( $change->after['labels'] ) ? array( 'labels' ) : array();
		$diff     = new Change( $customer->row->id, $reversal->is_empty() && array() === $labels ? Outcome::Unchanged : Outcome::Updated );
		return array( $this->result( $diff, $reversal, $original ), array( ...$reversal->names(), ...$labels ) );
	}

	/**
	 * @param array<string, string> $obstacles Codes by field that cannot go back.
	 * @throws EmailTaken
	 * @throws UserTaken
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	private function attempt( Change $change, Run $original, Recorder $recorder, array $obstacles ): CustomerUpdate {
		return $this->customers->edit(
			(int) $change->customer_id,
			null,
			function ( Transaction $transaction, CustomerRow $row ) use ( $change, $original, $recorder, $obstacles ): CustomerUpdate {
				$before   = $this->customers->reread( $transaction, $row->id );
				$reversal = new Reversal( $change, $before, $obstacles + $this->rights->obstacles_of_row( $row ), $this->taken_addresses( $change ) );
				$after    = $reversal->is_empty() ? $before : $this->write( $transaction, $reversal, $before, $recorder->run_id() );
				$labels   = $this->labels->replace( $transaction, $row->id, $change->after['labels'] ?? array(), $change->before['labels'] ?? array(), gmdate( 'Y-m-d H:i:s' ) );
				$recorder->record( $transaction, $this->result( CustomerDiff::of( $before, $after )->with_labels( $labels['removed'], $labels['added'] ), $reversal, $original ) );
				return new CustomerUpdate( $before, $after );
			},
			fn ( Transaction $transaction, CustomerRow $row ) => $this->reserve( $transaction, $change, $row, $obstacles + $this->rights->obstacles_of_row( $row ) )
		);
	}

	/**
	 * Reserves the email and the user that may go back, before the first read without a lock.
	 *
	 * @param array<string, string> $obstacles
	 * @throws EmailTaken
	 * @throws UserTaken
	 * @throws DatabaseError
	 */
	private function reserve( Transaction $transaction, Change $change, CustomerRow $row, array $obstacles ): void {
		$email   = $change->before['fields']['email'] ?? null;
		$is_back = mb_strtolower( (string) $email, 'UTF-8' ) === mb_strtolower( $row->email, 'UTF-8' ); // But for the case of letters.
		$email   = ! isset( $obstacles['email'] ) && ! $is_back && ( $change->after['fields']['email'] ?? null ) === $row->email ? $email : null;
		$user_id = $change->before['user_id'] ?? null;
		$user_id = ! isset( $obstacles['user_id'] ) && ( $change->after['user_id'] ?? null ) === $row->user_id ? $user_id : null;
		$this->unique_values->lock( $transaction, null === $email ? array() : array( $email ), null === $user_id ? array() : array( $user_id ) );
		if ( null !== $email ) {
			$this->unique_values->reserve_email( $transaction, $email, $row->id );
		}
		if ( null !== $user_id ) {
			$this->unique_values->reserve_user( $transaction, $user_id, $row->id );
		}
	}

	/**
	 * @return list<int> Deleted addresses whose id another customer's address has now.
	 * @throws DatabaseError
	 */
	private function taken_addresses( Change $change ): array {
		$deleted = array_filter( $change->before['addresses'] ?? array(), static fn ( ?array $image ): bool => isset( $image['row'] ) );
		return array() === $deleted ? array() : $this->records->taken_addresses( array_keys( $deleted ), (int) $change->customer_id );
	}

	/**
	 * @throws DatabaseError
	 */
	private function write( Transaction $transaction, Reversal $reversal, Customer $before, ?int $run_id ): Customer {
		$this->write_addresses( $transaction, $reversal->addresses, $before, $run_id );
		$middle  = $this->customers->with_same_phone( $transaction, $before );
		$changes = $reversal->changes();
		if ( ! $changes->is_empty() ) {
			$this->customers->write( $transaction, $middle, $changes );
		}
		$phone = $reversal->text( 'phone' );
		if ( null !== $phone ) {
			$this->customers->put_back_phone( $transaction, $middle, $phone, $reversal->has_own_phone );
		}
		if ( $reversal->changes_user ) {
			$this->users->set( $transaction, $before->row, $reversal->user_id, $run_id );
		}
		$this->customers->index( $transaction, $before->row->id );
		$after = $this->customers->reread( $transaction, $before->row->id );
		$this->activity->customer_updated( $transaction, $before->row->id, $before->editable_fields(), $after->editable_fields(), $run_id );
		return $after;
	}

	/**
	 * @throws DatabaseError
	 */
	private function write_addresses( Transaction $transaction, AddressReversal $reversal, Customer $before, ?int $run_id ): void {
		$id        = $before->row->id;
		$addresses = array_column( $before->addresses, null, 'id' );
		$table     = $this->tables->addresses();
		foreach ( $reversal->removed as $removed ) {
			$transaction->delete( $table, array( 'id' => $removed ) );
			$this->activity->address_deleted( $transaction, $id, $removed, $addresses[ $removed ]->editable_fields(), $run_id );
		}
		foreach ( $reversal->fields as $address_id => $fields ) {
			$transaction->update( $table, self::columns( $fields, $addresses[ $address_id ] ), array( 'id' => $address_id ) );
			$after = Address::from_row( (array) $this->database->row( 'SELECT * FROM %i WHERE id = %d' . $transaction->for_update(), array( $table, $address_id ) ) );
			$this->activity->address_updated( $transaction, $id, $address_id, $addresses[ $address_id ]->editable_fields(), $after->editable_fields(), $run_id );
		}
		foreach ( $reversal->rows as $address_id => $row ) {
			$this->records->insert_address( $transaction, array( 'customer_id' => (string) $id ) + $row );
			$this->activity->address_created( $transaction, $id, $address_id, Address::from_row( $row )->editable_fields(), $run_id );
		}
	}

	/**
	 * @param array<string, string|bool|null> $fields To put back.
	 * @return array<string, string|int> The columns that change.
	 */
	private static function columns( array $fields, Address $current ): array {
		$columns = ( new AddressChanges( array_diff_key( $fields, array( 'is_primary' => true ) ) ) )->changed_columns( $current );
		if ( isset( $fields['country'] ) ) {
			$columns['country'] = $fields['country']; // An importer may have stored it in lower case.
		}
		if ( isset( $fields['is_primary'] ) ) {
			$columns['is_primary'] = (int) $fields['is_primary'];
		}
		return $columns + array( 'updated_at' => gmdate( 'Y-m-d H:i:s' ) );
	}

	/**
	 * @param Change $diff What was written.
	 * @throws DatabaseError
	 */
	private function result( Change $diff, Reversal $reversal, Run $original ): Change {
		$code = array_values( $reversal->refused )[0] ?? 'changed_since';
		if ( array() === $reversal->kept && array() === $reversal->refused ) {
			return $diff;
		}
		if ( array() === $reversal->kept && $reversal->is_empty() && Outcome::Unchanged === $diff->outcome ) {
			return new Change( $diff->customer_id, Outcome::Failed, $code );
		}
		$kept = $this->editors->editors( (int) $diff->customer_id, $reversal->kept, $original ) + array_map( static fn ( string $reason ): array => array( 'code' => $reason ), $reversal->refused );
		return new Change( $diff->customer_id, Outcome::Unchanged === $diff->outcome ? Outcome::Kept : $diff->outcome, $code, $diff->before, array( 'kept' => $kept ) + ( $diff->after ?? array() ) );
	}
}
