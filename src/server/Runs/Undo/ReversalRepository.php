<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Addresses\AddressChanges;
use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerDiff;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Customers\Record\CustomerUpdate;
use FluentCartCustomers\Customers\Record\EmailTaken;
use FluentCartCustomers\Customers\Record\UniqueValueStore;
use FluentCartCustomers\Customers\Record\UserTaken;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Host\SiteUsers;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Recorder;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\Unrecorded;
use FluentCartCustomers\Users\UserRepository;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Puts back the values of one customer, in one transaction, through the same code that edits them.
 */
final class ReversalRepository {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly CustomerRepository $customers,
		private readonly UserRepository $users,
		private readonly UniqueValueStore $unique_values,
		private readonly ActivityRepository $activity,
		private readonly EditorQuery $editors,
		private readonly CustomerPolicy $policy,
	) {}

	/**
	 * @param Run $original The run that is undone.
	 * @return CustomerUpdate Before and after; equal if nothing was put back.
	 * @throws ApiError insufficient_permissions.
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	public function apply( Change $change, Run $original, Recorder $recorder ): CustomerUpdate {
		$excluded = array();
		$code     = null;
		do {
			try {
				return $this->attempt( $change, $original, $recorder, $excluded, $code );
			} catch ( EmailTaken ) {
				$excluded[] = 'email';
				$code       = 'email_taken';
			} catch ( UserTaken ) {
				$excluded[] = 'user_id';
				$code       = null === SiteUsers::find( (int) ( $change->before['user_id'] ?? 0 ) ) ? 'user_gone' : 'user_taken';
			}
		} while ( true );
	}

	/**
	 * @param list<string> $excluded Fields that cannot go back.
	 * @param string|null  $code     Why.
	 * @throws EmailTaken
	 * @throws UserTaken
	 * @throws ApiError
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	private function attempt( Change $change, Run $original, Recorder $recorder, array $excluded, ?string $code ): CustomerUpdate {
		$allows_email = $this->policy->allows_email_of_user();
		return $this->customers->edit(
			(int) $change->customer_id,
			null,
			function ( Transaction $transaction, CustomerRow $row ) use ( $change, $original, $recorder, $excluded, $code, $allows_email ): CustomerUpdate {
				$before   = $this->customers->reread( $transaction, $row->id );
				$reversal = new Reversal( $change, $before, $excluded );
				$this->assert_allowed( $reversal, $before, $allows_email );
				$after = $reversal->is_empty() ? $before : $this->write( $transaction, $reversal, $before, $recorder->run_id() );
				$diff  = CustomerDiff::of( $before, $after );
				$recorder->record( $transaction, $this->result( $diff, $reversal, $original, $code ) );
				return new CustomerUpdate( $before, $after );
			},
			fn ( Transaction $transaction, CustomerRow $row ) => $this->reserve( $transaction, $change, $row, $excluded )
		);
	}

	/**
	 * Reserves the email and the user that may go back, before the first read without a lock.
	 *
	 * @param list<string> $excluded
	 * @throws EmailTaken
	 * @throws UserTaken
	 * @throws DatabaseError
	 */
	private function reserve( Transaction $transaction, Change $change, CustomerRow $row, array $excluded ): void {
		$email   = in_array( 'email', $excluded, true ) ? null : $change->before['fields']['email'] ?? null;
		$email   = null !== $email && ( $change->after['fields']['email'] ?? null ) === $row->email ? $email : null;
		$user_id = in_array( 'user_id', $excluded, true ) ? null : $change->before['user_id'] ?? null;
		$user_id = null !== $user_id && ( $change->after['user_id'] ?? null ) === $row->user_id ? $user_id : null;
		if ( null !== $user_id && null === SiteUsers::find( $user_id ) ) {
			throw new UserTaken( $user_id );
		}
		$this->unique_values->lock( $transaction, null === $email ? array() : array( $email ), null === $user_id ? array() : array( $user_id ) );
		if ( null !== $email ) {
			$this->unique_values->reserve_email( $transaction, $email, $row->id );
		}
		if ( null !== $user_id ) {
			$this->unique_values->reserve_user( $transaction, $user_id, $row->id );
		}
	}

	/**
	 * The same rules as for an edit.
	 *
	 * @throws ApiError
	 */
	private function assert_allowed( Reversal $reversal, Customer $customer, bool $allows_email ): void {
		if ( isset( $reversal->fields['email'] ) && null !== $customer->row->user_id && ! $allows_email ) {
			throw ApiError::forbidden( __( 'This customer is linked to a WordPress user. You need permission to edit users to change their email address.', 'fluent-cart-customers' ) );
		}
		$user = null === $reversal->user_id ? null : SiteUsers::find( $reversal->user_id );
		if ( null !== $user && ! $this->policy->allows_attaching( $user ) ) {
			throw ApiError::forbidden( __( 'This user has more permissions than a subscriber. You need permission to edit users to link them.', 'fluent-cart-customers' ) );
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function write( Transaction $transaction, Reversal $reversal, Customer $before, ?int $run_id ): Customer {
		$id = $before->row->id;
		$this->write_addresses( $transaction, $reversal, $before, $run_id );
		$middle  = $this->customers->with_same_phone( $transaction, $before );
		$changes = $reversal->changes();
		if ( ! $changes->is_empty() ) {
			$this->customers->write( $transaction, $middle, $changes );
		}
		if ( $reversal->changes_user ) {
			$this->users->replace( $transaction, $before->row, $reversal->user_id, new Unrecorded() );
		}
		$after = $this->customers->reread( $transaction, $id );
		$this->activity->customer_updated( $transaction, $id, $before->editable_fields(), $after->editable_fields(), $run_id );
		return $after;
	}

	/**
	 * @throws DatabaseError
	 */
	private function write_addresses( Transaction $transaction, Reversal $reversal, Customer $before, ?int $run_id ): void {
		$id        = $before->row->id;
		$addresses = array_column( $before->addresses, null, 'id' );
		$table     = $this->tables->addresses();
		$now       = gmdate( 'Y-m-d H:i:s' );
		foreach ( $reversal->removed as $removed ) {
			$transaction->delete( $table, array( 'id' => $removed ) );
			$this->activity->address_deleted( $transaction, $id, $removed, $addresses[ $removed ]->editable_fields(), $run_id );
		}
		foreach ( $reversal->address_fields as $address_id => $fields ) {
			$old     = $addresses[ $address_id ];
			$columns = ( new AddressChanges( array_diff_key( $fields, array( 'is_primary' => true ) ) ) )->changed_columns( $old );
			if ( isset( $fields['is_primary'] ) ) {
				$columns['is_primary'] = (int) $fields['is_primary'];
			}
			$transaction->update( $table, $columns + array( 'updated_at' => $now ), array( 'id' => $address_id ) );
			$this->activity->address_updated( $transaction, $id, $address_id, array_intersect_key( $old->editable_fields(), $fields ), array_filter( $fields, static fn ( mixed $value ): bool => null !== $value ), $run_id );
		}
		foreach ( $reversal->rows as $address_id => $row ) {
			$transaction->insert_ignore( $table, array( array( 'customer_id' => $id ) + $row ) );
			$this->activity->address_created( $transaction, $id, $address_id, Address::from_row( $row )->editable_fields(), $run_id );
		}
		$touched = array_map( static fn ( int $address_id ): string => $addresses[ $address_id ]->type, array( ...$reversal->removed, ...array_keys( $reversal->address_fields ) ) );
		$types   = array( ...$touched, ...array_map( static fn ( array $row ): string => (string) $row['type'], array_values( $reversal->rows ) ) );
		$this->correct_primary( $transaction, $id, $types, array_keys( $reversal->rows ) );
	}

	/**
	 * One address of each type is primary. An address that came back gives way to another one that is primary.
	 *
	 * @param list<string> $types    Of addresses that were written.
	 * @param list<int>    $returned Addresses that came back.
	 * @throws DatabaseError
	 */
	private function correct_primary( Transaction $transaction, int $customer_id, array $types, array $returned ): void {
		if ( array() === $types ) {
			return;
		}
		$rows    = $this->database->rows( 'SELECT id, type, is_primary FROM %i WHERE customer_id = %d ORDER BY id', array( $this->tables->addresses(), $customer_id ) );
		$by_type = array();
		foreach ( $rows as $row ) {
			$by_type[ (string) $row['type'] ][ (int) $row['id'] ] = (bool) (int) $row['is_primary'];
		}
		foreach ( array_intersect_key( $by_type, array_flip( $types ) ) as $addresses ) {
			$primary = array_keys( array_filter( $addresses ) );
			$first   = array_values( array_diff( $primary, $returned ) )[0] ?? $primary[0] ?? array_key_last( $addresses );
			foreach ( $addresses as $id => $is_primary ) {
				if ( $is_primary !== ( $id === $first ) ) {
					$transaction->update( $this->tables->addresses(), array( 'is_primary' => $is_primary ? 0 : 1 ), array( 'id' => $id ) );
				}
			}
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function result( Change $diff, Reversal $reversal, Run $original, ?string $code ): Change {
		if ( array() === $reversal->kept ) {
			return $diff;
		}
		$kept = $this->editors( $diff, $reversal, $original );
		return new Change( $diff->customer_id, Outcome::Kept, $code ?? 'changed_since', $diff->before, ( null === $code ? array( 'kept' => $kept ) : array() ) + ( $diff->after ?? array() ) );
	}

	/**
	 * @return array<string, array{by: int|null, at: string|null}> Who changed the kept fields.
	 * @throws DatabaseError
	 */
	public function editors( Change $change, Reversal $reversal, Run $original ): array {
		return $this->editors->editors( (int) $change->customer_id, $reversal->kept, $original );
	}
}
