<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Database\DatabaseError;

defined( 'ABSPATH' ) || exit;

/**
 * A command with a synopsis in the form that WP-CLI's add_command() takes.
 */
interface Command {

	/**
	 * One sentence.
	 */
	public function summary(): string;

	/**
	 * @return list<array<string, mixed>> Arguments of WP-CLI's synopsis.
	 */
	public function synopsis(): array;

	/**
	 * @param list<string>               $arguments
	 * @param array<string, string|int|bool> $options
	 * @throws DatabaseError
	 */
	public function __invoke( array $arguments, array $options ): void;
}
