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

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly OtherCustomersQuery $others,
	) {}

	/**
	 * @param list<int>             $former Customers with the email in their log or journal, as EmailSearchQuery finds them.
	 * @param list<array{int, int}> $staged Rows of imported files with the email.
	 * @throws DatabaseError
	 */
	public function find( string $email, array $former, array $staged ): Person {
		$this->database->use_primary(); // A replica may not know the latest changes.
		$journal  = $this->in_journal( $email, $former );
		$current  = self::ids( $this->database->rows( 'SELECT id FROM %i WHERE email IN (%s, %s)', array( $this->tables->customers(), $email, strtolower( $email ) ) ) );
		$earlier  = array() === $current ? array( ...array_keys( $journal ), ...$this->in_activity( $email, $former ) ) : array_keys( $journal );
		$existing = $this->existing( $earlier );
		$deleted  = array_values( array_diff( array_keys( $journal ), $existing, $current ) );
		$records  = array_merge( array(), ...array_intersect_key( $journal, array_flip( $deleted ) ) );
		$values   = new PersonValues();
		foreach ( array_intersect_key( $journal, array_flip( $deleted ) ) as $id => $images ) {
			$values = $values->with( $this->own( $id, PersonValues::in( ...$images ) ) );
		}
		return new Person(
			$email,
			array() === $current ? $existing : $current,
			$deleted,
			$this->without_customer( array_values( array_unique( array_map( intval( ... ), array_merge( array(), ...array_column( $records, 'orders' ) ) ) ) ) ),
			$values,
			$staged
		);
	}

	/**
	 * The emails, phones, names and lines of addresses of a customer, also former ones.
	 *
	 * @return PersonValues Without values that another customer has, too: texts may mean that customer.
	 * @throws DatabaseError
	 */
	public function values( int $id ): PersonValues {
		$data = array();
		foreach ( array( 'customers' => 'id', 'addresses' => 'customer_id', 'meta' => 'customer_id' ) as $table => $column ) {
			array_push( $data, ...$this->database->rows( 'SELECT * FROM %i WHERE %i = %d', array( $this->tables->$table(), $column, $id ) ) );
		}
		foreach ( $this->database->rows( 'SELECT changes FROM %i WHERE customer_id = %d', array( $this->tables->activity(), $id ) ) as $row ) {
			$data[] = (array) json_decode( (string) $row['changes'], true );
		}
		foreach ( $this->database->rows( 'SELECT `before`, `after` FROM %i WHERE customer_id = %d', array( $this->tables->run_changes(), $id ) ) as $row ) {
			array_push( $data, Change::image( $row['before'] ) ?? array(), Change::image( $row['after'] ) ?? array() );
		}
		return $this->own( $id, PersonValues::in( ...$data ) );
	}

	/**
	 * @return PersonValues Those that no other customer has.
	 * @throws DatabaseError
	 */
	private function own( int $id, PersonValues $values ): PersonValues {
		return new PersonValues(
			$this->own_emails( $id, $values->emails ),
			array_values( array_filter( $values->phones, fn ( string $phone ): bool => ! $this->others->have_phone( $id, $phone ) ) ),
			array_values( array_filter( $values->names, fn ( array $name ): bool => ! $this->others->have_name( $id, ...$name ) ) ),
			$values->lines
		);
	}

	/**
	 * @param list<int> $former
	 * @return array<int, list<array<string, mixed>>> By customer whose email it was: the records of RemovedRecordRepository, if a
	 *                                                deletion has written one.
	 * @throws DatabaseError
	 */
	private function in_journal( string $email, array $former ): array {
		$found = array();
		foreach ( $this->rows_of( $this->tables->run_changes(), '`before`, `after`', $former ) as $row ) {
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
	 * @param list<int> $former
	 * @return list<int> Customers that had the email before.
	 * @throws DatabaseError
	 */
	private function in_activity( string $email, array $former ): array {
		$ids = array();
		foreach ( $this->rows_of( $this->tables->activity(), 'changes, address_id', $former ) as $row ) {
			// The email of an address can be another person's.
			foreach ( null !== $row['address_id'] ? array() : PersonValues::in( (array) json_decode( (string) $row['changes'], true ) )->emails as $of_entry ) {
				if ( self::is_same( $email, $of_entry ) ) {
					$ids[] = (int) $row['customer_id'];
				}
			}
		}
		return $ids;
	}

	/**
	 * @param string    $columns Of the SELECT.
	 * @param list<int> $ids
	 * @return list<array<string, string|null>>
	 * @throws DatabaseError
	 */
	private function rows_of( string $table, string $columns, array $ids ): array {
		$rows = array();
		foreach ( array_chunk( $ids, RowsSql::MAX_ROWS_PER_STATEMENT ) as $chunk ) {
			$where = SqlFragment::in( 'customer_id', $chunk );
			array_push( $rows, ...$this->database->rows( "SELECT customer_id, $columns FROM %i WHERE {$where->sql}", array( $table, ...$where->values ) ) );
		}
		return $rows;
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
	 * @param list<string> $emails
	 * @return list<string> Those that no other customer has.
	 * @throws DatabaseError
	 */
	private function own_emails( int $id, array $emails ): array {
		return array_values(
			array_filter(
				$emails,
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
