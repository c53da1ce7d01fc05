<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Data;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\RowsSql;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Journal\Change;

defined( 'ABSPATH' ) || exit;

/**
 * Finds a person by any email that the person has had, and the values by which texts mention the person.
 *
 * An email that another customer has now leads to that customer only: its owner may read and erase their own data, and not those
 * of the previous owner.
 */
final class PersonQuery {

	/** Shorter values occur in texts by chance. */
	private const MIN_CHARACTERS = 6;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @throws DatabaseError
	 */
	public function find( string $email ): Person {
		$this->database->use_primary(); // A replica may not know the latest changes.
		$journal  = $this->in_journal( $email );
		$current  = self::ids( $this->database->rows( 'SELECT id FROM %i WHERE email IN (%s, %s)', array( $this->tables->customers(), $email, strtolower( $email ) ) ) );
		$earlier  = array() === $current ? array( ...array_keys( $journal ), ...$this->in_activity( $email ) ) : array_keys( $journal );
		$existing = $this->existing( $earlier );
		$deleted  = array_values( array_diff( array_keys( $journal ), $existing, $current ) );
		$records  = array_merge( array(), ...array_intersect_key( $journal, array_flip( $deleted ) ) );
		return new Person(
			$email,
			array() === $current ? $existing : $current,
			$deleted,
			$this->without_customer( array_values( array_unique( array_map( intval( ... ), array_merge( array(), ...array_column( $records, 'orders' ) ) ) ) ) ),
			array_merge( array(), ...array_map( fn ( array $record ): array => $this->values( 0, $record['customers'][0] ?? array(), $record['addresses'] ?? array(), $record['meta'] ?? array() ), $records ) )
		);
	}

	/**
	 * The emails, phones and full names of a customer, as texts mention them.
	 *
	 * @return list<string> A value that another customer has, too, is left out: texts may mean that customer.
	 * @throws DatabaseError
	 */
	public function mentions( int $id ): array {
		$customer  = $this->database->row( 'SELECT email, first_name, last_name FROM %i WHERE id = %d', array( $this->tables->customers(), $id ) ) ?? array();
		$addresses = $this->database->rows( 'SELECT name, email, phone FROM %i WHERE customer_id = %d', array( $this->tables->addresses(), $id ) );
		$meta      = $this->database->rows( 'SELECT meta_key, meta_value FROM %i WHERE customer_id = %d', array( $this->tables->meta(), $id ) );
		$activity  = $this->database->rows( "SELECT changes FROM %i WHERE customer_id = %d AND changes LIKE '%%email%%'", array( $this->tables->activity(), $id ) );
		$former    = $this->own_emails( $id, array_merge( array(), ...array_map( self::emails_of_entry( ... ), $activity ) ) );
		return array_values( array_unique( array( ...$former, ...$this->values( $id, $customer, $addresses, $meta ) ) ) );
	}

	/**
	 * @param array<string, string|null>       $customer  A row of the customer.
	 * @param list<array<string, string|null>> $addresses Rows.
	 * @param list<array<string, string|null>> $meta      Rows.
	 * @return list<string>
	 * @throws DatabaseError
	 */
	private function values( int $id, array $customer, array $addresses, array $meta ): array {
		$first  = (string) ( $customer['first_name'] ?? '' );
		$last   = (string) ( $customer['last_name'] ?? '' );
		$names  = '' === $first || '' === $last || $this->is_shared_name( $id, $first, $last ) ? array() : array( "$first $last", "$last, $first", "$last $first" );
		$phones = array_column( array_filter( $meta, static fn ( array $row ): bool => 'phone' === $row['meta_key'] ), 'meta_value' );
		return self::known(
			array(
				$customer['email'] ?? '',
				...$this->own_emails( $id, array_column( $addresses, 'email' ) ),
				...$this->own_phones( $id, array( ...$phones, ...array_column( $addresses, 'phone' ) ) ),
				...$names,
			)
		);
	}

	/**
	 * @param array<string|null> $values
	 * @return list<string> Those that are long enough.
	 */
	private static function known( array $values ): array {
		return array_values( array_unique( array_filter( array_map( strval( ... ), $values ), static fn ( string $value ): bool => mb_strlen( $value, 'UTF-8' ) >= self::MIN_CHARACTERS ) ) );
	}

	/**
	 * @return array<int, list<array<string, mixed>>> By customer whose email it was: the records of RemovedRecordRepository, if a
	 *                                                deletion has written one.
	 * @throws DatabaseError
	 */
	private function in_journal( string $email ): array {
		$like = $this->like( $email );
		$rows = $this->database->rows(
			'SELECT customer_id, `before`, `after` FROM %i WHERE customer_id IS NOT NULL AND (LOWER(`before`) LIKE %s OR LOWER(`after`) LIKE %s)',
			array( $this->tables->run_changes(), $like, $like )
		);

		$found = array();
		foreach ( $rows as $row ) {
			foreach ( array( $row['before'], $row['after'] ) as $json ) {
				$image  = Change::image( $json );
				$record = $image['record'] ?? array();
				if ( self::is_same( $email, $image['fields']['email'] ?? null ) || self::is_same( $email, $record['customers'][0]['email'] ?? null ) ) {
					$id           = (int) $row['customer_id'];
					$found[ $id ] = array( ...( $found[ $id ] ?? array() ), ...array( $record ) );
				}
			}
		}
		return $found;
	}

