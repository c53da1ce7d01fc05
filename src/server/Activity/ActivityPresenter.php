<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Activity;

use FluentCartCustomers\Contract\WireFormat;

defined( 'ABSPATH' ) || exit;

/**
 * Shapes entries of the activity log as the contract has them.
 */
final class ActivityPresenter {

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
		);
	}

	/**
	 * @return array{id: int, display_name: string, reason: string|null}|null The name is empty if the current user may not list
	 *                                                                        users.
	 */
	private static function user( ActivityEntry $entry ): ?array {
		return null === $entry->user || current_user_can( 'list_users' ) ? $entry->user : array( 'display_name' => '' ) + $entry->user;
	}
}
