<?php
/**
 * Stand-ins for functions of WordPress, in English and without plugins.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

function __( string $text ): string {
	return $text;
}

function _x( string $text ): string {
	return $text;
}

function _n( string $singular, string $plural, int $count ): string {
	return 1 === $count ? $singular : $plural;
}

function number_format_i18n( float $number ): string {
	return number_format( $number );
}

function size_format( int $bytes ): string {
	return "$bytes B";
}

function apply_filters( string $hook, mixed $value ): mixed {
	return $value;
}

function add_filter(): bool {
	return true;
}

function remove_filter(): bool {
	return true;
}

function get_option(): bool {
	return false;
}

function get_locale(): string {
	return 'en_US';
}

function is_email( string $email ): string|false {
	return false === filter_var( $email, FILTER_VALIDATE_EMAIL ) ? false : $email;
}

function remove_accents( string $text, string $locale = 'en_US' ): string {
	$of_locale = array(
		'de_DE' => array(
			'ä' => 'ae',
			'ö' => 'oe',
			'ü' => 'ue',
			'Ü' => 'Ue',
			'ß' => 'ss',
		),
		'da_DK' => array(
			'ø' => 'oe',
			'Ø' => 'Oe',
			'å' => 'aa',
			'Å' => 'Aa',
		),
	);
	return strtr(
		strtr( $text, $of_locale[ $locale ] ?? array() ),
		array(
			'á' => 'a',
			'à' => 'a',
			'ä' => 'a',
			'é' => 'e',
			'è' => 'e',
			'ê' => 'e',
			'í' => 'i',
			'ñ' => 'n',
			'ó' => 'o',
			'ö' => 'o',
			'ú' => 'u',
			'ü' => 'u',
			'ß' => 's',
			'ø' => 'o',
			'Ø' => 'O',
			'æ' => 'ae',
			'Æ' => 'AE',
			'ł' => 'l',
			'Ł' => 'L',
		)
	);
}

/**
 * Encodes a value.
 *
 * @param mixed $value Any value.
 * @param int   $flags Of json_encode().
 */
function wp_json_encode( mixed $value, int $flags = 0 ): string|false {
	return json_encode( $value, $flags );
}

/**
 * @param array<string, bool> $options
 */
function wp_json_file_decode( string $file, array $options ): mixed {
	return json_decode( (string) file_get_contents( $file ), $options['associative'] );
}
