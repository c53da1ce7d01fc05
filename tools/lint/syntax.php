<?php
/**
 * Compiles PHP files without running them, and prints each error: those of the parser, and those that only the compiler
 * finds, such as a method that is declared twice.
 *
 * `php -l` reads one file in a process. OPcache compiles many files in one process, and continues after a fatal error.
 * Ends with 0 if all files are sound, 1 if one is not, 2 if this PHP has no OPcache.
 *
 *     php -d opcache.enable_cli=1 tools/lint/syntax.php <file>…
 *
 * @package FluentCartCustomers
 */

declare( strict_types=1 );

if ( ! function_exists( 'opcache_get_status' ) || false === opcache_get_status( false ) ) {
	exit( 2 );
}

// PHP prints fatal errors. OPcache's warning after each only repeats the name of the file.
error_reporting( E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR );

$is_sound = true;
foreach ( array_slice( $argv, 1 ) as $file ) {
	try {
		if ( ! opcache_compile_file( $file ) ) {
			$is_sound = false;
			echo "$file cannot be compiled.\n";
		}
	} catch ( CompileError $error ) {
		$is_sound = false;
		echo "{$error->getMessage()} in $file on line {$error->getLine()}\n";
	}
}
exit( $is_sound ? 0 : 1 );
