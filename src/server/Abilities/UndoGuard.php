<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Abilities;

use FluentCartCustomers\Bulk\Previews;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Journal\RunStore;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Decides which runs an agent may undo: those of few customers. If the undo deletes customers, only after a preview.
 */
final class UndoGuard {

	public function __construct( private readonly RunStore $runs ) {}

	/**
	 * @param bool $is_preview Whether the ability only previews the undo.
	 * @return WP_Error|null Null if the API decides.
	 */
	public function refusal( int $run_id, bool $is_preview ): ?WP_Error {
		try {
			$run = $this->runs->find( $run_id );
		} catch ( DatabaseError ) {
			return null; // The API reports it.
		}
		return match ( true ) {
			null === $run                              => null,
			$run->processed > Previews::MAX_CUSTOMERS  => self::error( 'too_many_customers', __( 'This change is too large for an agent. A person can undo it in History.', 'fluent-cart-customers' ) ),
			! $is_preview && $run->creates_customers() => self::error( 'preview_required', __( 'This undo deletes customers. Call preview-undo first, and then run-preview.', 'fluent-cart-customers' ) ),
			default                                    => null,
		};
	}

	private static function error( string $code, string $message ): WP_Error {
		return new WP_Error( $code, $message, array( 'status' => 409 ) );
	}
}
