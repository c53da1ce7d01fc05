<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use FluentCartCustomers\Http\CustomerPolicy;

defined( 'ABSPATH' ) || exit;

/**
 * Keeps pages with figures of the store out of every cache.
 *
 * When a block is drawn it can be too late for headers: a classic theme has begun to print by then. And where it
 * stands is hard to foretell: in a template, a widget, a synced pattern. So no page at all is kept that is made for
 * somebody who may see customers. These are a few people; the pages of all others are cached as before.
 */
final class NoCachePages {

	public function __construct( private readonly CustomerPolicy $policy ) {}

	public function hook(): void {
		add_action( 'template_redirect', array( $this, 'mark' ), 0 );
	}

	/**
	 * The action template_redirect: before anything of a page is printed.
	 */
	public function mark(): void {
		if ( $this->policy->allows( CustomerPolicy::VIEW ) ) {
			$this->send_no_cache_headers();
		}
	}

	/**
	 * Marks the answer to this request, as far as that is still possible.
	 */
	public function send_no_cache_headers(): void {
		// The word that plugins which cache pages have agreed on.
		defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		if ( ! headers_sent() ) {
			nocache_headers();
			// Whatever a plugin has made of WordPress's own.
			header( 'Cache-Control: no-store, private, max-age=0' );
		}
	}

	/**
	 * Whether this request is answered by a page of the site, to be seen by whom it is made for.
	 */
	public function is_page(): bool {
		return did_action( 'template_redirect' ) > 0
			&& ! is_feed()
			&& ! is_embed()
			&& ! wp_is_serving_rest_request()
			&& ! wp_doing_cron();
	}
}
