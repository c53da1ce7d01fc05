<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use FluentCartCustomers\Http\CustomerPolicy;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps pages with figures of the store out of caches.
 *
 * Sends the headers for every page that is rendered for a user who may view customers. When the block is rendered, a classic
 * theme has already sent its output, and the block can be anywhere: in a template, a widget, a synced pattern. Pages of all
 * other visitors are cached as before.
 */
final class NoCachePages {

	public function __construct( private readonly CustomerPolicy $policy ) {}

	public function hook(): void {
		add_action( 'template_redirect', array( $this, 'send_headers_early' ), 0 );
	}

	/**
	 * The action template_redirect, before output begins.
	 */
	public function send_headers_early(): void {
		if ( $this->policy->allows( CustomerPolicy::VIEW ) ) {
			$this->send_no_cache_headers();
		}
	}

	/**
	 * Prevents caching of this response. Headers are left out if output has begun.
	 */
	public function send_no_cache_headers(): void {
		// Most caching plugins check this constant.
		defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		if ( ! headers_sent() ) {
			nocache_headers();
			// A plugin can have filtered the headers of nocache_headers().
			header( 'Cache-Control: no-store, private, max-age=0' );
		}
	}

	/**
	 * Returns whether the response is a page of the site, not a feed, an embed, a REST answer or a cron run.
	 */
	public function is_page(): bool {
		return did_action( 'template_redirect' ) > 0
			&& ! is_feed()
			&& ! is_embed()
			&& ! wp_is_serving_rest_request()
			&& ! wp_doing_cron();
	}
}
