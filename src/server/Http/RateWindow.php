<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

defined( 'ABSPATH' ) || exit;

/**
 * The hour in which a user's requests of one class are counted.
 */
final class RateWindow {

	/**
	 * @param int $started In Unix seconds.
	 * @param int $count   Its requests until now.
	 */
	public function __construct(
		public readonly int $started,
		public readonly int $count,
	) {}

	/**
	 * @return int The first second after it, in Unix seconds.
	 */
	public function end(): int {
		return $this->started + RateWindowStore::SECONDS;
	}
}
