<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

defined( 'ABSPATH' ) || exit;

/**
 * A customer before and after a stored change.
 */
final class CustomerUpdate {

	public function __construct(
		public readonly Customer $before,
		public readonly Customer $after,
	) {}
}
