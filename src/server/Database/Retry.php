<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Platform\PhpFunctions;

defined( 'ABSPATH' ) || exit;

/**
 * Tries again what rivals or a bad moment of the database kept from succeeding.
 */
final class Retry {

	/** Enough for a dozen who change one customer at once on all nodes of a cluster, where only one of them gets by at a time. */
	private const TRIES = 20;

	/** But not when the database takes its time: whoever asks would have gone, and sends it again. */
	private const SECONDS = 15;

	/** Microseconds that the first pause may take; each may take that much longer than the one before. */
	private const PAUSE = 10_000;

	/**
	 * @template T
	 * @param callable(): T                 $work
	 * @param callable(DatabaseError): bool $may_repeat Whether the work may be done once more after this.
	 * @return T
	 * @throws DatabaseError The last one, when it may not, or was in vain.
	 */
	public static function run( callable $work, callable $may_repeat ): mixed {
		$deadline = Clock::seconds() + self::SECONDS;
		for ( $try = 1; ; $try++ ) {
			try {
				return $work();
			} catch ( DatabaseError $error ) {
				if ( self::TRIES === $try || Clock::seconds() > $deadline || ! $may_repeat( $error ) ) {
					throw $error;
				}
				// Not all rivals at the same moment again.
				PhpFunctions::pause( random_int( intdiv( self::PAUSE, 4 ), self::PAUSE * $try ) );
			}
		}
	}
}
