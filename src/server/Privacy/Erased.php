<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Customers\Record\CustomerRow;

defined( 'ABSPATH' ) || exit;

/**
 * What an erasure did.
 */
final class Erased {

	/**
	 * @param bool             $is_any        Whether anything was deleted, emptied or masked.
	 * @param int              $orders        Orders that stay without personal data.
	 * @param int              $subscriptions Ended subscriptions that stay without personal data.
	 * @param list<string>     $mentions      Emails, phones and full names that were erased.
	 * @param CustomerRow|null $customer      The deleted customer.
	 */
	public function __construct(
		public readonly bool $is_any,
		public readonly int $orders,
		public readonly int $subscriptions,
		public readonly array $mentions = array(),
		public readonly ?CustomerRow $customer = null,
	) {}

	public function with_customer( CustomerRow $customer ): self {
		return new self( true, $this->orders, $this->subscriptions, $this->mentions, $customer );
	}
}
