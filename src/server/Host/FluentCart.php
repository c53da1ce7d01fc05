<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use FluentCart\Api\StoreSettings;
use FluentCart\App\Models\Customer;
use FluentCart\App\Services\Permission\PermissionManager;
use FluentCartCustomers\Data\CustomerRow;

/**
 * A store that runs FluentCart: it owns fluent-cart/v2, the permissions, the settings and the menu.
 */
final class FluentCart implements Host {

	public function namespaces(): array {
		return array( 'fluent-cart/v1' );
	}

	public function user_can( int $user_id, string $right ): bool {
		// Without the id FluentCart answers for the user that it saw first in this request.
		return (bool) PermissionManager::hasPermission( array( $right ), $user_id );
	}

	public function parent_menu(): ?string {
		return 'fluent-cart';
	}

	public function menu_capability(): string {
		// The capability that FluentCart Pro gives its managers and workers (MenuHandler.php).
		return current_user_can( 'manage_options' ) ? 'manage_options' : 'fluent_cart_admin';
	}

	public function currency(): string {
		return (string) ( new StoreSettings() )->get( 'currency' );
	}

	public function own_capabilities(): array {
		return array();
	}

	public function order_url( int $order_id ): ?string {
		// As its own letters link to it (OrderParser.php).
		return admin_url( "admin.php?page=fluent-cart#/orders/$order_id/view" );
	}

	public function customer_model( CustomerRow $customer ): object {
		return Customer::find( $customer->id ) ?? (object) get_object_vars( $customer );
	}
}
