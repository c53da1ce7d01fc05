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
 * Looks for customers whose user WordPress no longer has, a stretch of customers at a time, and detaches those users.
 *
 * @phpstan-type Progress array{behind: int, ended: int, took: float} The customer behind whom to go on; when the last pass
 *                        ended, Unix seconds; and how many seconds of work a pass has taken.
 */
final class DetachUsersJob {

	/** The mark that holds the progress. */
	private const MARK = 'users';

	/** Customers with a user that are looked at by one statement. */
	private const STRETCH = 5_000;

	/** A background job of a shared host is killed after 30 seconds, and others follow in the same request. */
	private const SECONDS = 5;

	/** A pass that takes no longer is done each time. */
	private const SHORT_SECONDS = 0.3;

	/** The pause after a longer pass, in durations of the pass: half a percent of one processor. At most an hour. */
	private const PAUSE = 200;

	/**
	 * @param Closure(int): void $detach Detaches the user of a customer, if that user is gone.
	 */
	public function __construct(
		private readonly AttachedAccountStore $accounts,
		private readonly CheckpointStore $marks,
		private readonly Closure $detach,
	) {}

	/**
	 * The job.
	 *
	 * @return bool Whether there is more to do.
	 * @throws DatabaseError
	 */
	public function run(): bool {
		$deadline = Clock::seconds() + self::SECONDS;
		$mark     = $this->marks->read()[ self::MARK ] ?? null;
		$progress = self::decode( $mark );
		if ( 0 === $progress['behind'] ) {
			$pause = min( HOUR_IN_SECONDS, (int) ( self::PAUSE * $progress['took'] ) );
			if ( $progress['took'] > self::SHORT_SECONDS && Clock::age( $progress['ended'], time() ) < $pause ) {
				return false;
			}
			$progress['took'] = 0.0;
		}
		do {
			$began   = Clock::seconds();
			$stretch = $this->accounts->scan_range( $progress['behind'], self::STRETCH );
			foreach ( $stretch['gone'] as $gone ) {
				( $this->detach )( $gone['customer_id'] );
			}
			$progress['behind'] = $stretch['next'] ?? 0;
			$progress['ended']  = null === $stretch['next'] ? time() : $progress['ended'];
			$progress['took']  += Clock::seconds() - $began;

			$value = (string) wp_json_encode( $progress );
			if ( $value !== $mark && ! $this->marks->replace( self::MARK, $mark, $value ) ) {
				return false; // Another machine is at it.
			}
			$mark = $value;
		} while ( 0 !== $progress['behind'] && Clock::seconds() < $deadline );
		return 0 !== $progress['behind'];
	}

	/**
	 * @return Progress
	 */
	private static function decode( ?string $mark ): array {
		return CheckpointStore::decoded( $mark, array( 'behind', 'ended', 'took' ) ) ?? array(
			'behind' => 0,
			'ended'  => 0,
			'took'   => 0.0,
		);
	}
}
