<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

defined( 'ABSPATH' ) || exit;

/**
 * The hour in which a user's requests of a class are counted.
 */
final class RateWindow {

	/**
	 * @param int $started Unix seconds.
	 * @param int $count   Requests so far.
	 */
	public function __construct(
		public readonly int $started,
		public readonly int $count,
	) {}

	/**
	 * @return int Unix seconds.
	 */
	public function end(): int {
		return $this->started + RateWindowStore::SECONDS;
	}
}
