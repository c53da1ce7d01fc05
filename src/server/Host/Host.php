<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use FluentCartCustomers\Data\CustomerRow;

/**
 * What differs between a store that runs FluentCart and one that does not. Nothing outside this folder asks which it is.
 */
interface Host {

	/**
	 * The REST namespaces in which the contract is served; the first is the one that our own screens call.
	 *
	 * @return non-empty-list<string>
	 */
	public function namespaces(): array;

	/**
	 * Whether a user holds a right of the contract.
	 *
	 * @param string $right customers/view, customers/manage or customers/delete.
	 */
	public function user_can( int $user_id, string $right ): bool;

	/**
	 * The slug of the menu under which the customers page goes, or null for a menu of its own.
	 */
	public function parent_menu(): ?string;

	/**
	 * The WordPress capability that guards the customers page's menu entry.
	 */
	public function menu_capability(): string;

	/**
	 * The store's currency, ISO 4217.
	 */
	public function currency(): string;

	/**
	 * Capabilities that administrators are to be granted, since nobody else grants them.
	 *
	 * @return list<string>
	 */
	public function own_capabilities(): array;

	/**
	 * The screen of an order in wp-admin; null where there is none.
	 */
	public function order_url( int $order_id ): ?string;

	/**
	 * What listeners of FluentCart's own actions are handed as the customer.
	 *
	 * @return object With the properties of FluentCart's model.
	 */
	public function customer_model( CustomerRow $customer ): object;
}
