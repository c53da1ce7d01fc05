<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Users;

use Closure;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Customers\Record\AttachedAccountStore;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Detaches users that WordPress no longer has. A pass checks all customers, in ranges.
 *
 * @phpstan-type Progress array{behind: int, ended: int, took: float} The customer after which to continue, 0 between passes;
 *                        the end of the last pass, Unix seconds; the duration of the current or last pass, seconds.
 */
final class DetachUsersJob {

	private const CHECKPOINT = 'users';

	/** Customers with a user that one range has. */
	private const RANGE_SIZE = 5_000;

	/** Shared web hosts end a request after 30 seconds, and other jobs run in the same request. */
	private const STEP_SECONDS = 5;

	/** A pass of up to this duration is repeated without a pause. */
	private const SHORT_PASS_SECONDS = 0.3;

	/** The pause after a longer pass, as a multiple of its duration: half a percent of one core. At most an hour. */
	private const PAUSE_FACTOR = 200;

	/**
	 * @param Closure(int): void $detach Detaches the user of a customer if WordPress no longer has that user.
	 */
	public function __construct(
		private readonly AttachedAccountStore $accounts,
		private readonly CheckpointStore $checkpoints,
		private readonly Closure $detach,
	) {}

	/**
	 * @return bool Whether a further step is needed.
	 * @throws DatabaseError
	 */
	public function run(): bool {
		$deadline   = Clock::seconds() + self::STEP_SECONDS;
		$checkpoint = $this->checkpoints->read()[ self::CHECKPOINT ] ?? null;
		$progress   = self::decode( $checkpoint );
		if ( 0 === $progress['behind'] ) {
			$pause = min( HOUR_IN_SECONDS, (int) ( self::PAUSE_FACTOR * $progress['took'] ) );
			if ( $progress['took'] > self::SHORT_PASS_SECONDS && Clock::age( $progress['ended'], time() ) < $pause ) {
				return false;
			}
			$progress['took'] = 0.0;
		}
		do {
			$began = Clock::seconds();
			$range = $this->accounts->scan_range( $progress['behind'], self::RANGE_SIZE );
			foreach ( $range['missing'] as $missing ) {
				( $this->detach )( $missing['customer_id'] );
			}
			$progress['behind'] = $range['next'] ?? 0;
			$progress['ended']  = null === $range['next'] ? time() : $progress['ended'];
			$progress['took']  += Clock::seconds() - $began;

			$value = (string) wp_json_encode( $progress );
			if ( $value !== $checkpoint && ! $this->checkpoints->replace( self::CHECKPOINT, $checkpoint, $value ) ) {
				return false; // Another process runs this job.
			}
			$checkpoint = $value;
		} while ( 0 !== $progress['behind'] && Clock::seconds() < $deadline );
		return 0 !== $progress['behind'];
	}

	/**
	 * @return Progress
	 */
	private static function decode( ?string $checkpoint ): array {
		return CheckpointStore::decoded( $checkpoint, array( 'behind', 'ended', 'took' ) ) ?? array(
			'behind' => 0,
			'ended'  => 0,
			'took'   => 0.0,
		);
	}
}
