<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use FluentCartCustomers\Activity\ActivityRepository;
use FluentCartCustomers\Addresses\AddressBatchRepository;
use FluentCartCustomers\Customers\Record\AdditionalInfoFull;
use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerBatchRepository;
use FluentCartCustomers\Customers\Record\CustomerDiff;
use FluentCartCustomers\Customers\Record\CustomerMetaRepository;
use FluentCartCustomers\Customers\Record\CustomerQuery;
use FluentCartCustomers\Customers\Record\LabelRepository;
use FluentCartCustomers\Customers\Record\UniqueValueStore;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Imports\Reading\ImportRow;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\RunMoved;
use FluentCartCustomers\Journal\StepRecorder;
use FluentCartCustomers\Search\SearchIndexer;

defined( 'ABSPATH' ) || exit;

/**
 * Writes a batch of rows in one transaction: all or none. New rows of each table are one statement.
 */
final class ImportBatchRepository {

	public function __construct(
		private readonly Transaction $transaction,
		private readonly CustomerQuery $customers,
		private readonly CustomerBatchRepository $batches,
		private readonly AddressBatchRepository $addresses,
		private readonly LabelRepository $labels,
		private readonly CustomerMetaRepository $meta,
		private readonly UniqueValueStore $unique_values,
		private readonly SearchIndexer $indexer,
		private readonly ActivityRepository $activity,
	) {}

	/**
	 * @param array<int, ImportRow> $rows
	 * @return array<int, RowDecision> What write() would do, by the same keys.
	 * @throws DatabaseError
	 */
	public function preview( array $rows, RowDecider $decider ): array {
		$ids       = $this->targets( $rows, $decider );
		$customers = $this->customers->find_all( array_values( $ids ) );
		return $this->decisions( $rows, $decider, $ids, $customers );
	}

	/**
	 * @param array<int, ImportRow> $rows At most 100.
	 * @param string                $status Of new customers without a status in the file.
	 * @return list<array{Customer|null, Customer}> The customers before and after; null for a new one.
	 * @throws AdditionalInfoFull
	 * @throws RunMoved
	 * @throws DatabaseError
	 */
	public function write( array $rows, RowDecider $decider, string $status, StepRecorder $recorder ): array {
		$expected = $this->targets( $rows, $decider );
		return $this->transaction->run(
			function ( Transaction $transaction ) use ( $rows, $decider, $status, $recorder, &$expected ): array {
				if ( array() !== $expected ) {
					$transaction->lock_customers( ...array_values( array_unique( $expected ) ) );
				}
				$new = array_filter( array_diff_key( $rows, $expected ), static fn ( ImportRow $row ): bool => $row->is_valid() );
				$this->unique_values->lock( $transaction, array_map( static fn ( ImportRow $row ): string => $row->email, array_values( $new ) ), array() );

				$targets = $this->targets( $rows, $decider );
				if ( $targets !== $expected ) {
					$expected = $targets;
					throw DatabaseError::conflict( 'A concurrent writer has created or deleted a customer of the file.' );
				}
				$before    = $this->customers->find_all( array_values( $targets ), $transaction->for_update() );
				$decisions = $this->decisions( $rows, $decider, $targets, $before );
				return $this->apply( $transaction, $decisions, $status, $recorder );
			}
		);
	}

	/**
	 * @param array<int, ImportRow> $rows
	 * @return array<int, int> Ids of the customers that exist, by the keys of their rows.
	 * @throws DatabaseError
	 */
	private function targets( array $rows, RowDecider $decider ): array {
		$valid = array_filter( $rows, static fn ( ImportRow $row ): bool => $row->is_valid() );
		$ids   = $this->customers->ids_by_email( array_map( static fn ( ImportRow $row ): string => $row->email, array_values( $valid ) ) );
		return array_filter( array_map( static fn ( ImportRow $row ): ?int => $decider->customer_id( $row, $ids ), $valid ), is_int( ... ) );
	}

	/**
	 * @param array<int, ImportRow> $rows
	 * @param array<int, int>       $ids       By the keys of the rows.
	 * @param array<int, Customer>  $customers By id.
	 * @return array<int, RowDecision>
	 * @throws DatabaseError
	 */
	private function decisions( array $rows, RowDecider $decider, array $ids, array $customers ): array {
		$labelled  = array_filter( $rows, static fn ( ImportRow $row ): bool => array() !== $row->labels );
		$labels    = array() === $labelled ? null : $this->labels->read( array_values( array_intersect_key( $ids, $labelled ) ) );
		$decisions = array();
		foreach ( $rows as $n => $row ) {
			$id              = $ids[ $n ] ?? 0;
			$decisions[ $n ] = $decider->decide( $row, $customers[ $id ] ?? null, null === $labels ? null : $labels[ $id ] ?? array() );
		}
		return $decisions;
	}

