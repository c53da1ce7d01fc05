<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use Closure;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the exporter, the eraser and the text for the privacy policy. FluentCart registers none, so they are for its tables,
 * too. WordPress checks the rights.
 */
final class PrivacyTools {

	private const ID = 'fluent-cart-customers';

	/**
	 * @param Closure(): Exporter $exporter
	 * @param Closure(): Eraser   $eraser
	 */
	public function __construct(
		private readonly Closure $exporter,
		private readonly Closure $eraser,
	) {}

	public function hook(): void {
		add_filter( 'wp_privacy_personal_data_exporters', $this->add_exporter( ... ) );
		add_filter( 'wp_privacy_personal_data_erasers', $this->add_eraser( ... ) );
		add_action( 'admin_init', $this->suggest_policy( ... ) );
	}

	/**
	 * @param array<string, array<string, mixed>> $exporters
	 * @return array<string, array<string, mixed>>
	 */
	private function add_exporter( array $exporters ): array {
		$exporters[ self::ID ] = array(
			'exporter_friendly_name' => __( 'FluentCart customers', 'fluent-cart-customers' ),
			'callback'               => fn ( string $email, int|string $page = 1 ): array|WP_Error => ( $this->exporter )()->export( $email, (int) $page ),
		);
		return $exporters;
	}

	/**
	 * @param array<string, array<string, mixed>> $erasers
	 * @return array<string, array<string, mixed>>
	 */
	private function add_eraser( array $erasers ): array {
		$erasers[ self::ID ] = array(
			'eraser_friendly_name' => __( 'FluentCart customers', 'fluent-cart-customers' ),
			'callback'             => fn ( string $email ): array|WP_Error => ( $this->eraser )()->erase( $email ),
		);
		return $erasers;
	}

	private function suggest_policy(): void {
		wp_add_privacy_policy_content( __( 'FluentCart Customers', 'fluent-cart-customers' ), PolicyText::html() );
	}
}
