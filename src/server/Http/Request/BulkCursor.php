<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Request;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Platform\Base64Url;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * The progress of a bulk run, which the client sends back with its next request. It is readable and signed, and valid for one
 * user of one site, one step of one run, and some days.
 *
 * @phpstan-type Work array{action: string, data: array<string, mixed>, progress: array<string, mixed>}
 */
final class BulkCursor {

	private const LIFETIME_SECONDS = 7 * DAY_IN_SECONDS;

	/**
	 * @param array<string, mixed> $work The request and its progress; see BulkRequest.
	 * @param string               $run  The id of the run, 16 characters.
	 * @param int                  $step The step of the next request. The first request of a run has none.
	 * @param string               $text As the client has it.
	 */
	private function __construct(
		public readonly array $work,
		public readonly string $run,
		public readonly int $step,
		public readonly string $text,
	) {}

	/**
	 * The cursor of the next step.
	 *
	 * @param array<string, mixed> $work For JSON.
	 * @param self|null            $last The cursor of this step; null in the first request.
	 */
	public static function after( ?self $last, array $work ): self {
		$run     = $last?->run ?? bin2hex( random_bytes( 8 ) );
		$step    = 1 + ( $last?->step ?? 0 );
		$content = Base64Url::encode(
			(string) wp_json_encode(
				array(
					'work'    => $work,
					'run'     => $run,
					'step'    => $step,
					'expires' => time() + self::LIFETIME_SECONDS,
				)
			)
		);
		return new self( $work, $run, $step, $content . '.' . self::signature( $content ) );
	}

	/**
	 * @throws ApiError If it was issued to another user or site, or has expired.
	 */
	public static function decode( string $text ): self {
		[ $content, $signature ] = array( ...explode( '.', $text, 2 ), '' );
		if ( ! hash_equals( self::signature( $content ), $signature ) ) {
			throw self::error( __( 'Invalid cursor. Use the cursor from the previous response.', 'fluent-cart-customers' ) );
		}
		$decoded = json_decode( Base64Url::decode( $content ), true );
		if ( ! is_array( $decoded ) || $decoded['expires'] < time() ) {
			throw self::error( __( 'This cursor has expired. Start the bulk action again without a cursor.', 'fluent-cart-customers' ) );
		}
		return new self( $decoded['work'], $decoded['run'], $decoded['step'], $text );
	}

	public function is_dry_run(): bool {
		return $this->work['data']['dry_run'];
	}

	private static function error( string $message ): ApiError {
		return ApiError::validation( array( 'cursor' => $message ) );
	}

	private static function signature( string $content ): string {
		$bound = implode( '|', array( 'fcc-bulk', get_current_blog_id(), get_current_user_id(), $content ) );
		return Base64Url::encode( hash_hmac( 'sha256', $bound, wp_salt(), true ) );
	}
}