	/**
	 * @param array<int, RowDecision> $decisions
	 * @return list<array{Customer|null, Customer}>
	 * @throws AdditionalInfoFull
	 * @throws RunMoved
	 * @throws DatabaseError
	 */
	private function apply( Transaction $transaction, array $decisions, string $status, StepRecorder $recorder ): array {
		$now     = gmdate( 'Y-m-d H:i:s' );
		$created = array_filter( $decisions, static fn ( RowDecision $decision ): bool => Outcome::Created === $decision->outcome );
		$updated = array_filter( $decisions, static fn ( RowDecision $decision ): bool => Outcome::Updated === $decision->outcome );
		$ids     = $this->create( $transaction, $created, $status, $now );
		foreach ( $updated as $n => $decision ) {
			$ids[ $n ] = $decision->before->row->id;
		}
		$this->edit( $transaction, $updated, $now );
		$this->insert_addresses( $transaction, $decisions, $ids, $now );
		$this->write_meta_of_new( $transaction, $created, $ids, $now );
		$labels  = $this->add_labels( $transaction, $decisions, $ids, $now );
		$after   = $this->after( $transaction, $ids, $updated, $now );
		$written = array();
		$changes = array();
		foreach ( $decisions as $n => $decision ) {
			if ( ! isset( $ids[ $n ] ) ) {
				$changes[] = $decision->change();
				continue;
			}
			$customer  = $after[ $ids[ $n ] ];
			$changes[] = self::change( $decision->before, $customer, $labels[ $ids[ $n ] ] ?? array() );
			$written[] = array( $decision->before, $customer );
		}
		if ( array() !== $ids ) {
			$this->indexer->index( $transaction, ...array_values( $ids ) );
		}
		$recorder->record( $transaction, ...$changes );
		$this->log( $transaction, $written, $recorder );
		return $written;
	}

	/**
	 * @param array<int, RowDecision> $created
	 * @return array<int, int> Ids by the keys of the rows.
	 * @throws DatabaseError
	 */
	private function create( Transaction $transaction, array $created, string $status, string $now ): array {
		$values = array_map(
			static fn ( RowDecision $decision ): array => array(
				'email'      => $decision->row->email,
				'status'     => $decision->changes->status ?? $status,
				'created_at' => $decision->row->created_at,
				'changes'    => $decision->changes,
			),
			$created
		);
		return $this->batches->insert( $transaction, $values, $now );
	}

	/**
	 * Phones and info of new customers, whose addresses are written.
	 *
	 * @param array<int, RowDecision> $created
	 * @param array<int, int>         $ids By the keys of the rows.
	 * @throws DatabaseError
	 */
	private function write_meta_of_new( Transaction $transaction, array $created, array $ids, string $now ): void {
		if ( array() === $created ) {
			return;
		}
		$addresses = $this->customers->addresses( array_values( array_intersect_key( $ids, $created ) ) );
		$phones    = array();
		$infos     = array();
		foreach ( $created as $n => $decision ) {
			$id            = $ids[ $n ];
			$phone         = $decision->changes->phone ?? '';
			$phones[ $id ] = array(
				'phone'      => $phone,
				'address_id' => self::address_with( $phone, $addresses[ $id ] ?? array() ),
			);
			$infos[ $id ]  = array(
				'info'    => array(),
				'changes' => $decision->changes->additional_info,
			);
		}
		$this->meta->write_phones( $transaction, $phones, $now, true );
		$this->meta->write_infos( $transaction, $infos, $now, true );
	}

	/**
	 * @param list<Address> $addresses
	 * @return int The billing or else the shipping address, if it has the customer's phone, so that a change in FluentCart counts for
	 *             both; 0 if it has not.
	 */
	private static function address_with( string $phone, array $addresses ): int {
		$by_type = array_column( $addresses, null, 'type' );
		$address = $by_type['billing'] ?? $by_type['shipping'] ?? null;
		return '' !== $phone && $address?->phone === $phone ? $address->id : 0;
	}

	/**
	 * @param array<int, RowDecision> $updated
	 * @throws AdditionalInfoFull
	 * @throws DatabaseError
	 */
	private function edit( Transaction $transaction, array $updated, string $now ): void {
		$rows      = array();
		$phones    = array();
		$infos     = array();
		$addresses = array();
		foreach ( $updated as $decision ) {
			$before = $decision->before;
			$id     = $before->row->id;
			$rows[] = array( $before->row, $decision->changes );
			if ( array() !== $decision->changes->additional_info ) {
				$infos[ $id ] = array(
					'info'    => $before->additional_info,
					'changes' => $decision->changes->additional_info,
				);
			}
			$shared = null === $decision->changes->phone ? null : $before->phone_address_of_edit();
			if ( null !== $decision->changes->phone ) {
				$phones[ $id ] = array(
					'phone'      => $decision->changes->phone,
					'address_id' => $shared->id ?? 0,
				);
			}
			array_push( $addresses, ...self::changed_addresses( $decision, $shared?->phone === $decision->changes->phone ? null : $shared ) );
		}
		$this->batches->update( $transaction, $rows, $now );
		$this->meta->write_infos( $transaction, $infos, $now );
		$this->meta->write_phones( $transaction, $phones, $now );
		$this->addresses->update( $transaction, $addresses, $now );
	}

