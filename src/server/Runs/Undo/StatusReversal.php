<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use FluentCartCustomers\Customers\Record\StatusRepository;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Recorder;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunMoved;

defined( 'ABSPATH' ) || exit;

/**
 * Puts back the statuses of many customers that are still what the run wrote.
 */
final class StatusReversal {

	public function __construct(
		private readonly StatusRepository $statuses,
		private readonly EditorQuery $editors,
	) {}

	/**
	 * Whether a change is of the status only.
	 */
	public static function is_of_status( Change $change ): bool {
		return array( 'fields' ) === array_keys( $change->before ?? array() ) && array( 'status' ) === array_keys( $change->before['fields'] )
			&& array( 'status' ) === array_keys( $change->after['fields'] ?? array() );
	}

	/**
	 * @param non-empty-list<Change> $changes  At most StatusRepository::MAX_CUSTOMERS, each of another customer.
	 * @param Run                    $original The run that is undone.
	 * @return array<int, string> Previous statuses of the changed customers, by id.
	 * @throws RunMoved
	 * @throws DatabaseError
	 */
	public function apply( array $changes, Run $original, Recorder $recorder ): array {
		return $this->statuses->change( self::ids( $changes ), fn ( array $current ): array => $this->results( $changes, $current, $original ), $recorder );
	}

	/**
	 * @param non-empty-list<Change> $changes
	 * @return list<Change> What apply() would do.
	 * @throws DatabaseError
	 */
	public function preview( array $changes, Run $original ): array {
		return $this->results( $changes, $this->statuses->read( self::ids( $changes ) ), $original );
	}

	/**
	 * @param non-empty-list<Change> $changes
	 * @return non-empty-list<int>
	 */
	private static function ids( array $changes ): array {
		return array_map( static fn ( Change $change ): int => (int) $change->customer_id, $changes );
	}

	/**
	 * @param non-empty-list<Change> $changes
	 * @param array<int, string>     $current Statuses of the existing customers.
	 * @return list<Change>
	 * @throws DatabaseError
	 */
	private function results( array $changes, array $current, Run $original ): array {
		return array_map( fn ( Change $change ): Change => $this->result( $change, $current[ $change->customer_id ] ?? null, $original ), $changes );
	}

	/**
	 * @param string|null $current Null for a missing customer.
	 * @throws DatabaseError
	 */
	private function result( Change $change, ?string $current, Run $original ): Change {
		$id = (int) $change->customer_id;
		if ( null === $current ) {
			return Change::failed( $id, 'customer_not_found', ApiError::customer_not_found( $id )->getMessage() );
		}
		$before = (string) $change->before['fields']['status'];
		if ( $current === $before ) {
			return new Change( $id, Outcome::Unchanged );
		}
		return (string) $change->after['fields']['status'] === $current
			? new Change( $id, Outcome::Updated, null, $change->after, $change->before )
			: new Change( $id, Outcome::Kept, 'changed_since', null, array( 'kept' => $this->editors->editors( $id, array( 'status' => null ), $original ) ) );
	}
}
