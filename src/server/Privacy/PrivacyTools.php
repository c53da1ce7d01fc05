<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use Closure;
use FluentCartCustomers\Platform\PhpFunctions;
use FluentCartCustomers\Privacy\Traces\Receipts;
use Throwable;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the exporter, the eraser and the text for the privacy policy. FluentCart registers none, so they are for its tables,
 * too. WordPress checks the rights.
 */
final class PrivacyTools {

	private const ID = 'fluent-cart-customers';

	/** The eraser of this request. */
	private ?Eraser $used = null;

	/**
	 * @param Closure(): Exporter $exporter
	 * @param Closure(): Eraser   $eraser
	 * @param Closure(): void     $search   Lets the job of receipts begin.
	 */
	public function __construct(
		private readonly Closure $exporter,
		private readonly Closure $eraser,
		private readonly Receipts $receipts,
		private readonly Closure $search,
	) {}

	public function hook(): void {
		add_filter( 'wp_privacy_personal_data_exporters', $this->add_exporter( ... ) );
		add_filter( 'wp_privacy_personal_data_erasers', $this->add_eraser( ... ) );
		// Before WordPress completes the request.
		add_filter( 'wp_privacy_personal_data_erasure_page', $this->note_values( ... ), 5, 6 );
		add_action( 'wp_privacy_personal_data_erased', $this->search_traces( ... ), 10, 0 );
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
			'callback'             => $this->erase( ... ),
		);
		return $erasers;
	}

	/**
	 * @return array<string, mixed>|WP_Error
	 */
	private function erase( string $email, int|string $page = 1 ): array|WP_Error {
		$this->used = ( $this->eraser )();
		return $this->used->erase( $email, (int) $page );
	}

	private function search_traces(): void {
		try {
			( $this->search )();
		} catch ( Throwable $error ) {
			PhpFunctions::log( "FluentCart Customers: the search for traces begins later: {$error->getMessage()}" ); // Within the hour.
		}
	}

	/**
	 * Keeps what stays, and what the job searches for until it has searched.
	 */
	private function note_values( mixed $response, int|string $index, string $email, int|string $page, int|string $request_id, string $key ): mixed {
		if ( self::ID !== $key || null === $this->used || ! is_array( $response ) ) {
			return $response;
		}
		$this->receipts->keep_messages( (int) $request_id, array_values( (array) ( $response['messages'] ?? array() ) ), (int) $page <= 1 );
		if ( ! $this->used->values->is_empty() ) {
			$this->receipts->add( (int) $request_id, $this->used->values );
		}
		return $response;
	}

	private function suggest_policy(): void {
		wp_add_privacy_policy_content( __( 'FluentCart Customers', 'fluent-cart-customers' ), PolicyText::html() );
	}
}
