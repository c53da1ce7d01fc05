<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Checks;

use Closure;
use FluentCartCustomers\Background\DrainingJob;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\ReconcileStore;
use FluentCartCustomers\Background\Step;

defined( 'ABSPATH' ) || exit;

/**
 * Counts the customers whose stored totals differ from their orders, once a week, on request, or when the currency changes.
 *
 * @phpstan-type TotalsScan array{currency: string, from: int|null, differing: int, first: list<int>} The first id of the next
 *               range, the number of customers that differ, and the first of their ids.
 */
final class StoredTotalsJob implements DrainingJob {

	/** Ids that Site Health lists. */
	private const MAX_LISTED = 10;

	/**
	 * @param Closure(): string $currency Currency of the store, ISO 4217.
	 */
	public function __construct(
		private readonly StoredTotalsQuery $totals,
		private readonly ReconcileStore $reconciles,
		private readonly Closure $currency,
	) {}

	public function name(): JobName {
		return JobName::Figures;
	}

	/**
	 * Requests a check in a new currency.
	 */
	public function drain( Step $step ): bool {
		$check    = $this->reconciles->current( $this->name() ) ?? $this->reconciles->complete( $this->name() );
		$currency = ( $this->currency )();
		if ( $currency !== ( $check['state']['currency'] ?? $currency ) ) {
			$this->reconciles->request( array( $this->name() ), array( 'currency' => $currency ) );
		}
		return false;
	}

	public function reconcile( Step $step ): bool {
		$start = array(
			'currency'  => ( $this->currency )(),
			'from'      => 0,
			'differing' => 0,
			'first'     => array(),
		);
		return $step->scan( $start, $this->scan_range( ... ) );
	}

	/**
	 * @param TotalsScan $scan
	 * @return TotalsScan
	 */
	private function scan_range( array $scan ): array {
		$range = $this->totals->scan_range( $scan['from'], $scan['currency'] );
		return array(
			'currency'  => $scan['currency'],
			'from'      => $range['next'],
			'differing' => $scan['differing'] + count( $range['ids'] ),
			'first'     => array_slice( array( ...$scan['first'], ...$range['ids'] ), 0, self::MAX_LISTED ),
		);
	}
}
