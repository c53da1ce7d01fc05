<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use ActionScheduler;
use InvalidArgumentException;

defined( 'ABSPATH' ) || exit;

/**
 * When our events fire: by Action Scheduler where another plugin has loaded it, FluentCart or WooCommerce, else by
 * WordPress's cron. Neither is asked to keep more than one of a kind.
 */
final class Scheduler {

	/** Under which Action Scheduler shows them. */
	private const GROUP = 'fluent-cart-customers';

	/** Action Scheduler would keep each for a month, and ours are many; those that have failed stay. */
	private const NOT_KEPT = array( 'pending', 'complete', 'canceled' );

	/**
	 * Unless it is scheduled already.
	 *
	 * @param int $at_most Seconds. An event that is further away was scheduled before the clock was put back.
	 */
	public static function schedule_once( string $event, int $after_seconds, int $at_most = 2 * DAY_IN_SECONDS ): void {
		$next = self::next( $event );
		if ( null === $next ) {
			self::add( $event, $after_seconds );
		} elseif ( $next > time() + $at_most ) {
			self::reschedule( $event, $after_seconds );
		}
	}

	/**
	 * Whenever it was scheduled before: WordPress takes no second event of a kind within ten minutes.
	 */
	public static function reschedule( string $event, int $after_seconds ): void {
		self::unschedule( $event );
		self::add( $event, $after_seconds );
	}

	public static function unschedule( string $event ): void {
		self::read_cron_anew();
		wp_unschedule_hook( $event );
		if ( ! self::has_action_scheduler() ) {
			return;
		}
		$actions = as_get_scheduled_actions(
			array(
				'hook'     => $event,
				'group'    => self::GROUP,
				'status'   => self::NOT_KEPT,
				'per_page' => 100,
			),
			'ids'
		);
		foreach ( $actions as $id ) {
			try {
				ActionScheduler::store()->delete_action( $id );
			} catch ( InvalidArgumentException ) {
				continue; // Somebody else was first.
			}
		}
	}

	/**
	 * @return int|null Unix seconds, 0 while it runs; null if it is not scheduled.
	 */
	private static function next( string $event ): ?int {
		$next = wp_next_scheduled( $event );
		if ( false === $next && self::has_action_scheduler() ) {
			$next = as_next_scheduled_action( $event, null, self::GROUP );
		}
		return is_bool( $next ) ? ( $next ? 0 : null ) : $next;
	}

	private static function add( string $event, int $after_seconds ): void {
		if ( self::has_action_scheduler() ) {
			as_schedule_single_action( time() + $after_seconds, $event, array(), self::GROUP );
			return;
		}
		self::read_cron_anew();
		wp_schedule_single_event( time() + $after_seconds, $event );
	}

	/**
	 * WordPress keeps all events in one option, which it writes as it was when the request began: a job that takes its time
	 * would take away what others have scheduled meanwhile.
	 */
	private static function read_cron_anew(): void {
		wp_cache_delete( 'alloptions', 'options' );
		wp_cache_delete( 'cron', 'options' );
	}

	/**
	 * Whether a plugin has loaded Action Scheduler.
	 */
	public static function has_action_scheduler(): bool {
		return class_exists( ActionScheduler::class ) && ActionScheduler::is_initialized();
	}
}
