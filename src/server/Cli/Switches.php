<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

defined( 'ABSPATH' ) || exit;

/**
 * Options without a value that several commands have, for WP-CLI's synopsis.
 */
final class Switches {

	/**
	 * @return array<string, mixed>
	 */
	public static function all(): array {
		return self::of( 'all', 'Prints all pages.' );
	}

	/**
	 * @return array<string, mixed>
	 */
	public static function porcelain(): array {
		return self::of( 'porcelain', 'Prints only the id.' );
	}

	/**
	 * @return array<string, mixed>
	 */
	public static function dry_run(): array {
		return self::of( 'dry-run', 'Only tests whether the command would work, and changes nothing.' );
	}

	/**
	 * @return array<string, mixed>
	 */
	public static function yes(): array {
		return self::of( 'yes', 'Deletes without a question.' );
	}

	/**
	 * @return array<string, mixed>
	 */
	public static function of( string $name, string $description ): array {
		return array(
			'type'        => 'flag',
			'name'        => $name,
			'description' => $description,
			'optional'    => true,
		);
	}
}
