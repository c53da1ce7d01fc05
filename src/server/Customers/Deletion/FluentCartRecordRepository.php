<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Deletion;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Rows of customers in tables that only FluentCart creates: subscriptions, labels, carts, download permissions. The tables may
 * remain after FluentCart was deactivated.
 *
 * Most of these tables have no index by customer. So they are read once for many customers, and rows are deleted by their own
 * keys: a DELETE by customer would lock all carts of the store.
 */
final class FluentCartRecordRepository {

	/** Statuses of an ended subscription (FluentCart's app/Helpers/Status.php). */
	private const ENDED = array( 'canceled', 'expired', 'completed' );

	/** Key columns of the tables whose rows are deleted with the customer. */
	private const KEYS = array(
		'carts'                      => 'cart_hash',
		'order_download_permissions' => 'id',
	);

	/** The type of a customer in FluentCart's table of labels. */
	private const LABELLED_AS = 'FluentCart\App\Models\Customer';

	/** @var array<string, list<string>> Existing tables by prefix, which changes with switch_to_blog(). */
	private array $present = array();

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param non-empty-list<int> $customer_ids
	 * @return array<int, int> Number of running subscriptions by customer; customers without any are left out.
	 * @throws DatabaseError
	 */
	public function running_subscriptions( array $customer_ids ): array {
		if ( ! $this->has( 'subscriptions' ) ) {
			return array();
		}
		$where = SqlFragment::in( 'customer_id', $customer_ids );
		$rows  = $this->database->rows(
			"SELECT customer_id, COUNT(*) AS subscriptions FROM %i WHERE {$where->sql}"
				. " AND COALESCE(status, '') NOT IN (%s, %s, %s) GROUP BY customer_id",
			array( $this->tables->of_fluentcart( 'subscriptions' ), ...$where->values, ...self::ENDED )
		);
		return array_map( intval( ... ), array_column( $rows, 'subscriptions', 'customer_id' ) );
	}

	/**
	 * @param non-empty-list<int> $customer_ids
	 * @return array<int, array<string, list<string>>> By customer: keys by table, for delete().
	 * @throws DatabaseError
	 */
	public function related_keys( array $customer_ids ): array {
		$where        = SqlFragment::in( 'customer_id', $customer_ids );
		$related_keys = array_fill_keys( $customer_ids, array() );
		foreach ( self::KEYS as $table => $key ) {
			if ( ! $this->has( $table ) ) {
				continue;
			}
			$rows = $this->database->rows(
				"SELECT customer_id, %i AS row_key FROM %i WHERE {$where->sql}",
				array( $key, $this->tables->of_fluentcart( $table ), ...$where->values )
			);
			foreach ( $rows as $row ) {
				$related_keys[ (int) $row['customer_id'] ][ $table ][] = (string) $row['row_key'];
			}
		}
		return $related_keys;
	}

	/**
	 * The rows that delete() deletes.
	 *
	 * @param array<string, list<string>> $related_keys From related_keys().
	 * @return array<string, list<array<string, string|null>>> By table.
	 * @throws DatabaseError
	 */
	public function rows( int $customer_id, array $related_keys ): array {
		$rows = array();
		foreach ( $related_keys as $table => $keys ) {
			$where          = SqlFragment::in( self::KEYS[ $table ], $keys );
			$rows[ $table ] = $this->database->rows( "SELECT * FROM %i WHERE {$where->sql}", array( $this->tables->of_fluentcart( $table ), ...$where->values ) );
		}
		if ( $this->has( 'label_relationships' ) ) {
			$rows['label_relationships'] = $this->database->rows(
				'SELECT * FROM %i WHERE labelable_id = %d AND labelable_type = %s',
				array( $this->tables->of_fluentcart( 'label_relationships' ), $customer_id, self::LABELLED_AS )
			);
		}
		return $rows;
	}

	/**
	 * @param array<string, list<string>> $related_keys From related_keys().
	 * @throws DatabaseError
	 */
	public function delete( Transaction $transaction, int $customer_id, array $related_keys ): void {
		foreach ( $related_keys as $table => $keys ) {
			$transaction->delete( $this->tables->of_fluentcart( $table ), array( self::KEYS[ $table ] => $keys ) );
		}
		if ( $this->has( 'label_relationships' ) ) {
			$transaction->delete(
				$this->tables->of_fluentcart( 'label_relationships' ),
				array(
					'labelable_id'   => $customer_id,
					'labelable_type' => self::LABELLED_AS,
				)
			);
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function has( string $table ): bool {
		$prefix = $this->tables->prefix();
		if ( ! isset( $this->present[ $prefix ] ) ) {
			$pattern = $this->database->escape_like( $this->tables->of_fluentcart( '' ) ) . '%';
			$rows    = $this->database->rows( 'SHOW TABLES LIKE %s', array( $pattern ) );

			$this->present[ $prefix ] = array_map( static fn ( array $row ): string => (string) reset( $row ), $rows );
		}
		return in_array( $this->tables->of_fluentcart( $table ), $this->present[ $prefix ], true );
	}
}
