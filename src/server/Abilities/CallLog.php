<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Abilities;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\RateWindowStore;
use FluentCartCustomers\Journal\RunOrigin;
use FluentCartCustomers\Platform\PhpFunctions;

defined( 'ABSPATH' ) || exit;

/**
 * Logs calls of abilities by users, also those that are rejected.
 */
final class CallLog {

	/** The result of a call without an error. */
	public const SUCCESS = 'success';

	private const REFUSED = 'insufficient_permissions';

	/** Each visitor with an account can be rejected, so the log has a limit for each user and hour. */
	private const MAX_REFUSALS = 100;

	/** Failures don’t count for the limits of the API, so they need one, too. */
	private const MAX_FAILURES = 1_000;

	/** The last failure of this request, which WordPress checks several times. */
	private ?string $last_failure = null;

	public function __construct(
		private readonly AbilityCallStore $calls,
		private readonly RateWindowStore $windows,
	) {}

	/**
	 * An equal failure that follows is another call: a program that runs for long sends several.
	 */
	public function begin_call(): void {
		$this->last_failure = null;
	}

	/**
	 * @param string $ability     Without the namespace.
	 * @param string $result      SUCCESS or the code of an error.
	 * @param int    $customer_id 0 for none.
	 * @param int    $run_id      0 for none.
	 * @param string $input_hash  Distinguishes calls of one request.
	 */
	public function add( string $ability, string $result, int $customer_id, int $run_id, string $input_hash ): void {
		$origin = RunOrigin::current();
		if ( 0 === $origin->user_id || $this->is_logged( "$ability $result $input_hash", $result ) ) {
			return;
		}
		try {
			if ( self::SUCCESS === $result || $this->is_within_limit( $origin->user_id, self::REFUSED === $result ) ) {
				$this->calls->add( $ability, $result, $origin->user_id, $origin->application, $customer_id, $run_id );
			}
		} catch ( DatabaseError $error ) {
			PhpFunctions::log( "FluentCart Customers couldn’t log a call of $ability: $error" );
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function is_within_limit( int $user_id, bool $is_refusal ): bool {
		return $is_refusal
			? $this->windows->count( $user_id, 'ability_refused', self::MAX_REFUSALS, time() )
			: $this->windows->count( $user_id, 'ability_failed', self::MAX_FAILURES, time() );
	}

	private function is_logged( string $call, string $result ): bool {
		$is_logged          = $call === $this->last_failure;
		$this->last_failure = self::SUCCESS === $result ? null : $call;
		return $is_logged;
	}
}
