<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Privacy\Data\Person;
use FluentCartCustomers\Privacy\Data\PersonQuery;
use FluentCartCustomers\Privacy\Data\PersonValues;
use FluentCartCustomers\Privacy\Traces\PersonPattern;
use FluentCartCustomers\Privacy\Traces\RangeQuery;

defined( 'ABSPATH' ) || exit;

/**
 * Masks a person in tables that can have millions of texts, one range in one transaction.
 */
final class LargeTextEraser {

	/** The place in the state of the erasure. */
	private const MEMBER = 'texts';

	public function __construct(
		private readonly Transaction $transaction,
		private readonly PersonQuery $people,
		private readonly MentionStore $mentions,
	) {}

	/**
	 * @param array<string, mixed> $state Of the erasure.
	 */
	public function is_done( array $state ): bool {
		return isset( $state[ self::MEMBER ] ) && null === $state[ self::MEMBER ]['table'];
	}

	/**
	 * @param list<int>            $ids      Customers that are erased later.
	 * @param array<string, mixed> $state    Of the erasure.
	 * @param float                $deadline Of Clock::seconds(). A call masks one range at least.
	 * @return array<string, mixed> The next state.
	 * @throws DatabaseError
	 */
	public function mask( Person $person, array $ids, array $state, float $deadline, ErasureReport $report ): array {
		if ( $this->is_done( $state ) ) {
			return $state;
		}
		$tables = $this->mentions->large_tables();
		$values = $person->values;
		foreach ( $ids as $id ) {
			$values = $values->with( $this->people->values( $id ) );
		}
		if ( count( $ids ) === count( $person->customers ) ) {
			$values = $values->with( new PersonValues( array( $person->email ) ) ); // Otherwise a customer stays who has it.
		}
		$pattern = new PersonPattern( $values );
		$place   = $state[ self::MEMBER ] ?? array(
			'table' => $tables[0] ?? null,
			'after' => null,
			'rows'  => RangeQuery::ROWS,
		);
		while ( null !== $place['table'] ) {
			$start  = Clock::seconds();
			$masked = $this->transaction->run(
				fn ( Transaction $transaction ): array => $this->mentions->mask_range( $transaction, $place['table'], $pattern, array( ...$ids, ...$person->deleted ), $place['after'], $place['rows'] )
			);
			$report->add( new Erased( $masked['is_any'], 0, 0 ) );
			$place['after'] = $masked['after'];
			if ( null === $masked['after'] ) {
				$place['table'] = array_values( array_filter( $tables, static fn ( string $table ): bool => $table > $place['table'] ) )[0] ?? null;
				$place['rows']  = RangeQuery::ROWS;
			} else {
				$place['rows'] = RangeQuery::next_rows( $place['rows'], Clock::seconds() - $start );
			}
			if ( Clock::seconds() >= $deadline ) {
				break;
			}
		}
		return array( self::MEMBER => $place ) + $state;
	}
}
