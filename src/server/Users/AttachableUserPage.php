<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Users;

defined( 'ABSPATH' ) || exit;

/**
 * A page of users without a total, which would take too long to count.
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
