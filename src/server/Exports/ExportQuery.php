<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use FluentCartCustomers\Customers\Listing\CustomerSetQuery;
use FluentCartCustomers\Customers\Listing\ListArguments;
use FluentCartCustomers\Customers\Listing\ListQuery;
use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\AttachedAccountStore;
use FluentCartCustomers\Customers\Record\CustomerMetaRepository;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Host\SiteUsers;
use Generator;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the customers of an export in constant memory: chunks of customers, each with one statement for each kind of related rows.
 */
final class ExportQuery {

	/** Customers of one page of a sorted export. A list reads one more, and SQLite joins at most 500 SELECTs in a statement. */
	private const PAGE_SIZE = 400;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly CustomerSetQuery $sets,
		private readonly ListQuery $list,
		private readonly CustomerMetaRepository $meta,
		private readonly AttachedAccountStore $accounts,
	) {}

	/**
	 * @param bool $shows_users Whether the names of linked users are shown.
	 * @return Generator<int, list<ExportedCustomer>> Chunks, without empty ones.
	 * @throws DatabaseError
	 */
	public function chunks( Export $export, bool $shows_users ): Generator {
		foreach ( $this->rows( $export ) as $rows ) {
			if ( array() !== $rows ) {
				yield $this->with_related_rows( $rows, $export, $shows_users );
			}
		}
	}

	/**
	 * @return Generator<int, array<CustomerRow>>
	 * @throws DatabaseError
	 */
	private function rows( Export $export ): Generator {
		if ( null === $export->order_by ) {
			yield from $this->sets->chunks( $export->selection );
		} elseif ( null !== $export->selection->ids ) {
			// A request names at most 1,000 customers.
			yield from array_chunk( $this->sets->sorted( $export->selection->ids, $this->list_of( $export ) ), CustomerSetQuery::CHUNK_SIZE );
		} else {
			$except = array_flip( $export->selection->except_ids );
			foreach ( $this->list->pages( $this->list_of( $export ) ) as $rows ) {
				yield array_filter( $rows, static fn ( CustomerRow $row ): bool => ! isset( $except[ $row->id ] ) );
			}
		}
	}

	private function list_of( Export $export ): ListArguments {
		return new ListArguments( $export->selection->criteria, 1, self::PAGE_SIZE, (string) $export->order_by, $export->is_descending );
	}

	/**
	 * @param non-empty-array<CustomerRow> $rows
	 * @return list<ExportedCustomer>
	 * @throws DatabaseError
	 */
	private function with_related_rows( array $rows, Export $export, bool $shows_users ): array {
		$ids       = array_map( static fn ( CustomerRow $row ): int => $row->id, array_values( $rows ) );
		$phones    = $export->has( 'phone' ) ? $this->sets->phones( $ids ) : array();
		$addresses = $export->has( 'billing[' ) || $export->has( 'shipping[' ) ? $this->addresses( $ids ) : array();
		$info      = $export->has( 'additional_info[' ) ? $this->meta->info_of( $ids ) : array();
		$users     = $shows_users && in_array( 'user', $export->columns, true ) ? $this->user_names( array_values( $rows ) ) : array();
		return array_map(
			static fn ( CustomerRow $row ): ExportedCustomer => new ExportedCustomer(
				$row,
				$phones[ $row->id ] ?? '',
				$addresses[ $row->id ] ?? array(),
				$info[ $row->id ] ?? array(),
				$users[ $row->id ] ?? ''
			),
			array_values( $rows )
		);
	}

	/**
	 * @param non-empty-list<int> $ids
	 * @return array<int, array<string, Address>> By customer and type: the primary address, else the oldest one of the type.
	 * @throws DatabaseError
	 */
	private function addresses( array $ids ): array {
		$where     = $this->sets->of_customers( 'a', $ids );
		$addresses = array();
		foreach ( $this->database->rows(
			"SELECT a.* FROM %i AS a WHERE {$where->sql} AND a.type IN ('billing', 'shipping') ORDER BY a.is_primary DESC, a.id",
			array( $this->tables->addresses(), ...$where->values )
		) as $row ) {
			$addresses[ (int) $row['customer_id'] ][ (string) $row['type'] ] ??= Address::from_row( $row );
		}
		return $addresses;
	}

	/**
	 * @param list<CustomerRow> $rows
	 * @return array<int, string> Display names by customer, of customers whose user exists.
	 * @throws DatabaseError
	 */
	private function user_names( array $rows ): array {
		$users = array();
		foreach ( $this->accounts->without_missing_users( $rows ) as $row ) {
			if ( null !== $row->user_id ) {
				$users[ $row->id ] = $row->user_id;
			}
		}
		if ( array() === $users ) {
			return array();
		}
		$where = SqlFragment::in( 'u.ID', array_values( array_unique( $users ) ) );
		$names = array_column(
			$this->database->rows( "SELECT u.ID, u.display_name FROM %i AS u WHERE {$where->sql}", array( $this->tables->users(), ...$where->values ) ),
			'display_name',
			'ID'
		);
		return array_map( static fn ( int $user ): string => SiteUsers::name( (string) ( $names[ $user ] ?? '' ) ), $users );
	}
}
