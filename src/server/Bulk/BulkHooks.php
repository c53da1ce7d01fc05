<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Host\HookRunner;

defined( 'ABSPATH' ) || exit;

/**
 * The actions of a bulk action as a whole. Those of each deleted customer are in CustomerHooks.
 */
final class BulkHooks {

	/**
	 * @param string               $action  update_status, delete or export.
	 * @param array<string, mixed> $request The validated body of the request.
	 */
	public function before( string $action, array $request ): void {
		/**
		 * Fires before a request or step of a bulk action, but not before a dry run.
		 *
		 * @param string               $action  update_status, delete or export.
		 * @param array<string, mixed> $request The validated body of the request.
		 */
		do_action( 'fluent_cart_customers/before_bulk_action', $action, $request );
	}

	/**
	 * @param string               $action update_status, delete or export.
	 * @param array<string, mixed> $answer The schema BulkResult.
	 */
	public function after( string $action, array $answer ): void {
		/**
		 * Fires after a request or step of a bulk action, but not after a dry run.
		 *
		 * @param string               $action update_status, delete or export.
		 * @param array<string, mixed> $answer The schema BulkResult, with a result for each customer.
		 */
		HookRunner::after( 'fluent_cart_customers/after_bulk_action', static fn (): array => array( $action, $answer ) );
	}
}
