<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use ActionScheduler;
use Closure;
use InvalidArgumentException;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Schedules events with Action Scheduler if another plugin has loaded it (FluentCart, WooCommerce), otherwise with WP-Cron. At
 * most one event of a name is scheduled.
 */
final class Scheduler {

	/** In Action Scheduler. */
	private const GROUP = 'fluent-cart-customers';

	/** Action Scheduler would keep each of these events for a month. Failed events stay. */
	private const DELETED_STATUSES = array( 'pending', 'complete', 'canceled' );

	private const TRIES = 4;

	/**
	 * Schedules the event, unless it is scheduled.
	 *
	 * @param int $at_most Seconds. A later event is rescheduled.
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
	 * @return int|null Seconds until the event runs, negative if it is overdue, 0 while it runs; null if it is not scheduled.
	 */
	public static function due_in( string $event ): ?int {
		$next = self::next( $event );
		return null === $next || 0 === $next ? $next : $next - time();
	}

	/**
	 * Replaces a scheduled event. WP-Cron would ignore a second event of the same name within ten minutes.
	 */
	public static function reschedule( string $event, int $after_seconds ): void {
		self::unschedule( $event );
		self::add( $event, $after_seconds );
	}

	public static function unschedule( string $event ): void {
		self::write_cron( static fn () => wp_unschedule_hook( $event, true ) );
		if ( ! self::has_action_scheduler() ) {
			return;
		}
		$actions = as_get_scheduled_actions(
			array(
				'hook'     => $event,
				'group'    => self::GROUP,
				'status'   => self::DELETED_STATUSES,
				'per_page' => 100,
			),
			'ids'
		);
		foreach ( $actions as $id ) {
			try {
				ActionScheduler::store()->delete_action( $id );
			} catch ( InvalidArgumentException ) {
				continue; // A concurrent request has deleted it.
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
		self::write_cron( static fn () => wp_schedule_single_event( time() + $after_seconds, $event, array(), true ) );
	}

	/**
	 * WordPress stores all events in one option and caches it for the request. A long job would write the option without the
	 * events that other requests have scheduled since, so the cache is cleared first. On a Galera cluster, the write fails if
	 * another node has changed the option at the same time, so it is repeated. Only the last try reports its error.
	 *
	 * @param Closure(): (bool|int|WP_Error) $write
	 */
	private static function write_cron( Closure $write ): void {
		global $wpdb;
		for ( $try = 1; $try <= self::TRIES; $try++ ) {
			wp_cache_delete( 'alloptions', 'options' );
			wp_cache_delete( 'cron', 'options' );
			$suppressed = $wpdb->suppress_errors( $try < self::TRIES || $wpdb->suppress_errors );
			$result     = $write();
			$wpdb->suppress_errors( $suppressed );
			if ( ! is_wp_error( $result ) || '' === $wpdb->last_error ) {
				return; // An event that is scheduled already is an error without an error of the database.
			}
		}
	}

	/**
	 * Whether a plugin has loaded Action Scheduler.
	 */
	public static function has_action_scheduler(): bool {
		return class_exists( ActionScheduler::class ) && ActionScheduler::is_initialized();
	}
}
