<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Activity;

use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\AttachedAccountStore;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * What was changed of customers through this plugin, when and by whom. FluentCart's own changes are not in it.
 *
 * Every entry is written in the transaction of its change, whose last statement it is: neither is ever there without
 * the other. Entries go with their customer.
 *
 * @phpstan-type Value string|int|float|bool|null
 */
final class ActivityRepository {

	/** So many characters of a text are kept; notes may be megabytes. */
	private const MAX_TEXT = 2_000;

	/** SQLite reads no longer statement. */
	private const CHUNK = 200;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @throws DatabaseError
	 */
	public function customer_created( Transaction $transaction, Customer $customer ): void {
		$this->add( $transaction, $customer->row->id, 'customer_created', self::changes( array(), self::of_customer( $customer ) ) );
	}

	/**
	 * Adds nothing if nothing was changed.
	 *
	 * @throws DatabaseError
	 */
	public function customer_updated( Transaction $transaction, Customer $before, Customer $after ): void {
		$changes = self::changes( self::of_customer( $before ), self::of_customer( $after ) );
		if ( array() !== $changes ) {
			$this->add( $transaction, $after->row->id, 'customer_updated', $changes );
		}
	}

	/**
	 * An entry for each customer, all in one statement for each status that they had: mostly that is one.
	 *
	 * @param array<int, string> $before Other statuses, by customer; at most a few hundred.
	 * @throws DatabaseError
	 */
	public function statuses_updated( Transaction $transaction, array $before, string $after ): void {
		$customers = array();
		foreach ( $before as $customer_id => $status ) {
			$customers[ $status ][] = $customer_id;
		}
		foreach ( $customers as $status => $ids ) {
			$changes = self::changes( self::filled( array( 'status' => (string) $status ) ), array( 'status' => $after ) );
			$transaction->insert_per_customer( $this->tables->activity(), $ids, self::row( 'customer_updated', $changes, null ) );
		}
	}

	/**
	 * @param int|null    $before The user that the customer had.
	 * @param int|null    $after  The user that they were given; null if they were only taken theirs.
	 * @param string|null $reason One of Accounts' constants, if the user is gone.
	 * @param string      $name   The name of the user who is gone; empty to have it looked up.
	 * @throws DatabaseError
	 */
	public function user_changed( Transaction $transaction, int $customer_id, ?int $before, ?int $after, ?string $reason = null, string $name = '' ): void {
		$user_id = (int) ( $after ?? $before );
		// An account that has taken the id over has the name of another person; and the name of an
		// account that was never of this site is not shown here.
		$may_name = null === $reason ? is_user_member_of_blog( $user_id ) : AttachedAccountStore::REPLACED !== $reason;
		if ( '' === $name && $may_name ) {
			$name = (string) $this->database->value( 'SELECT display_name FROM %i WHERE ID = %d', array( $this->tables->users(), $user_id ) );
		}
		$type    = null === $after ? 'user_detached' : 'user_attached';
		$changes = self::changes( array( 'user_id' => $before ), array( 'user_id' => $after ) );
		$subject = array(
			'display_name' => $name,
			'reason'       => $reason,
		);
		$this->add( $transaction, $customer_id, $type, $changes, null, $subject );
	}

	/**
	 * @throws DatabaseError
	 */
	public function address_created( Transaction $transaction, int $customer_id, Address $address ): void {
		$this->add( $transaction, $customer_id, 'address_created', self::changes( array(), self::of_address( $address ) ), $address->id );
	}

	/**
	 * Adds nothing if nothing was changed.
	 *
	 * @throws DatabaseError
	 */
	public function address_updated( Transaction $transaction, int $customer_id, Address $before, Address $after ): void {
		$changes = self::changes( self::of_address( $before ), self::of_address( $after ) );
		if ( array() !== $changes ) {
			$this->add( $transaction, $customer_id, 'address_updated', $changes, $after->id );
		}
	}

	/**
	 * @throws DatabaseError
	 */
	public function address_deleted( Transaction $transaction, int $customer_id, Address $address ): void {
		$this->add( $transaction, $customer_id, 'address_deleted', self::changes( self::of_address( $address ), array() ), $address->id );
	}

	/**
	 * @param Address $before One that was primary already, beside another, has not changed itself.
	 * @throws DatabaseError
	 */
	public function address_made_primary( Transaction $transaction, int $customer_id, Address $before ): void {
		$changes = self::changes( array( 'is_primary' => $before->is_primary ), array( 'is_primary' => true ) );
		$this->add( $transaction, $customer_id, 'address_made_primary', $changes, $before->id );
	}

