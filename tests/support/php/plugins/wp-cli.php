<?php
/**
 * Replaces WP-CLI: declares the methods that the plugin's commands use.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

/** Stores commands and the lines that they print. */
class WP_CLI {
	/**
	 * Registered commands by name.
	 *
	 * @var array<string, callable>
	 */
	public static array $commands = array();

	/**
	 * Printed lines.
	 *
	 * @var string[]
	 */
	public static array $lines = array();

	/**
	 * Registers a command.
	 *
	 * @param string   $name    `fluent-cart-customers check`.
	 * @param callable $command Called with arguments and options.
	 */
	public static function add_command( string $name, callable $command ): void {
		self::$commands[ $name ] = $command;
	}

	/**
	 * Prints a line.
	 *
	 * @param string $line Without a line break.
	 */
	public static function log( string $line ): void {
		self::$lines[] = $line;
	}

	/**
	 * Prints a success message.
	 *
	 * @param string $line Without a line break.
	 */
	public static function success( string $line ): void {
		self::$lines[] = "Success: $line";
	}

	/**
	 * Ends a command with an error, as WP-CLI ends PHP.
	 *
	 * @param string $line Without a line break.
	 * @throws RuntimeException Always.
	 */
	public static function error( string $line ): never {
		throw new RuntimeException( "Error: $line" );
	}
}
