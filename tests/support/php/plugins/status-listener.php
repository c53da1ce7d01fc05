<?php
/**
 * Records the arguments of FluentCart's status actions in the option `status_actions`.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

foreach ( array( 'customer_status_updated', 'customer_status_to_inactive', 'customer_status_to_active' ) as $fcc_hook ) {
	add_action(
		"fluent_cart/$fcc_hook",
		static function ( array $data ) use ( $fcc_hook ): void {
			$actions   = get_option( 'status_actions', array() );
			$actions[] = array(
				'hook'       => $fcc_hook,
				'model'      => get_class( $data['customer'] ),
				'id'         => (int) $data['customer']->id,
				'stored'     => $data['customer']->fresh()->status,
				'old_status' => $data['old_status'],
				'new_status' => $data['new_status'],
			);
			update_option( 'status_actions', $actions );
		}
	);
}
