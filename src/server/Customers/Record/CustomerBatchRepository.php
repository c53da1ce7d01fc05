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
 * Writes the rows of many customers with a few statements. New ones need a lock on their email, others on themselves.
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
	 * Writes the columns of locked customers: one statement for all with changes of the same columns. Phones and additional info are
	 * in CustomerMetaRepository.
	 *
	 * @param list<array{CustomerRow, CustomerChanges}> $changes Without a change of the email.
	 * @throws TextNotStorable
	 * @throws DatabaseError
	 */
	public function update( Transaction $transaction, array $changes, string $now ): void {
		$groups = array();
		foreach ( $changes as [ $row, $change ] ) {
			$values = array_filter(
				array(
					'first_name' => $change->first_name,
					'last_name'  => $change->last_name,
					'status'     => $change->status,
					'notes'      => array_key_exists( 'notes', $change->additional_info ) ? (string) $change->additional_info['notes'] : null,
				),
				is_string( ... )
			) + array( 'updated_at' => $now );
			// The columns that have no default come with every row.
			$groups[ implode( ',', array_keys( $values ) ) ][] = array( array_keys( $values ), $values + array( 'id' => $row->id, 'email' => $row->email, 'notes' => $row->notes ) );
		}
		foreach ( $groups as $group ) {
			$transaction->upsert_rows( $this->tables->customers(), array_column( $group, 1 ), $group[0][0] );
		}
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
