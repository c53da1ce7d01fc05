<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs;

use FluentCartCustomers\Background\Job;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\Step;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunState;
use FluentCartCustomers\Journal\RunStore;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Continues runs that no request drives any more: the tab was closed. Pauses those whose caller wants to drive them.
 */
final class RunsJob implements Job {

	/** A run that was touched since is driven by a request. */
	public const UNTOUCHED_SECONDS = 60;

	/** Of one run, before the job looks whether its time is over. */
	private const SLICE_SECONDS = 2.0;

	public function __construct(
		private readonly RunStore $runs,
		private readonly RunDriver $driver,
	) {}

	public function name(): JobName {
		return JobName::Runs;
	}

	public function reconcile( Step $step ): bool {
		foreach ( $this->runs->untouched( time() - self::UNTOUCHED_SECONDS ) as $run ) {
			if ( ! $run->is_background ) {
				$this->pause( $run );
				continue;
			}
			if ( null !== $this->runs->blocked_by( $run ) ) {
				continue;
			}
			do {
				$driven = $this->driver->drive( $run->id, Clock::seconds() + self::SLICE_SECONDS, $run->state );
				if ( $step->is_over() ) {
					return true;
				}
			} while ( null !== $driven && $driven->state === $run->state && null === $this->runs->blocked_by( $driven ) );
		}
		return false;
	}

	/**
	 * @throws DatabaseError
	 */
	private function pause( Run $run ): void {
		$this->runs->change_state(
			$run->id,
			array( RunState::Running ),
			RunState::Paused,
			array(
				'reason_code' => 'caller_gone',
				'reason'      => __( 'The application that started this change stopped sending requests.', 'fluent-cart-customers' ),
			)
		);
	}
}
