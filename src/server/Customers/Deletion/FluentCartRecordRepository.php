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
 * What FluentCart keeps of customers in tables that this plugin never makes: subscriptions, labels, carts, download
 * permissions. The tables may also be left from a FluentCart that is not active any more.
 *
 * Most of them have no index by customer. So they are read once for many customers, and rows are deleted by their own
 * keys: a DELETE by customer would keep every cart of the shop locked.
 */
final class FluentCartRecordRepository {

	/** The statuses of a subscription that is over (FluentCart's app/Helpers/Status.php). */
	private const ENDED = array( 'canceled', 'expired', 'completed' );

	/** Tables whose rows go with their customer, and the columns of their own keys. */
	private const KEYS = array(
		'carts'                      => 'cart_hash',
		'order_download_permissions' => 'id',
	);

	/** The class by which FluentCart relates a label to a customer. */
	private const LABELLED_AS = 'FluentCart\App\Models\Customer';

	/** @var array<string, list<string>> The tables that are there, by prefix (it changes with switch_to_blog()). */
	private array $present = array();

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param non-empty-list<int> $customer_ids
	 * @return array<int, int> How many subscriptions have not ended, by customer; who has none is left out.
	 * @throws DatabaseError
	 */
	public function running_subscriptions( array $customer_ids ): array {
		if ( ! $this->has( 'subscriptions' ) ) {
			return array();
		}
		$theirs = SqlFragment::in( 'customer_id', $customer_ids );
		$rows   = $this->database->rows(
			"SELECT customer_id, COUNT(*) AS subscriptions FROM %i WHERE {$theirs->sql}"
				. " AND COALESCE(status, '') NOT IN (%s, %s, %s) GROUP BY customer_id",
			array( $this->tables->of_fluentcart( 'subscriptions' ), ...$theirs->values, ...self::ENDED )
		);
		return array_map( intval( ... ), array_column( $rows, 'subscriptions', 'customer_id' ) );
	}

	/**
	 * @param non-empty-list<int> $customer_ids
	 * @return array<int, array<string, list<string>>> What delete() takes away of each customer: keys of rows, by table.
	 * @throws DatabaseError
	 */
	public function related_keys( array $customer_ids ): array {
		$theirs     = SqlFragment::in( 'customer_id', $customer_ids );
		$belongings = array_fill_keys( $customer_ids, array() );
		foreach ( self::KEYS as $table => $key ) {
			if ( ! $this->has( $table ) ) {
				continue;
			}
			$rows = $this->database->rows(
				"SELECT customer_id, %i AS row_key FROM %i WHERE {$theirs->sql}",
				array( $key, $this->tables->of_fluentcart( $table ), ...$theirs->values )
			);
			foreach ( $rows as $row ) {
				$belongings[ (int) $row['customer_id'] ][ $table ][] = (string) $row['row_key'];
			}
		}
		return $belongings;
	}

	/**
	 * @param array<string, list<string>> $belongings Of this customer.
	 * @throws DatabaseError
	 */
	public function delete( Transaction $transaction, int $customer_id, array $belongings ): void {
		foreach ( $belongings as $table => $keys ) {
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
