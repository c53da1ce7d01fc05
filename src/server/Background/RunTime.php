<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

defined( 'ABSPATH' ) || exit;

/**
 * The time limits of a run of the jobs. All times in seconds.
 */
final class RunTime {

	/** Shared web hosts end a request after 30 seconds. */
	private const EVENT_SECONDS = 20.0;

	/** Of a job that begins shortly before the end of an event. */
	private const MIN_STEP_SECONDS = 5.0;

	/** The web server may keep the connection open until then. */
	private const AFTER_ANSWER_SECONDS = 1.0;

	/**
	 * @param float $total             Of all jobs. Those that have not begun wait for the next run.
	 * @param float $min_step          Of a job that begins at the end of the total.
	 * @param float $longest_reconcile A reconcile that has taken longer waits for a run without this limit.
	 */
	public function __construct(
		public readonly float $total,
		public readonly float $min_step = 0.0,
		public readonly float $longest_reconcile = INF,
	) {}

	public static function of_event(): self {
		return new self( self::EVENT_SECONDS, self::MIN_STEP_SECONDS );
	}

	public static function after_answer(): self {
		return new self( self::AFTER_ANSWER_SECONDS, 0.0, self::AFTER_ANSWER_SECONDS );
	}
}
