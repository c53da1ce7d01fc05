<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Activity;

use FluentCartCustomers\Contract\WireFormat;
use FluentCartCustomers\Http\CustomerPolicy;

defined( 'ABSPATH' ) || exit;

/**
 * Shapes entries of the activity log as the contract has them.
 */
final class ActivityPresenter {

	public function __construct( private readonly CustomerPolicy $policy ) {}

	/**
	 * @return array<string, mixed> The schema ActivityEntry.
	 */
	public function activity( ActivityEntry $entry ): array {
		return array(
			'id'         => $entry->id,
			'type'       => $entry->type,
			'changes'    => $entry->changes,
			'address_id' => $entry->address_id,
			'user'       => self::user( $entry ),
			'author'     => null === $entry->author_id
				? null
				: array(
					'id'           => $entry->author_id,
					'display_name' => $entry->display_name,
				),
			'created_at' => WireFormat::timestamp( $entry->created_at ),
			'run'        => null === $entry->run ? null : $this->run( $entry->run ),
		);
	}

	/**
	 * @return array{id: int, display_name: string, reason: string|null}|null The name is empty if the current user may not list
	 *                                                                        users.
	 */
	private static function user( ActivityEntry $entry ): ?array {
		return null === $entry->user || current_user_can( 'list_users' ) ? $entry->user : array( 'display_name' => '' ) + $entry->user;
	}

	/**
	 * @param array{id: int, kind: string, customers: int, is_undoable: bool, deletes: bool, undone_by: int|null} $run
	 * @return array{id: int, kind: string, customers: int, can_undo: bool, undone_by: int|null}
	 */
	private function run( array $run ): array {
		return array(
			'id'        => $run['id'],
			'kind'      => $run['kind'],
			'customers' => $run['customers'],
			'can_undo'  => $run['is_undoable'] && $this->policy->allows_undo( $run['deletes'] ),
			'undone_by' => $run['undone_by'],
		);
	}
}
