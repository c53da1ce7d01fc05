<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Host\SiteUsers;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Run;

defined( 'ABSPATH' ) || exit;

/**
 * Which values of one customer the user who undoes may not put back, by the same rules as for an edit. Plugins filter these
 * rights with queries of their own, so they are checked before the transaction.
 */
final class UndoRights {

	private const DENIED = 'insufficient_permissions';

	/** Whether the current user may change emails of customers with a user. */
	private bool $allows_email = false;

	public function __construct( private readonly CustomerPolicy $policy ) {}

	/**
	 * @return array<string, string> Codes by field.
	 */
	public function obstacles( Change $change, Run $original ): array {
		$this->allows_email = $this->policy->allows_email_of_user();

		$user_id  = (int) ( $change->before['user_id'] ?? 0 );
		$obstacle = $user_id > 0 ? $this->obstacle_of_user( $user_id, $original->finished_at ) : null;
		return null === $obstacle ? array() : array( 'user_id' => $obstacle );
	}

	/**
	 * Runs no query, because the transaction has not reserved the email yet. Call obstacles() before the transaction.
	 *
	 * @return array<string, string> Codes by field.
	 */
	public function obstacles_of_row( CustomerRow $row ): array {
		return null === $row->user_id || $this->allows_email ? array() : array( 'email' => self::DENIED );
	}

	/**
	 * @param int         $user_id A user that would be linked again.
	 * @param string|null $known_at When the user was linked: GMT, `Y-m-d H:i:s`. A user that registered later has the id of another
	 *                              one, who was deleted. Null if the account is compared otherwise.
	 * @return string|null Code; null if the user can be linked.
	 */
	public function obstacle_of_user( int $user_id, ?string $known_at = null ): ?string {
		$user = SiteUsers::find( $user_id );
		return match ( true ) {
			null === $user || ( null !== $known_at && $user->user_registered > $known_at ) => 'user_gone',
			! $this->policy->allows_attaching( $user )                                     => self::DENIED,
			default                                                                        => null,
		};
	}
}
