<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data\Overview;

use Closure;
use FluentCartCustomers\Data\DatabaseError;

/**
 * Sweeps while an overview is looked at now and then, so that it rarely falls on somebody who looks. Nothing depends on
 * it: where WordPress's cron does not run, readings sweep.
 */
final class BackgroundSweep {

	/** The event of WordPress's cron. */
	public const EVENT = 'fluent_cart_customers/sweep_overview';

	/** A little before a reading would. */
	private const AFTER_SECONDS = 45;

	/**
	 * @param Closure(): void $sweep
	 */
	public function __construct( private readonly Closure $sweep ) {}

	public function hook(): void {
		add_action( self::EVENT, array( $this, 'sweep' ) );
		add_action( 'fluent_cart_customers/sweep', array( $this, 'sweep' ) );
	}

	/**
	 * The actions fluent_cart_customers/sweep and self::EVENT.
	 *
	 * @throws DatabaseError
	 */
	public function sweep(): void {
		( $this->sweep )();
	}

	/**
	 * To be called when an overview was read.
	 */
	public function schedule(): void {
		if ( false === wp_next_scheduled( self::EVENT ) ) {
			wp_schedule_single_event( time() + self::AFTER_SECONDS, self::EVENT );
		}
	}
}
