<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

defined( 'ABSPATH' ) || exit;

/**
 * One page of users, and whether another follows.
 */
final class UserPage {

	/**
	 * @param list<UserRow> $rows
	 */
	public function __construct(
		public readonly array $rows,
		public readonly bool $has_more,
	) {}
}