	/**
	 * @param Address|null $shared The address that also gets the customer's new phone, unless the file has another one for it.
	 * @return list<array{address: Address, columns: array<string, string>}>
	 */
	private static function changed_addresses( RowDecision $decision, ?Address $shared ): array {
		$columns = null === $shared ? array() : array( $shared->id => array( 'phone' => (string) $decision->changes->phone ) );
		$changed = null === $shared ? array() : array( $shared->id => $shared );
		foreach ( $decision->addresses as $edit ) {
			if ( null !== $edit->address ) {
				$changed[ $edit->address->id ] = $edit->address;
				$columns[ $edit->address->id ] = $edit->changes->changed_columns( $edit->address ) + ( $columns[ $edit->address->id ] ?? array() );
			}
		}
		return array_map(
			static fn ( Address $address ): array => array(
				'address' => $address,
				'columns' => $columns[ $address->id ],
			),
			array_values( $changed )
		);
	}

	/**
	 * @param array<int, RowDecision> $decisions
	 * @param array<int, int>         $ids Of the customers, by the same keys.
	 * @throws DatabaseError
	 */
	private function insert_addresses( Transaction $transaction, array $decisions, array $ids, string $now ): void {
		$new = array();
		foreach ( array_intersect_key( $decisions, $ids ) as $n => $decision ) {
			foreach ( $decision->addresses as $edit ) {
				if ( null === $edit->address ) {
					$new[] = array(
						'customer_id' => $ids[ $n ],
						'type'        => $edit->type,
						'changes'     => $edit->changes,
					);
				}
			}
		}
		$this->addresses->insert( $transaction, $new, $now );
	}

	/**
	 * The written customers. A phone of their own stays, or is the one of the file, whatever has happened to the address that shares
	 * it.
	 *
	 * @param array<int, int>         $ids     By the keys of the rows.
	 * @param array<int, RowDecision> $updated
	 * @return array<int, Customer> By id.
	 * @throws DatabaseError
	 */
	private function after( Transaction $transaction, array $ids, array $updated, string $now ): array {
		$after = $this->customers->find_all( array_values( $ids ), $transaction->for_update() );
		if ( count( $after ) < count( array_unique( $ids ) ) ) {
			// wpdb has reconnected: the written rows are rolled back.
			throw DatabaseError::conflict( 'Customers that were written cannot be read.' );
		}
		$moved = array();
		foreach ( $updated as $decision ) {
			$id    = $decision->before->row->id;
			$phone = $decision->changes->phone ?? ( '' === $decision->before->stored_phone ? null : $decision->before->phone() );
			if ( null !== $phone && $phone !== $after[ $id ]->phone() ) {
				$this->meta->write_phone( $transaction, $id, $phone, 0, $now );
				$moved[] = $id;
			}
		}
		return $this->customers->find_all( $moved, $transaction->for_update() ) + $after;
	}

	/**
	 * @param array<int, RowDecision> $decisions
	 * @param array<int, int>         $ids Of the customers, by the same keys.
	 * @return array<int, list<int>> Ids of the added labels, by customer.
	 * @throws DatabaseError
	 */
	private function add_labels( Transaction $transaction, array $decisions, array $ids, string $now ): array {
		$labels = array();
		foreach ( $ids as $n => $id ) {
			$labels[ $id ] = $decisions[ $n ]->labels;
		}
		return $this->labels->add( $transaction, $labels, $now );
	}

	/**
	 * @param list<int> $labels Ids of the added labels.
	 */
	private static function change( ?Customer $before, Customer $after, array $labels ): Change {
		return null === $before
			? new Change(
				$after->row->id,
				Outcome::Created,
				null,
				null,
				array(
					'state'  => $after->state(),
					'orders' => array(),
				)
			)
			: CustomerDiff::of( $before, $after )->with_labels( array(), $labels );
	}

	/**
	 * @param list<array{Customer|null, Customer}> $written
	 * @throws DatabaseError
	 */
	private function log( Transaction $transaction, array $written, StepRecorder $recorder ): void {
		$this->activity->customers_imported(
			$transaction,
			array_map( static fn ( array $pair ): array => ImportActivity::of( ...$pair ), $written ),
			$recorder->keeps_values() ? $recorder->run_id() : null
		);
	}
}
