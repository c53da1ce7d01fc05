<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Request;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Platform\Base64Url;

defined( 'ABSPATH' ) || exit;

/**
 * How far a bulk run has got, as it travels to its caller and back: readable, but signed, for one user of one site, one
 * run and one step of it, for some days.
 *
 * @phpstan-type Work array{action: string, data: array<string, mixed>, progress: array<string, mixed>}
 */
final class BulkCursor {

	private const LIFETIME = 7 * DAY_IN_SECONDS;

	/**
	 * @param array<string, mixed> $work What the run does, and how far it has got; see BulkRequest.
	 * @param string               $run  The id of the run, 16 characters.
	 * @param int                  $step The step that this cursor is for; the request that began the run has none.
	 * @param string               $text As the caller holds it.
	 */
	private function __construct(
		public readonly array $work,
		public readonly string $run,
		public readonly int $step,
		public readonly string $text,
	) {}

	/**
	 * A cursor for the step after this one.
	 *
	 * @param array<string, mixed> $work For JSON.
	 * @param self|null            $last The cursor of this step; null at the beginning of a run.
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
					'expires' => time() + self::LIFETIME,
				)
			)
		);
		return new self( $work, $run, $step, $content . '.' . self::signature( $content ) );
	}

	/**
	 * @throws ApiError If it was not given to this user of this site, or has expired.
	 */
	public static function decode( string $text ): self {
		[ $content, $signature ] = array( ...explode( '.', $text, 2 ), '' );
		if ( ! hash_equals( self::signature( $content ), $signature ) ) {
			throw self::refused( __( 'This is not a cursor that you were given here.', 'fluent-cart-customers' ) );
		}
		$sealed = json_decode( Base64Url::decode( $content ), true );
		if ( ! is_array( $sealed ) || $sealed['expires'] < time() ) {
			throw self::refused( __( 'The cursor has expired. Begin the work anew.', 'fluent-cart-customers' ) );
		}
		return new self( $sealed['work'], $sealed['run'], $sealed['step'], $text );
	}

	public function is_dry_run(): bool {
		return $this->work['data']['dry_run'];
	}

	private static function refused( string $why ): ApiError {
		return ApiError::validation( array( 'cursor' => $why ) );
	}

	private static function signature( string $content ): string {
		$bound = implode( '|', array( 'fcc-bulk', get_current_blog_id(), get_current_user_id(), $content ) );
		return Base64Url::encode( hash_hmac( 'sha256', $bound, wp_salt(), true ) );
	}
}
