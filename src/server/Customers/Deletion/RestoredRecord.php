<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Deletion;

defined( 'ABSPATH' ) || exit;

/**
 * What came back with a deleted customer.
 */
final class RestoredRecord {

	/**
	 * @param list<int>   $orders         The orders that the customer has again.
	 * @param bool        $has_all_orders False if another customer has some of them now.
	 * @param bool        $lacks_orders   Whether some of the orders were deleted, or another customer has them: the stored totals count them.
	 * @param string|null $user_code      Why the user did not come back; null if the customer has it, or had none.
	 */
	public function __construct(
		public readonly array $orders,
		public readonly bool $has_all_orders,
		public readonly bool $lacks_orders,
		public readonly ?string $user_code,
	) {}

	/**
	 * @return array<string, array<string, string|null>> By field, as in the image of an undo.
	 */
	public function kept(): array {
		$kept = null === $this->user_code ? array() : array( 'user_id' => array( 'code' => $this->user_code ) );
		return $this->has_all_orders ? $kept : $kept + array(
			'orders' => array(
				'by' => null,
				'at' => null,
			),
		);
	}
}
