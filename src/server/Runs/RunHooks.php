<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs;

use FluentCartCustomers\Host\HookRunner;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\RunStep;

defined( 'ABSPATH' ) || exit;

/**
 * The action of runs as a whole.
 */
final class RunHooks {

	private const AFTER_STEP = 'fluent_cart_customers/after_run_step';

	/**
	 * @param int $done Results that the step had before, for which the action has fired.
	 */
	public static function after_step( RunStep $step, int $done ): void {
		if ( ! HookRunner::has_listeners( self::AFTER_STEP ) ) {
			return;
		}
		$changed = array_filter( array_slice( $step->results, $done ), static fn ( Change $change ): bool => ! in_array( $change->outcome, array( Outcome::Failed, Outcome::Unchanged, Outcome::Kept ), true ) );
		$ids     = array_map( static fn ( Change $change ): int => (int) $change->customer_id, array_values( $changed ) );
		if ( array() !== $ids ) {
			/**
			 * Fires after a few customers of a run were changed, deleted or restored.
			 *
			 * @param int       $run_id
			 * @param list<int> $ids    The customers.
			 */
			HookRunner::after( self::AFTER_STEP, static fn (): array => array( $step->run->id, $ids ) );
		}
	}
}
