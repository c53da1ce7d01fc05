<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Users;

use Closure;
use FluentCartCustomers\Background\Job;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\Step;
use FluentCartCustomers\Customers\Record\AttachedAccountStore;

defined( 'ABSPATH' ) || exit;

/**
 * Detaches users that WordPress no longer has.
 */
final class DetachUsersJob implements Job {

	/** Customers with a user that one range has. */
	private const RANGE_SIZE = 5_000;

	/**
	 * @param Closure(int): void $detach Detaches the user of a customer if WordPress no longer has that user.
	 */
	public function __construct(
		private readonly AttachedAccountStore $accounts,
		private readonly Closure $detach,
	) {}

	public function name(): JobName {
		return JobName::Users;
	}

	public function reconcile( Step $step ): bool {
		return $step->scan( array( 'from' => 0 ), $this->scan_range( ... ) );
	}

	/**
	 * @param array{from: int} $scan The id below the range.
	 * @return array{from: int|null}
	 */
	private function scan_range( array $scan ): array {
		$range = $this->accounts->scan_range( $scan['from'], self::RANGE_SIZE );
		foreach ( $range['missing'] as $missing ) {
			( $this->detach )( $missing['customer_id'] );
		}
		return array( 'from' => $range['next'] );
	}
}
