<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Users;

use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Host\SiteUsers;

defined( 'ABSPATH' ) || exit;

/**
 * A WordPress user without a customer.
 */
final class AttachableUser {

	private function __construct(
		public readonly int $id,
		public readonly string $login,
		public readonly string $email,
		public readonly string $display_name,
	) {}

	/**
	 * @param array<string, string|null> $row
	 */
	public static function from_row( array $row ): self {
		return new self(
			id: (int) $row['ID'],
			login: Column::text( $row['user_login'] ),
			email: Column::text( $row['user_email'] ),
			display_name: SiteUsers::name( Column::text( $row['display_name'] ) ),
		);
	}
}
