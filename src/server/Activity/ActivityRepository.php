<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Activity;

use Closure;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Page;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * The log of changes made through this plugin. Changes that FluentCart makes are not logged.
 *
 * An entry is the last statement of the transaction that makes the change, so that neither is stored without the other.
 * Entries are deleted with their customer.
 *
 * @phpstan-type Value string|int|float|bool|null
 */
final class ActivityRepository {

	/** Characters of a text that are kept: a note can be megabytes long. */
	private const MAX_TEXT = 2_000;

	/** SQLite limits the length of a statement. */
	private const MAX_ROWS_PER_STATEMENT = 200;

	/**
	 * @param Closure(): int $undo_days Days for which a change can be undone; 0 if undo is off.
	 */
	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly Closure $undo_days,
	) {}

	/**
	 * @param array<string, Value> $fields By full field name.
	 * @throws DatabaseError
	 */
	public function customer_created( Transaction $transaction, int $customer_id, array $fields, ?int $run_id = null ): void {
		$this->add( $transaction, $customer_id, 'customer_created', self::changes( array(), $fields ), null, null, $run_id );
	}

	/**
	 * Adds no entry if no field differs.
	 *
	 * @param array<string, Value> $before By full field name.
	 * @param array<string, Value> $after
	 * @throws DatabaseError
	 */
	public function customer_updated( Transaction $transaction, int $customer_id, array $before, array $after, ?int $run_id = null ): void {
		$changes = self::changes( $before, $after );
		if ( array() !== $changes ) {
			$this->add( $transaction, $customer_id, 'customer_updated', $changes, null, null, $run_id );
		}
	}

	/**
	 * Adds an entry for each customer of an import, and one for each of its addresses that was added or changed: the entry of a new
	 * customer stands for its addresses, too. The journal has the values of the customer, if it records any.
	 *
	 * @param list<array{id: int, before: array<string, Value>|null, after: array<string, Value>, addresses: array<int, array{array<string, Value>|null, array<string, Value>}>}> $customers
	 *                         Their fields by full name, null for a new one; the fields of addresses before and after, by id.
	 * @param int|null $run_id The run that records the values; null if none does.
	 * @throws DatabaseError
	 */
	public function customers_imported( Transaction $transaction, array $customers, ?int $run_id ): void {
		$rows = array();
		foreach ( $customers as $customer ) {
			$changes = self::changes( $customer['before'] ?? array(), $customer['after'] );
			$entries = array();
			foreach ( null === $customer['before'] ? array() : $customer['addresses'] as $address_id => [ $old, $new ] ) {
				$entries[] = self::row( null === $old ? 'address_created' : 'address_updated', self::changes( $old ?? array(), $new ), $address_id, null, $run_id );
			}
			// Without changes of fields and addresses, labels were added.
			if ( array() !== $changes || array() === $entries ) {
				array_unshift( $entries, self::row( null === $customer['before'] ? 'customer_created' : 'customer_updated', null === $run_id ? $changes : array(), null, null, $run_id ) );
			}
			foreach ( $entries as $entry ) {
				$rows[] = array( 'customer_id' => $customer['id'] ) + $entry;
			}
		}
		$transaction->insert_all( $this->tables->activity(), $rows );
	}

	/**
	 * Adds one entry per customer. Entries of a run have no values, because the journal has them: one statement. Otherwise one
	 * statement per previous status.
	 *
	 * @param array<int, string> $before Previous statuses by customer, each another one than $after; at most a few hundred.
	 * @param int|null           $run_id The run that records the values; null if none does.
	 * @throws DatabaseError
	 */
	public function statuses_updated( Transaction $transaction, array $before, string $after, ?int $run_id = null ): void {
		if ( null !== $run_id ) {
			$transaction->insert_per_customer( $this->tables->activity(), array_keys( $before ), self::row( 'customer_updated', array(), null, null, $run_id ) );
			return;
		}
		$customers = array();
		foreach ( $before as $customer_id => $status ) {
			$customers[ $status ][] = $customer_id;
		}
		foreach ( $customers as $status => $ids ) {
			$changes = self::changes( array( 'status' => '' === $status ? null : (string) $status ), array( 'status' => $after ) );
			$transaction->insert_per_customer( $this->tables->activity(), $ids, self::row( 'customer_updated', $changes, null ) );
		}
	}

	/**
	 * Adds one entry per customer that an undo has brought back.
	 *
	 * @param non-empty-list<int> $customer_ids At most 250.
	 * @throws DatabaseError
	 */
	public function customers_restored( Transaction $transaction, array $customer_ids, ?int $run_id ): void {
		$transaction->insert_per_customer( $this->tables->activity(), $customer_ids, self::row( 'customer_restored', array(), null, null, $run_id ) );
	}

	/**
	 * Stores the values of entries that have only their run, because the run's values are deleted next.
	 *
	 * @param non-empty-list<int>  $customer_ids At most 250, with the same values.
	 * @param array<string, Value> $before       By full field name.
	 * @param array<string, Value> $after
	 * @throws DatabaseError
	 */
	public function complete_run( Transaction $transaction, int $run_id, array $customer_ids, array $before, array $after ): void {
		$transaction->update(
			$this->tables->activity(),
			array( 'changes' => self::json( self::changes( $before, $after ) ) ),
			array(
				'customer_id' => $customer_ids,
				'run_id'      => $run_id,
				'changes'     => self::json( array() ),
			)
		);
	}

	/**
	 * @param int|null    $before       The previous user; null if there was none.
	 * @param int|null    $after        The attached user; null if the previous one was only detached.
	 * @param string      $display_name Of the attached or else the previous user; empty if unknown.
	 * @param string|null $reason       Why the previous user was detached, if WordPress has deleted or removed that user.
	 * @throws DatabaseError
	 */
	public function user_changed( Transaction $transaction, int $customer_id, ?int $before, ?int $after, string $display_name, ?string $reason = null, ?int $run_id = null ): void {
		$type    = null === $after ? 'user_detached' : 'user_attached';
		$changes = self::changes( array( 'user_id' => $before ), array( 'user_id' => $after ) );
		$subject = array(
			'display_name' => $display_name,
			'reason'       => $reason,
		);
		$this->add( $transaction, $customer_id, $type, $changes, null, $subject, $run_id );
	}

	/**
	 * @param string $display_name Of the user that was created for the customer.
	 * @throws DatabaseError
	 */
	public function user_created( Transaction $transaction, int $customer_id, int $user_id, string $display_name, ?int $run_id = null ): void {
		$changes = self::changes( array(), array( 'user_id' => $user_id ) );
		$this->add( $transaction, $customer_id, 'user_created', $changes, null, array( 'display_name' => $display_name ), $run_id );
	}

	/**
	 * @param string $display_name Of the user.
	 * @throws DatabaseError
	 */
	public function password_reset_sent( Transaction $transaction, int $customer_id, int $user_id, string $display_name ): void {
		$subject = array(
			'user_id'      => $user_id,
			'display_name' => $display_name,
		);
		$this->add( $transaction, $customer_id, 'password_reset_sent', array(), null, $subject );
	}

	/**
	 * @param array<string, Value> $fields By field name.
	 * @throws DatabaseError
	 */
	public function address_created( Transaction $transaction, int $customer_id, int $address_id, array $fields, ?int $run_id = null ): void {
		$this->add( $transaction, $customer_id, 'address_created', self::changes( array(), $fields ), $address_id, null, $run_id );
	}

	/**
	 * Adds no entry if no field differs.
	 *
	 * @param array<string, Value> $before By field name.
	 * @param array<string, Value> $after
	 * @throws DatabaseError
	 */
	public function address_updated( Transaction $transaction, int $customer_id, int $address_id, array $before, array $after, ?int $run_id = null ): void {
		$changes = self::changes( $before, $after );
		if ( array() !== $changes ) {
			$this->add( $transaction, $customer_id, 'address_updated', $changes, $address_id, null, $run_id );
		}
	}

	/**
	 * @param array<string, Value> $fields By field name.
	 * @throws DatabaseError
	 */
	public function address_deleted( Transaction $transaction, int $customer_id, int $address_id, array $fields, ?int $run_id = null ): void {
		$this->add( $transaction, $customer_id, 'address_deleted', self::changes( $fields, array() ), $address_id, null, $run_id );
	}

	/**
	 * @param bool $was_primary Whether the address was primary before, beside another one.
	 * @throws DatabaseError
	 */
	public function address_made_primary( Transaction $transaction, int $customer_id, int $address_id, bool $was_primary, ?int $run_id = null ): void {
		$changes = self::changes( array( 'is_primary' => $was_primary ), array( 'is_primary' => true ) );
		$this->add( $transaction, $customer_id, 'address_made_primary', $changes, $address_id, null, $run_id );
	}

	/**
	 * @return Page<ActivityEntry>|null The newest entries first; null for an unknown customer.
	 * @throws DatabaseError
	 */
	public function page( int $customer_id, int $page, int $per_page ): ?Page {
		$total = $this->database->value(
			'SELECT COUNT(a.id) FROM %i AS c LEFT JOIN %i AS a ON a.customer_id = c.id WHERE c.id = %d GROUP BY c.id',
			array( $this->tables->customers(), $this->tables->activity(), $customer_id )
		);
		if ( null === $total ) {
			return null;
		}
		$rows = $this->database->rows(
			'SELECT ' . ActivityEntry::COLUMNS . ' FROM %i AS a LEFT JOIN %i AS u ON u.ID = a.user_id'
				// A user registered after the change has the id of the deleted author.
				. ' AND u.user_registered <= a.created_at LEFT JOIN %i AS r ON r.id = a.run_id LEFT JOIN %i AS c ON c.run_id = a.run_id AND c.customer_id = a.customer_id'
				. ' WHERE a.customer_id = %d ORDER BY a.id DESC LIMIT %d OFFSET %d',
			array( $this->tables->activity(), $this->tables->users(), $this->tables->runs(), $this->tables->run_changes(), $customer_id, $per_page, ( $page - 1 ) * $per_page )
		);
		$days = ( $this->undo_days )();
		return new Page( array_map( static fn ( array $row ): ActivityEntry => ActivityEntry::from_row( $row, $days ), $rows ), (int) $total );
	}

	/**
	 * Reads entries in the order of their ids, which is the order of their time: no index on the time is needed.
	 *
	 * @param string $moment GMT, `Y-m-d H:i:s`.
	 * @param int    $limit  Maximum of entries to read.
	 * @return bool Whether older entries may remain.
	 * @throws DatabaseError
	 */
	public function delete_before( string $moment, int $limit ): bool {
		$rows = $this->database->rows( 'SELECT id, created_at FROM %i ORDER BY id LIMIT %d', array( $this->tables->activity(), $limit ) );
		$old  = array_filter( $rows, static fn ( array $row ): bool => $row['created_at'] < $moment );
		foreach ( array_chunk( array_map( intval( ... ), array_column( $old, 'id' ) ), self::MAX_ROWS_PER_STATEMENT ) as $ids ) {
			$where = SqlFragment::in( 'id', $ids );
			$this->database->execute_with_retry( "DELETE FROM %i WHERE {$where->sql}", array( $this->tables->activity(), ...$where->values ) );
		}
		return count( $rows ) === $limit && array() !== $old;
	}

	/**
	 * @param list<array{field: string, before: Value, after: Value}> $changes
	 * @param array<string, string|int|null>|null                     $subject As ActivityEntry reads it.
	 * @throws DatabaseError
	 */
	private function add( Transaction $transaction, int $customer_id, string $type, array $changes, ?int $address_id = null, ?array $subject = null, ?int $run_id = null ): void {
		$transaction->insert( $this->tables->activity(), array( 'customer_id' => $customer_id ) + self::row( $type, $changes, $address_id, $subject, $run_id ) );
	}

	/**
	 * @param list<array{field: string, before: Value, after: Value}> $changes
	 * @param array<string, string|int|null>|null                     $subject
	 * @return array<string, string|int|null> The columns of an entry but `customer_id`.
	 */
	private static function row( string $type, array $changes, ?int $address_id, ?array $subject = null, ?int $run_id = null ): array {
		return array(
			'type'       => $type,
			'address_id' => $address_id,
			'changes'    => self::json( $changes ),
			'subject'    => null === $subject ? null : self::json( $subject ),
			'run_id'     => $run_id,
			'user_id'    => get_current_user_id(),
			'created_at' => gmdate( 'Y-m-d H:i:s' ),
		);
	}

	/**
	 * @param array<mixed> $value
	 * @return string Escaped as ASCII, so that a change never fails because a table cannot store a character of its entry.
	 */
	private static function json( array $value ): string {
		return (string) wp_json_encode( $value, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE );
	}

	/**
	 * @param array<string, Value> $before A missing field is null.
	 * @param array<string, Value> $after
	 * @return list<array{field: string, before: Value, after: Value}>
	 */
	private static function changes( array $before, array $after ): array {
		$changes = array();
		foreach ( array_keys( $before + $after ) as $field ) {
			$old = $before[ $field ] ?? null;
			$new = $after[ $field ] ?? null;
			if ( $old !== $new ) {
				$changes[] = array(
					'field'  => (string) $field,
					'before' => self::shortened( $old ),
					'after'  => self::shortened( $new ),
				);
			}
		}
		return $changes;
	}

	/**
	 * @param Value $value
	 * @return Value
	 */
	private static function shortened( string|int|float|bool|null $value ): string|int|float|bool|null {
		return is_string( $value ) && mb_strlen( $value, 'UTF-8' ) > self::MAX_TEXT
			? mb_substr( $value, 0, self::MAX_TEXT, 'UTF-8' ) . '…'
			: $value;
	}
}