	/**
	 * The newest first.
	 *
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	public function page( int $customer_id, int $page, int $per_page ): ActivityPage {
		$total = $this->database->value(
			'SELECT COUNT(a.id) FROM %i AS c LEFT JOIN %i AS a ON a.customer_id = c.id WHERE c.id = %d GROUP BY c.id',
			array( $this->tables->customers(), $this->tables->activity(), $customer_id )
		);
		$rows  = $this->database->rows(
			'SELECT ' . ActivityEntry::COLUMNS . ' FROM %i AS a LEFT JOIN %i AS u ON u.ID = a.user_id'
				// An account that was registered later has taken over the id of the author.
				. ' AND u.user_registered <= a.created_at WHERE a.customer_id = %d ORDER BY a.id DESC LIMIT %d OFFSET %d',
			array( $this->tables->activity(), $this->tables->users(), $customer_id, $per_page, ( $page - 1 ) * $per_page )
		);
		return new ActivityPage(
			array_map( ActivityEntry::from_row( ... ), $rows ),
			(int) ( $total ?? throw new CustomerNotFound( $customer_id ) )
		);
	}

	/**
	 * Deletes old entries among the first ones: their ids follow their time, so that no index of it is needed.
	 *
	 * @param string $moment GMT, `Y-m-d H:i:s`.
	 * @param int    $limit  Of entries that are looked at.
	 * @return bool Whether there may be more.
	 * @throws DatabaseError
	 */
	public function delete_before( string $moment, int $limit ): bool {
		$rows = $this->database->rows( 'SELECT id, created_at FROM %i ORDER BY id LIMIT %d', array( $this->tables->activity(), $limit ) );
		$old  = array_filter( $rows, static fn ( array $row ): bool => $row['created_at'] < $moment );
		foreach ( array_chunk( array_map( intval( ... ), array_column( $old, 'id' ) ), self::CHUNK ) as $ids ) {
			$these = SqlFragment::in( 'id', $ids );
			$this->database->execute_with_retry( "DELETE FROM %i WHERE {$these->sql}", array( $this->tables->activity(), ...$these->values ) );
		}
		return count( $rows ) === $limit && array() !== $old;
	}

	/**
	 * @param list<array{field: string, before: Value, after: Value}> $changes
	 * @param array<string, string|null>|null                         $subject As ActivityEntry reads it.
	 * @throws DatabaseError
	 */
	private function add( Transaction $transaction, int $customer_id, string $type, array $changes, ?int $address_id = null, ?array $subject = null ): void {
		$transaction->insert( $this->tables->activity(), array( 'customer_id' => $customer_id ) + self::row( $type, $changes, $address_id, $subject ) );
	}

	/**
	 * @param list<array{field: string, before: Value, after: Value}> $changes
	 * @param array<string, string|null>|null                         $subject
	 * @return array<string, string|int|null> The columns of an entry, whoever the customer is.
	 */
	private static function row( string $type, array $changes, ?int $address_id, ?array $subject = null ): array {
		return array(
			'type'       => $type,
			'address_id' => $address_id,
			// In ASCII, which every table takes, and whatever a text holds: a change must not fail because of its entry.
			'changes'    => (string) wp_json_encode( $changes, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE ),
			'subject'    => null === $subject ? null : (string) wp_json_encode( $subject, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE ),
			'user_id'    => get_current_user_id(),
			'created_at' => gmdate( 'Y-m-d H:i:s' ),
		);
	}

	/**
	 * @param array<string, Value> $before By field; one that is not there is null.
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

	/**
	 * @return array<string, string|int|float|bool> What a person edits of a customer, by its full name in the API;
	 *                                               without what is empty.
	 */
	private static function of_customer( Customer $customer ): array {
		$texts = array(
			'email'      => $customer->row->email,
			'first_name' => $customer->row->first_name,
			'last_name'  => $customer->row->last_name,
			'phone'      => $customer->phone(),
			'status'     => $customer->row->status,
		);
		$info  = array();
		foreach ( $customer->info_with_notes() as $key => $value ) {
			$info[ "additional_info[$key]" ] = $value;
		}
		return self::filled( $texts ) + $info;
	}

	/**
	 * @return array<string, string|bool> As above.
	 */
	private static function of_address( Address $address ): array {
		$texts = array(
			'type'       => $address->type,
			'label'      => $address->label,
			'first_name' => $address->first_name,
			'last_name'  => $address->last_name,
			'company'    => $address->company,
			'address_1'  => $address->address_1,
			'address_2'  => $address->address_2,
			'city'       => $address->city,
			'state'      => $address->state,
			'postcode'   => $address->postcode,
			'country'    => $address->country,
			'phone'      => $address->phone,
			'email'      => $address->email,
		);
		return self::filled( $texts ) + array( 'is_primary' => $address->is_primary );
	}

	/**
	 * @param array<string, string> $texts
	 * @return array<string, string>
	 */
	private static function filled( array $texts ): array {
		return array_filter( $texts, static fn ( string $text ): bool => '' !== $text );
	}
}
