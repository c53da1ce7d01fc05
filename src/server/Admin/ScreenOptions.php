<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use WP_Screen;

defined( 'ABSPATH' ) || exit;

/**
 * WordPress's tab "Screen Options" on the plugin's pages, which have no meta boxes, columns or pages of WordPress.
 */
final class ScreenOptions {

	/**
	 * Hides the tab on the current page unless another plugin has a setting in it. Runs before output begins.
	 */
	public static function hide_if_empty(): void {
		$is_shown = static fn ( mixed $is_shown, WP_Screen $screen ): bool => $is_shown
			&& '' !== (string) apply_filters( 'screen_settings', '', $screen ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- WordPress's filter.
		add_filter( 'screen_options_show_screen', $is_shown, 10, 2 );
	}
}
