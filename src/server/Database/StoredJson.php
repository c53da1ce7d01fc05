<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use RuntimeException;
use stdClass;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * JSON in columns that FluentCart, importers and other plugins also write. Unknown members are kept, and a value that JSON
 * cannot represent does not lose the others.
 */
final class StoredJson {

	private const FLAGS = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION | JSON_PARTIAL_OUTPUT_ON_ERROR;

	/**
	 * Keeps objects and lists apart, so that both are written back unchanged.
	 *
	 * @return stdClass|null Null if the text is neither an object nor a list.
	 */
	public static function object( ?string $text ): ?stdClass {
		$value = json_decode( (string) $text );
		return is_array( $value ) || is_object( $value ) ? (object) $value : null;
	}

	/**
	 * @throws RuntimeException If it cannot be written.
	 */
	public static function text( stdClass $value ): string {
		$text = wp_json_encode( $value, self::FLAGS );
		return false === $text ? throw new RuntimeException( 'This is no JSON: ' . json_last_error_msg() ) : $text;
	}

	/**
	 * A value for the API. PHP reads `1e400` as infinite, which JSON cannot represent.
	 */
	public static function scalar( string|int|float|bool|null $value ): string|int|float|bool|null {
		return is_float( $value ) ? max( -PHP_FLOAT_MAX, min( PHP_FLOAT_MAX, $value ) ) : $value;
	}
}
