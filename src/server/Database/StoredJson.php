<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use RuntimeException;
use stdClass;

defined( 'ABSPATH' ) || exit;

/**
 * JSON in columns that FluentCart, importers and other plugins write, too. What they have put beside our members is kept, and
 * a value that JSON cannot hold never costs the others.
 */
final class StoredJson {

	private const FLAGS = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_PRESERVE_ZERO_FRACTION | JSON_PARTIAL_OUTPUT_ON_ERROR;

	/**
	 * Objects stay objects and lists lists, so that both are written back as they were.
	 *
	 * @return stdClass|null Null if the text is no object and no list.
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
	 * A member that is shown. PHP reads `1e400` as infinite, which no JSON can hold.
	 */
	public static function scalar( string|int|float|bool|null $value ): string|int|float|bool|null {
		return is_float( $value ) ? max( -PHP_FLOAT_MAX, min( PHP_FLOAT_MAX, $value ) ) : $value;
	}
}