	/**
	 * @return list<int> Customers that had the email before.
	 * @throws DatabaseError
	 */
	private function in_activity( string $email ): array {
		$rows = $this->database->rows( 'SELECT customer_id, changes FROM %i WHERE LOWER(changes) LIKE %s', array( $this->tables->activity(), $this->like( $email ) ) );
		$ids  = array();
		foreach ( $rows as $row ) {
			foreach ( self::emails_of_entry( $row ) as $former ) {
				if ( self::is_same( $email, $former ) ) {
					$ids[] = (int) $row['customer_id'];
				}
			}
		}
		return $ids;
	}

	/**
	 * @param array<string, string|null> $row
	 * @return list<string>
	 */
	private static function emails_of_entry( array $row ): array {
		$emails = array();
		foreach ( (array) json_decode( (string) $row['changes'], true ) as $change ) {
			if ( 'email' === ( $change['field'] ?? null ) ) {
				array_push( $emails, ...array_filter( array( $change['before'] ?? null, $change['after'] ?? null ), is_string( ... ) ) );
			}
		}
		return $emails;
	}

	/**
	 * @param list<int> $ids
	 * @return list<int> Those that exist.
	 * @throws DatabaseError
	 */
	private function existing( array $ids ): array {
		if ( array() === $ids ) {
			return array();
		}
		$where = SqlFragment::in( 'id', array_values( array_unique( $ids ) ) );
		return self::ids( $this->database->rows( "SELECT id FROM %i WHERE {$where->sql} ORDER BY id", array( $this->tables->customers(), ...$where->values ) ) );
	}

	/**
	 * @throws DatabaseError
	 */
	private function is_shared_name( int $id, string $first, string $last ): bool {
		return null !== $this->database->value(
			'SELECT id FROM %i WHERE first_name = %s AND last_name = %s AND id <> %d LIMIT 1',
			array( $this->tables->customers(), $first, $last, $id )
		);
	}

	/**
	 * @param array<string|null> $emails
	 * @return list<string> Those that no other customer has.
	 * @throws DatabaseError
	 */
	private function own_emails( int $id, array $emails ): array {
		return array_values(
			array_filter(
				self::known( $emails ),
				fn ( string $email ): bool => null === $this->database->value( 'SELECT id FROM %i WHERE email = %s AND id <> %d LIMIT 1', array( $this->tables->customers(), $email, $id ) )
			)
		);
	}

	/**
	 * @param list<int> $orders
	 * @return list<int> Those that still have no customer.
	 * @throws DatabaseError
	 */
	private function without_customer( array $orders ): array {
		$found = array();
		foreach ( array_chunk( $orders, RowsSql::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
			$where = SqlFragment::in( 'id', $chunk );
			array_push( $found, ...self::ids( $this->database->rows( "SELECT id FROM %i WHERE {$where->sql} AND COALESCE(customer_id, 0) = 0", array( $this->tables->orders(), ...$where->values ) ) ) );
		}
		return $found;
	}

	/**
	 * @param list<string|null> $phones
	 * @return list<string> Those that no other customer has.
	 * @throws DatabaseError
	 */
	private function own_phones( int $id, array $phones ): array {
		$phones = array_values( array_unique( array_filter( array_map( strval( ... ), $phones ) ) ) );
		return array_values(
			array_filter(
				$phones,
				fn ( string $phone ): bool => null === $this->database->value( 'SELECT id FROM %i WHERE phone = %s AND customer_id <> %d LIMIT 1', array( $this->tables->addresses(), $phone, $id ) )
					&& null === $this->database->value( "SELECT id FROM %i WHERE meta_key = 'phone' AND meta_value = %s AND customer_id <> %d LIMIT 1", array( $this->tables->meta(), $phone, $id ) )
			)
		);
	}

	/**
	 * @return string A pattern of JSON with the email.
	 */
	private function like( string $email ): string {
		return '%"' . $this->database->escape_like( strtolower( $email ) ) . '"%';
	}

	private static function is_same( string $email, mixed $value ): bool {
		return is_string( $value ) && 0 === strcasecmp( $email, $value );
	}

	/**
	 * @param list<array<string, string|null>> $rows
	 * @return list<int>
	 */
	private static function ids( array $rows ): array {
		return array_map( intval( ... ), array_column( $rows, 'id' ) );
	}
}
