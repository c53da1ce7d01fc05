<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use FluentCartCustomers\Background\ChangeQueue;

defined( 'ABSPATH' ) || exit;

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
	 * Puts our page into wp-admin's menu. To be called when FluentCart has added its own.
	 *
	 * @param string           $slug   Of the page's address.
	 * @param callable(): void $render Prints the page.
	 * @return string|false The page's hook suffix; false if the current user may not see it.
	 */
	public function add_admin_page( string $slug, callable $render ): string|false;

	/**
	 * The store's currency, ISO 4217.
	 */
	public function currency(): string;

	/**
	 * The store's country, ISO 3166-1 alpha-2 in upper case; null if its settings name none.
	 */
	public function country(): ?string;

	/**
	 * Whether the store writes codes of its own for the states of an address.
	 */
	public function has_states(): bool;

	/**
	 * The states of a country, if the store has codes of its own.
	 *
	 * @param string $country ISO 3166-1 alpha-2.
	 * @return array<int|string, string> Their names by code.
	 */
	public function states( string $country ): array;

	/**
	 * Whether the tables of customers and orders are ours to make, where they are missing.
	 */
	public function owns_store_tables(): bool;

	/**
	 * Tells the queue of what others than this plugin write, from now on until the end of the request.
	 */
	public function listen( ChangeQueue $queue ): void;

	/**
	 * FluentCart's screen of an order; null where there is none.
	 */
	public function order_url( int $order_id ): ?string;

	/**
	 * FluentCart's screen of a customer; null where there is none.
	 */
	public function customer_url( int $customer_id ): ?string;

	/**
	 * The customer for listeners of FluentCart's actions.
	 *
	 * @param array<string, mixed> $customer Its columns by name.
	 * @return object FluentCart's model, or an object with the same properties.
	 */
	public function customer_model( array $customer ): object;
}
