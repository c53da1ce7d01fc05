<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Http\CustomerPolicy;

defined( 'ABSPATH' ) || exit;

/**
 * Returns the states of a country on a site whose state codes differ from those of the build.
 */
final class CountryStatesAjax {

	private const ACTION = 'fluent_cart_customers_states';

	public function __construct(
		private readonly Host $host,
		private readonly CustomerPolicy $policy,
	) {}

	public function hook(): void {
		add_action( 'wp_ajax_' . self::ACTION, array( $this, 'answer' ) );
	}

	/**
	 * Returns the address of the action, to which the country is appended. It needs no nonce, because it only reads.
	 */
	public static function url(): string {
		return admin_url( 'admin-ajax.php?action=' . self::ACTION . '&country=' );
	}

	/**
	 * The action wp_ajax_{action}: sends a list of name and code, as in the files of the build.
	 */
	public function answer(): void {
		if ( ! $this->policy->allows( CustomerPolicy::VIEW ) ) {
			wp_send_json_error( null, 403 );
		}
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- See url().
		$country = sanitize_text_field( wp_unslash( $_GET['country'] ?? '' ) );
		$pairs   = array();
		foreach ( $this->host->states( $country ) as $code => $name ) {
			$pairs[] = array( $name, (string) $code );
		}
		wp_send_json( $pairs );
	}
}
