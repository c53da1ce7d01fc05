<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunKind;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Who may continue, pause and cancel a run: the person who started it, and each person who may make the same single changes.
 *
 * A run works with the rights of its own person. So a person who may not delete must not continue a deletion, and a person who
 * started a run and has lost the right since can still stop it.
 */
final class RunRights {

	/**
	 * @param Closure(): array<string, RunWork> $works By the value of RunKind.
	 */
	public function __construct(
		private readonly Closure $works,
		private readonly CustomerPolicy $policy,
	) {}

	/**
	 * @throws ApiError insufficient_permissions.
	 * @throws DatabaseError
	 */
	public function assert_may_drive( Run $run ): void {
		if ( null !== $run->user_id && get_current_user_id() === $run->user_id ) {
			return;
		}
		$this->assert_may_work( $run );
	}

	/**
	 * Whether the current user may start the work of a run, also of an own one.
	 *
	 * @throws ApiError insufficient_permissions.
	 * @throws DatabaseError
	 */
	public function assert_may_work( Run $run ): void {
		$work = ( $this->works )()[ $run->kind->value ] ?? null;
		if ( null !== $work ) {
			$work->authorize( $run );
		} elseif ( ! $this->policy->allows( RunKind::DeleteCustomer === $run->kind ? CustomerPolicy::DELETE : CustomerPolicy::MANAGE ) ) {
			throw ApiError::forbidden();
		}
	}

	/**
	 * @return bool False for a run that has ended.
	 * @throws DatabaseError
	 */
	public function may_drive( Run $run ): bool {
		try {
			if ( ! $run->state->has_ended() ) {
				$this->assert_may_drive( $run );
				return true;
			}
		} catch ( ApiError ) {
			return false;
		}
		return false;
	}
}
