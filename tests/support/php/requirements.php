<?php
/**
 * Compares the PHP functions that the plugin calls with the extensions that it requires.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Requirements;

use FluentCartCustomers\Platform\PhpFunctions;
use FluentCartCustomers\Platform\Requirements;
use RecursiveDirectoryIterator;
use RecursiveIteratorIterator;
use ReflectionFunction;

defined( 'ABSPATH' ) || exit;

/** Extensions that every PHP 8.1 has. */
const BUILT_IN = array( 'Core', 'date', 'hash', 'json', 'pcre', 'random', 'Reflection', 'SPL', 'standard' );

/**
 * Returns functions that the server's code calls, of extensions that the plugin does not list.
 *
 * @return string[] `mb_strlen (mbstring)`.
 */
function unlisted_functions(): array {
	$listed = array( ...BUILT_IN, ...Requirements::EXTENSIONS, ...Requirements::OPTIONAL_EXTENSIONS );
	$found  = array();
	foreach ( called_functions() as $name ) {
		$extension = ( new ReflectionFunction( $name ) )->getExtensionName();
		if ( false !== $extension && ! in_array( $extension, $listed, true ) ) {
			$found[] = "$name ($extension)";
		}
	}
	return $found;
}

/**
 * Returns the existing functions that the server's code calls, without methods.
 *
 * @return string[]
 */
function called_functions(): array {
	return array_values( array_unique( array_merge( ...array_values( calls_by_file() ) ) ) );
}

/**
 * Returns calls of functions that web hosts disable, outside of PhpFunctions, which checks that they exist.
 *
 * @return string[] `Retry.php: usleep`.
 */
function unguarded_calls(): array {
	$found = array();
	foreach ( calls_by_file() as $file => $names ) {
		foreach ( 'PhpFunctions.php' === $file ? array() : array_intersect( $names, PhpFunctions::GUARDED ) as $name ) {
			$found[] = "$file: $name";
		}
	}
	return $found;
}

/**
 * Returns the existing functions that each file calls.
 *
 * @return array<string, string[]> By file name.
 */
function calls_by_file(): array {
	$names = array();
	$files = new RecursiveIteratorIterator( new RecursiveDirectoryIterator( dirname( __DIR__, 3 ) . '/src/server' ) );
	foreach ( $files as $file ) {
		if ( 'php' !== $file->getExtension() ) {
			continue;
		}
		$tokens = array_values(
			array_filter(
				token_get_all( (string) file_get_contents( $file->getPathname() ) ),
				static fn ( $token ): bool => ! is_array( $token ) || ! in_array( $token[0], array( T_WHITESPACE, T_COMMENT, T_DOC_COMMENT ), true )
			)
		);
		foreach ( $tokens as $index => $token ) {
			$before    = $tokens[ $index - 1 ] ?? null;
			$is_method = is_array( $before ) && in_array( $before[0], array( T_OBJECT_OPERATOR, T_NULLSAFE_OBJECT_OPERATOR, T_DOUBLE_COLON, T_FUNCTION, T_NEW ), true );
			if ( is_array( $token ) && in_array( $token[0], array( T_STRING, T_NAME_FULLY_QUALIFIED ), true ) && '(' === ( $tokens[ $index + 1 ] ?? null ) && ! $is_method ) {
				$names[ $file->getFilename() ][] = strtolower( ltrim( $token[1], '\\' ) );
			}
		}
	}
	return array_map( static fn ( array $calls ): array => array_values( array_filter( array_unique( $calls ), 'function_exists' ) ), $names );
}
