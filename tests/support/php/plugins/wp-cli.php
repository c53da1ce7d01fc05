<?php
/**
 * Stands in for WP-CLI: as much of it as a command of the plugin needs.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/** Keeps commands, and the lines that they print. */
class WP_CLI {
	/**
	 * Commands by name.
	 *
	 * @var array<string, callable>
	 */
	public static array $commands = array();

	/**
	 * Printed so far.
	 *
	 * @var string[]
	 */
	public static array $lines = array();

	/**
	 * Keeps a command.
	 *
	 * @param string   $name    `fluent-cart-customers check`.
	 * @param callable $command Takes arguments and options.
	 */
	public static function add_command( string $name, callable $command ): void {
		self::$commands[ $name ] = $command;
	}

	/**
	 * Prints a line.
	 *
	 * @param string $line Without its end.
	 */
	public static function log( string $line ): void {
		self::$lines[] = $line;
	}

	/**
	 * Prints that a command did its work.
	 *
	 * @param string $line Without its end.
	 */
	public static function success( string $line ): void {
		self::$lines[] = "Success: $line";
	}

	/**
	 * Ends a command, as WP-CLI ends PHP.
	 *
	 * @param string $line Without its end.
	 * @throws RuntimeException Always, with the line.
	 */
	public static function error( string $line ): never {
		throw new RuntimeException( "Error: $line" );
	}
}
