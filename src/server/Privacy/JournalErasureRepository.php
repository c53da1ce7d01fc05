<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Removes the values of a person from the journal of changes. The changes stay as numbers, with a code that makes an undo reject
 * them.
 */
final class JournalErasureRepository {

	/** UndoWork reads it. */
	private const CODE = 'erased';

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param list<int>    $customer_ids
	 * @param list<string> $emails Of the person: a checked import has samples of customers who do not exist yet.
	 * @return bool Whether there were any values.
	 * @throws DatabaseError
	 */
	public function erase( Transaction $transaction, array $customer_ids, array $emails ): bool {
		$values  = array(
			'before' => null,
			'after'  => null,
			'code'   => self::CODE,
		);
		$changes = array() === $customer_ids ? 0 : $transaction->update( $this->tables->run_changes(), $values, array( 'customer_id' => $customer_ids ) );
		return $this->erase_samples( $transaction, $customer_ids, $emails ) || $changes > 0;
	}

	/**
	 * Samples of checked runs, with the values that would change.
	 *
	 * @param list<int>    $customer_ids
	 * @param list<string> $emails
	 * @throws DatabaseError
	 */
	private function erase_samples( Transaction $transaction, array $customer_ids, array $emails ): bool {
		$needles = array_map( strtolower( ... ), $emails );
		foreach ( $customer_ids as $id ) {
			array_push( $needles, "\"customer_id\":$id,", "\"customer_id\":$id}" );
		}
		if ( array() === $needles ) {
			return false;
		}
		$where = SqlFragment::any( array_map( fn ( string $needle ): SqlFragment => new SqlFragment( 'LOWER(plan) LIKE %s', array( '%' . $this->database->escape_like( $needle ) . '%' ) ), $needles ) );
		$runs  = $this->database->rows( "SELECT id, plan FROM %i WHERE {$where->sql}", array( $this->tables->runs(), ...$where->values ) );
		foreach ( $runs as $run ) {
			$plan            = (array) json_decode( (string) $run['plan'], true );
			$plan['samples'] = array_values( array_filter( (array) ( $plan['samples'] ?? array() ), static fn ( mixed $sample ): bool => ! self::has( $sample, $needles ) ) );
			$transaction->update( $this->tables->runs(), array( 'plan' => (string) wp_json_encode( $plan, JSON_UNESCAPED_SLASHES ) ), array( 'id' => (int) $run['id'] ) );
		}
		return array() !== $runs;
	}

	/**
	 * @param list<string> $needles In lower case.
	 */
	private static function has( mixed $sample, array $needles ): bool {
		$json = strtolower( (string) wp_json_encode( $sample, JSON_UNESCAPED_SLASHES ) );
		return array() !== array_filter( $needles, static fn ( string $needle ): bool => str_contains( $json, $needle ) );
	}
}
