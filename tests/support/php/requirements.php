<?php
/**
 * Compares what the plugin's code uses with what it says that it needs.
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

/** What no PHP 8.1 is without. */
const ALWAYS_THERE = array( 'Core', 'date', 'hash', 'json', 'pcre', 'random', 'Reflection', 'SPL', 'standard' );

/**
 * Returns the functions of PHP that the server's code calls, and that belong to an extension which it does not list.
 *
 * @return string[] `mb_strlen (mbstring)`.
 */
function unlisted(): array {
	$listed = array( ...ALWAYS_THERE, ...Requirements::EXTENSIONS, ...Requirements::OPTIONAL_EXTENSIONS );
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
 * Returns the functions that the server's code calls, without methods.
 *
 * @return string[] Only those that exist.
 */
function called_functions(): array {
	return array_values( array_unique( array_merge( ...array_values( calls_by_file() ) ) ) );
}

/**
 * Returns where the server's code calls a function that hosts disable, without asking whether it is there.
 *
 * @return string[] `Retry.php: usleep`.
 */
function unguarded(): array {
	$found = array();
	foreach ( calls_by_file() as $file => $names ) {
		foreach ( 'PhpFunctions.php' === $file ? array() : array_intersect( $names, PhpFunctions::GUARDED ) as $name ) {
			$found[] = "$file: $name";
		}
	}
	return $found;
}

/**
 * Returns the functions that each file calls.
 *
 * @return array<string, string[]> By the file's name. Only functions that exist.
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
		foreach ( $tokens as $at => $token ) {
			$before = $tokens[ $at - 1 ] ?? null;
			$is_of  = is_array( $before ) && in_array( $before[0], array( T_OBJECT_OPERATOR, T_NULLSAFE_OBJECT_OPERATOR, T_DOUBLE_COLON, T_FUNCTION, T_NEW ), true );
			if ( is_array( $token ) && in_array( $token[0], array( T_STRING, T_NAME_FULLY_QUALIFIED ), true ) && '(' === ( $tokens[ $at + 1 ] ?? null ) && ! $is_of ) {
				$names[ $file->getFilename() ][] = strtolower( ltrim( $token[1], '\\' ) );
			}
		}
	}
	return array_map( static fn ( array $of_file ): array => array_values( array_filter( array_unique( $of_file ), 'function_exists' ) ), $names );
}
