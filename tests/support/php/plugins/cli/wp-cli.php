<?php
/**
 * Replaces WP-CLI: declares the classes and functions that the plugin's commands use.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace {

	defined( 'ABSPATH' ) || exit;

	/** Stores commands and the lines that they print. */
	class WP_CLI {
		/**
		 * Registered commands by name.
		 *
		 * @var array<string, array{callable: mixed, synopsis: array<array<string, mixed>>}>
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
		 * @param string               $name    `fluent-cart-customers check`.
		 * @param mixed                $command Called with arguments and options, or the name of a class.
		 * @param array<string, mixed> $more    Members shortdesc, synopsis.
		 */
		public static function add_command( string $name, mixed $command, array $more = array() ): void {
			self::$commands[ $name ] = array(
				'callable' => $command,
				'synopsis' => $more['synopsis'] ?? array(),
			);
		}

		/** Returns the root of the commands. */
		public static function get_root_command(): object {
			return new class() {
				/**
				 * Returns names of commands without their subcommands.
				 *
				 * @return array<string, true>
				 */
				public function get_subcommands(): array {
					return array_fill_keys( array_filter( array_keys( WP_CLI::$commands ), static fn ( string $name ): bool => ! str_contains( $name, ' ' ) ), true );
				}
			};
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
		 * Prints a line, also with `--quiet`.
		 *
		 * @param string $line Without a line break.
		 */
		public static function line( string $line ): void {
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
		 * Prints a warning.
		 *
		 * @param string $line Without a line break.
		 */
		public static function warning( string $line ): void {
			self::$lines[] = "Warning: $line";
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

		/**
		 * Ends a command that is not confirmed.
		 *
		 * @param string               $question Question.
		 * @param array<string, mixed> $options  With `yes` if it is confirmed.
		 * @throws RuntimeException Without `yes`.
		 */
		public static function confirm( string $question, array $options ): void {
			if ( empty( $options['yes'] ) ) {
				throw new RuntimeException( "$question [y/n]" );
			}
		}
	}

	add_action( 'init', static fn () => do_action( 'cli_init' ) );
}

namespace WP_CLI\Dispatcher {

	/** A group of commands. */
	class CommandNamespace {}
}

namespace WP_CLI\Utils {

	/** Returns a progress bar that prints nothing. */
	function make_progress_bar(): object {
		return new class() {
			/** Moves the bar. */
			public function tick(): void {}

			/** Ends the bar. */
			public function finish(): void {}
		};
	}
}

namespace WP_CLI {

	use WP_CLI;

	/** Prints JSON, or lines with cells that are separated by tabs. */
	class Formatter {
		/**
		 * Makes a formatter.
		 *
		 * @param array<string, string> $options Members format, field.
		 * @param string[]              $fields  Fields to print.
		 */
		public function __construct( private array &$options, private array $fields ) {}

		/**
		 * Prints records.
		 *
		 * @param array<array<string, mixed>> $items Records.
		 */
		public function display_items( array $items ): void {
			if ( isset( $this->options['field'] ) ) {
				foreach ( $items as $item ) {
					WP_CLI::line( self::cell( $item[ $this->options['field'] ] ) );
				}
				return;
			}
			$rows = array_map( fn ( array $item ): array => array_intersect_key( array_replace( array_flip( $this->fields ), $item ), array_flip( $this->fields ) ), $items );
			if ( 'json' === $this->options['format'] ) {
				WP_CLI::line( wp_json_encode( $rows ) );
				return;
			}
			WP_CLI::line( implode( "\t", $this->fields ) );
			foreach ( $rows as $row ) {
				WP_CLI::line( implode( "\t", array_map( self::cell( ... ), $row ) ) );
			}
		}

		/**
		 * Prints a record.
		 *
		 * @param array<string, mixed> $item Record.
		 */
		public function display_item( array $item ): void {
			if ( isset( $this->options['field'] ) ) {
				WP_CLI::line( self::cell( $item[ $this->options['field'] ] ) );
			} elseif ( 'json' === $this->options['format'] ) {
				WP_CLI::line( wp_json_encode( array_intersect_key( $item, array_flip( $this->fields ) ) ) );
			} else {
				foreach ( array_intersect_key( $item, array_flip( $this->fields ) ) as $name => $value ) {
					WP_CLI::line( "$name\t" . self::cell( $value ) );
				}
			}
		}

		/**
		 * Returns a value as a text.
		 *
		 * @param mixed $value Value.
		 */
		private static function cell( mixed $value ): string {
			return is_scalar( $value ) ? (string) $value : wp_json_encode( $value );
		}
	}
}
