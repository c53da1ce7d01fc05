import type { TestSite } from '../../support/test-site.ts';

/** Where FluentCart serves its own API. */
export const THEIRS = 'fluent-cart/v2';

/** Deactivates this plugin, as its owner does on wp-admin's page of plugins. */
export function deactivateOurs( site: TestSite ): Promise< void > {
	return site.php( `
		require_once ABSPATH . 'wp-admin/includes/plugin.php';
		deactivate_plugins( 'fluent-cart-customers/fluent-cart-customers.php' );
	` );
}
