<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Privacy\Data\PersonValues;

defined( 'ABSPATH' ) || exit;

/**
 * What an erasure did.
 */
final class Erased {

	/**
	 * @param bool             $is_any        Whether anything was deleted, emptied or masked.
	 * @param int              $orders        Orders that stay without personal data.
	 * @param int              $subscriptions Ended subscriptions that stay without personal data.
	 * @param PersonValues     $values        That were erased.
	 * @param CustomerRow|null $customer      The deleted customer.
	 */
	public function __construct(
		public readonly bool $is_any,
		public readonly int $orders,
		public readonly int $subscriptions,
		public readonly PersonValues $values = new PersonValues(),
		public readonly ?CustomerRow $customer = null,
	) {}

	public function with_customer( CustomerRow $customer ): self {
		return new self( true, $this->orders, $this->subscriptions, $this->values, $customer );
	}
}
