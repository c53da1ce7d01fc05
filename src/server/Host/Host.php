<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use FluentCartCustomers\Background\ChangeQueue;

defined( 'ABSPATH' ) || exit;

/**
 * What differs between a store with FluentCart and one without. Code outside this folder does not ask which it is.
 */
interface Host {

	/**
	 * The REST namespaces of the API. The plugin's screens call the first.
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
	 * Adds the customers page to wp-admin's menu. Runs after FluentCart has added its menu.
	 *
	 * @param callable(): void $render Prints the page.
	 * @return string|false The hook suffix of the page; false if the current user may not see it.
	 */
	public function add_admin_page( string $slug, callable $render ): string|false;

	/**
	 * Adds the settings page to wp-admin's menu, for users who can manage options. Runs after add_admin_page().
	 *
	 * @param string|null      $customers_slug Of the customers page; null if the current user may not see it.
	 * @param callable(): void $render         Prints the page.
	 * @return string|false The hook suffix of the page; false if the current user may not see it.
	 */
	public function add_settings_page( string $slug, ?string $customers_slug, callable $render ): string|false;

	/**
	 * The URL of FluentCart's screen that has a setting of this plugin instead; null if this plugin has the setting.
	 *
	 * @param string $setting Such as `currency`.
	 */
	public function settings_screen( string $setting ): ?string;

	/**
	 * The store's currency, ISO 4217.
	 */
	public function currency(): string;

	/**
	 * The store's country, ISO 3166-1 alpha-2 in upper case; null if its settings name none.
	 */
	public function country(): ?string;

	/**
	 * Whether the store has its own codes for the states of an address.
	 */
	public function has_states(): bool;

	/**
	 * The states of a country; empty if the store has no codes.
	 *
	 * @param string $country ISO 3166-1 alpha-2.
	 * @return array<int|string, string> Their names by code.
	 */
	public function states( string $country ): array;

	/**
	 * Whether this plugin creates the tables of customers and orders.
	 */
	public function owns_store_tables(): bool;

	/**
	 * Queues the changes that FluentCart makes in the rest of the request.
	 */
	public function listen( ChangeQueue $queue ): void;

	/**
	 * Runs code that adds or deletes a user, without FluentCart's listeners: they link and unlink the first customer with the
	 * user's email, and copy the user's names, without an entry in the activity log.
	 *
	 * @template T
	 * @param callable(): T $work
	 * @return T
	 */
	public function without_links_by_email( callable $work ): mixed;

	/**
	 * The URL of FluentCart's screen of an order; null without FluentCart.
	 */
	public function order_url( int $order_id ): ?string;

	/**
	 * The URL of FluentCart's screen of a customer; null without FluentCart.
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
