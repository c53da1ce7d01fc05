<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\TextNotStorable;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Adds the rows of many new customers, whose emails are locked, with a few statements.
 */
final class CustomerBatchRepository {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly UniqueValueStore $unique_values,
	) {}

	/**
	 * @param array<int, array{email: string, status: string, created_at: string|null, changes: CustomerChanges}> $customers By a key of
	 *        the caller, at most a few hundred. `created_at` is GMT, `Y-m-d H:i:s`, or null for now.
	 * @return array<int, int> Ids by the same keys.
	 * @throws TextNotStorable
	 * @throws DatabaseError
	 */
	public function insert( Transaction $transaction, array $customers, string $now ): array {
		if ( array() === $customers ) {
			return array();
		}
		$rows = array_map( static fn ( array $customer ): array => self::row( $customer, $now ), $customers );
		$transaction->insert_all( $this->tables->customers(), array_values( $rows ) );
		$ids = $this->ids( array_column( $rows, 'uuid' ), array_column( $rows, 'email' ) );
		$ids = array_map( static fn ( array $row ): int => $ids[ $row['uuid'] ], $rows );
		$transaction->lock_customers( ...array_values( $ids ) );
		$this->unique_values->assign_emails( $transaction, array_combine( $ids, array_column( $customers, 'email' ) ) );
		return $ids;
	}

	/**
	 * @param list<string> $uuids
	 * @param list<string> $emails The column of the uuid has no index.
	 * @return array<string, int> By uuid.
	 * @throws DatabaseError
	 */
	private function ids( array $uuids, array $emails ): array {
		$where = SqlFragment::in( 'email', $emails )->and( SqlFragment::in( 'uuid', $uuids ) );
		$rows  = $this->database->rows( "SELECT id, uuid FROM %i WHERE {$where->sql}", array( $this->tables->customers(), ...$where->values ) );
		return array_map( intval( ... ), array_column( $rows, 'id', 'uuid' ) );
	}

	/**
	 * @param array{email: string, status: string, created_at: string|null, changes: CustomerChanges} $customer
	 * @return array<string, string>
	 */
	private static function row( array $customer, string $now ): array {
		return array(
			'email'      => $customer['email'],
			'first_name' => $customer['changes']->first_name ?? '',
			'last_name'  => $customer['changes']->last_name ?? '',
			'status'     => $customer['status'],
			'notes'      => (string) ( $customer['changes']->additional_info['notes'] ?? '' ),
			// The same formula as FluentCart's model (Customer.php, `creating`).
			'uuid'       => md5( $customer['email'] . wp_generate_uuid4() ),
			'created_at' => $customer['created_at'] ?? $now,
			'updated_at' => $now,
		);
	}
}
