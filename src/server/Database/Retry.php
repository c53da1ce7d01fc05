<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Platform\PhpFunctions;

defined( 'ABSPATH' ) || exit;

/**
 * Repeats work that failed because of concurrent writers or a temporary failure of the database.
 */
final class Retry {

	/** Enough for twelve concurrent writers of one customer on all nodes of a cluster, where one succeeds at a time. */
	private const TRIES = 20;

	/** A client gives up and repeats its request after about this time. */
	private const SECONDS = 15;

	/** Longest first pause. Each further pause may be longer by this much. */
	private const PAUSE_MICROSECONDS = 10_000;

	/**
	 * @template T
	 * @param callable(): T                 $work
	 * @param callable(DatabaseError): bool $is_retryable Whether the work may be repeated after this error.
	 * @return T
	 * @throws DatabaseError The last error.
	 */
	public static function run( callable $work, callable $is_retryable ): mixed {
		$deadline = Clock::seconds() + self::SECONDS;
		for ( $try = 1; ; $try++ ) {
			try {
				return $work();
			} catch ( DatabaseError $error ) {
				if ( self::TRIES === $try || Clock::seconds() > $deadline || ! $is_retryable( $error ) ) {
					throw $error;
				}
				// Random, so that concurrent writers do not collide again.
				PhpFunctions::pause( random_int( intdiv( self::PAUSE_MICROSECONDS, 4 ), self::PAUSE_MICROSECONDS * $try ) );
			}
		}
	}
}
