<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use FluentCartCustomers\Http\CustomerPolicy;

defined( 'ABSPATH' ) || exit;

/**
 * The entry under Tools → Import, which leads to the import of the customers screen.
 */
final class ToolsImport {

	private const IMPORTER = 'fluent-cart-customers';

	public function __construct( private readonly CustomerPolicy $policy ) {}

	public function hook(): void {
		add_action( 'admin_init', $this->register( ... ) );
		add_action( 'load-importer-' . self::IMPORTER, self::redirect( ... ) );
	}

	private function register(): void {
		if ( $this->policy->allows( CustomerPolicy::MANAGE ) ) {
			register_importer(
				self::IMPORTER,
				__( 'Customers', 'fluent-cart-customers' ),
				__( 'Import customers from a CSV file of Shopify, WooCommerce, FluentCart, or a spreadsheet.', 'fluent-cart-customers' ),
				self::redirect( ... )
			);
		}
	}

	private static function redirect(): void {
		wp_safe_redirect( add_query_arg( 'screen', 'import', CustomersPage::url() ) );
		exit;
	}
}
