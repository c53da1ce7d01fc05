<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Traces;

use FluentCartCustomers\Background\Job;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\Step;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Searches for traces of erased persons, one range of a table after the other, and writes the receipts.
 *
 * @phpstan-import-type Found from Receipts
 */
final class ReceiptJob implements Job {

	public function __construct(
		private readonly Receipts $receipts,
		private readonly TraceQuery $traces,
	) {}

	public function name(): JobName {
		return JobName::Receipts;
	}

	public function reconcile( Step $step ): bool {
		while ( true ) {
			$request = $this->receipts->pending();
			if ( null === $request ) {
				return false;
			}
			if ( $this->search( $step, $request ) ) {
				return true;
			}
		}
	}

	/**
	 * @return bool Whether tables are left.
	 * @throws DatabaseError
	 */
	private function search( Step $step, int $request ): bool {
		$tables  = $this->traces->tables();
		$values  = $this->receipts->values( $request );
		$pattern = new PersonPattern( $values );
		$state   = ( $step->state['request'] ?? null ) === $request ? $step->state : array(
			'request' => $request,
			'table'   => $tables[0] ?? null,
			'after'   => null,
			'limit'   => RangeQuery::ROWS,
			'found'   => array_fill_keys( TraceQuery::LISTS, array() ),
			'rows'    => array_fill_keys( TraceQuery::LISTS, 0 ),
		);
		while ( null !== $state['table'] && ! $values->is_empty() ) {
			$state = $this->range( $state, $pattern, $tables );
			$step->save( $state );
			if ( $step->is_over() && null !== $state['table'] ) {
				return true;
			}
		}
		$this->receipts->finish( $request, $state['found'], $state['rows'], count( $tables ) );
		return false;
	}

	/**
	 * @param array<string, mixed> $state
	 * @param list<string>         $tables
	 * @return array<string, mixed> The next state. The table is null after the last one.
	 * @throws DatabaseError
	 */
	private function range( array $state, PersonPattern $pattern, array $tables ): array {
		$start = Clock::seconds();
		$range = $this->traces->search( $state['table'], $pattern, $state['after'], $state['limit'] );
		foreach ( $range['found'] as $trace ) {
			$column = &$state['found'][ $trace['list'] ][ $trace['column'] ];
			$column = Receipts::counted( $column, $trace['owner'] );
			unset( $column );
		}
		foreach ( $range['rows'] as $list => $rows ) {
			$state['rows'][ $list ] += $rows;
		}
		if ( null === $range['after'] ) {
			$next           = array_values( array_filter( $tables, static fn ( string $table ): bool => $table > $state['table'] ) );
			$state['table'] = $next[0] ?? null;
			$state['limit'] = RangeQuery::ROWS;
		} else {
			$state['limit'] = RangeQuery::next_rows( $state['limit'], Clock::seconds() - $start );
		}
		$state['after'] = $range['after'];
		return $state;
	}
}
