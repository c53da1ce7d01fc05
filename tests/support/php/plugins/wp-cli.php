<?php
/**
 * Stands in for WP-CLI: as much of it as a command of the plugin needs.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/** Keeps commands and what they print. */
class WP_CLI {
	/** @var array<string, callable> By name. */
	public static array $commands = array();

	/** @var string[] What commands printed. */
	public static array $lines = array();

	public static function add_command( string $name, callable $command ): void {
		self::$commands[ $name ] = $command;
	}

	public static function log( string $line ): void {
		self::$lines[] = $line;
	}

	public static function success( string $line ): void {
		self::$lines[] = "Success: $line";
	}

	/** Ends the command, as WP-CLI ends PHP. */
	public static function error( string $line ): never {
		throw new RuntimeException( "Error: $line" );
	}
}
