<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use Closure;
use FluentCartCustomers\Background\Job;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\Step;
use FluentCartCustomers\Database\DatabaseError;

defined( 'ABSPATH' ) || exit;

/**
 * Searches for traces of erased persons, one table after the other, and writes the receipts.
 */
final class ReceiptJob implements Job {

	/**
	 * @param Closure(): string $prefix Of the site's tables.
	 */
	public function __construct(
		private readonly Receipts $receipts,
		private readonly TraceQuery $traces,
		private readonly Closure $prefix,
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
		$tables = $this->traces->tables();
		$values = $this->receipts->values( $request );
		$state  = ( $step->state['request'] ?? null ) === $request ? $step->state : array(
			'request' => $request,
			'from'    => 0,
			'found'   => array(),
		);
		while ( isset( $tables[ $state['from'] ] ) && array() !== $values ) {
			$table = $tables[ $state['from'] ];
			foreach ( $this->traces->count( $table, $values ) as $column => $rows ) {
				$state['found'][ substr( $table, strlen( ( $this->prefix )() ) ) . ".$column" ] = $rows;
			}
			++$state['from'];
			$step->save( $state );
			if ( $step->is_over() && isset( $tables[ $state['from'] ] ) ) {
				return true;
			}
		}
		$this->receipts->finish( $request, $state['found'], count( $tables ) );
		return false;
	}
}
