<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Privacy\Traces\PersonPattern;

defined( 'ABSPATH' ) || exit;

/**
 * Removes the values of a person from the journal of changes. The changes stay as numbers, with a code that makes an undo reject
 * them.
 */
final class JournalErasureRepository {

	/** UndoWork reads it. */
	private const CODE = 'erased';

	public function __construct( private readonly Tables $tables ) {}

	/**
	 * @param list<int> $customer_ids
	 * @return bool Whether there were any values.
	 * @throws DatabaseError
	 */
	public function erase( Transaction $transaction, array $customer_ids ): bool {
		$values = array(
			'before' => null,
			'after'  => null,
			'code'   => self::CODE,
		);
		return array() !== $customer_ids && $transaction->update( $this->tables->run_changes(), $values, array( 'customer_id' => $customer_ids ) ) > 0;
	}

	/**
	 * Removes the samples of a checked run that have a person, with the values that would change.
	 *
	 * @param list<int>     $customer_ids
	 * @param PersonPattern $pattern      A checked import has samples of customers who do not exist yet.
	 * @return string The plan without them.
	 */
	public static function without_samples( string $plan, array $customer_ids, PersonPattern $pattern ): string {
		$decoded = json_decode( $plan, true );
		if ( ! is_array( $decoded['samples'] ?? null ) ) {
			return $plan;
		}
		$kept = array_values(
			array_filter(
				$decoded['samples'],
				static fn ( mixed $sample ): bool => ! in_array( $sample['customer_id'] ?? null, $customer_ids, true ) && $pattern->find( (string) wp_json_encode( $sample, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE ) ) === array( false )
			)
		);
		return count( $kept ) === count( $decoded['samples'] ) ? $plan : (string) wp_json_encode( array( 'samples' => $kept ) + $decoded, JSON_UNESCAPED_SLASHES );
	}
}
