<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Users;

defined( 'ABSPATH' ) || exit;

/**
 * One page of users, and whether another follows.
 */
final class AttachableUserPage {

	/**
	 * @param list<AttachableUser> $rows
	 */
	public function __construct(
		public readonly array $rows,
		public readonly bool $has_more,
	) {}
}
