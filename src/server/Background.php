<?php

declare( strict_types=1 );

namespace FluentCartCustomers;

use Throwable;

/**
 * The one clock of the work that nobody waits for: an event of WordPress's cron, which also who needs it now may fire:
 * `do_action( 'fluent_cart_customers/sweep' )`. It is scheduled anew whenever somebody uses the plugin, and so ends with
 * that. Nothing depends on it: where WordPress's cron does not run, those who read do what is overdue, if only once a day
 * where that takes seconds (ReaderSweep).
 */
final class Background {

	/** The action, and the event. */
	public const EVENT = 'fluent_cart_customers/sweep';

	/** A little before those who read would have to do it. */
	private const AFTER_SECONDS = 45;

	/** After so many seconds what a host has ended half way goes on. */
	private const AGAIN_AFTER_SECONDS = 60;

	/**
	 * @param list<callable(): bool> $steps Each takes at most 20 seconds, since a shared host ends a request after 30, and
	 *                                      says whether there is more to do. One that throws does not stop the others.
	 */
	public function __construct( private readonly array $steps ) {}

	public function hook(): void {
		add_action( self::EVENT, array( $this, 'run' ) );
	}

	/**
	 * To be called when somebody uses the plugin, or has left it work to do.
	 */
	public static function schedule( int $after_seconds = self::AFTER_SECONDS ): void {
		if ( false === wp_next_scheduled( self::EVENT ) ) {
			wp_schedule_single_event( time() + $after_seconds, self::EVENT );
		}
	}

	/**
	 * The action.
	 */
	public function run(): void {
		self::replace_event( self::AGAIN_AFTER_SECONDS );
		$is_unfinished = false;
		foreach ( $this->steps as $step ) {
			try {
				$is_unfinished = $step() || $is_unfinished;
			} catch ( Throwable $error ) {
				error_log( 'FluentCart Customers could not do its work in the background: ' . $error->getMessage() );
			}
		}
		self::replace_event( $is_unfinished ? 0 : null );
	}

	/**
	 * WordPress takes no second event of a kind within ten minutes.
	 */
	private static function replace_event( ?int $after_seconds ): void {
		wp_unschedule_hook( self::EVENT );
		if ( null !== $after_seconds ) {
			wp_schedule_single_event( time() + $after_seconds, self::EVENT );
		}
	}
}
