<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use stdClass;

defined( 'ABSPATH' ) || exit;

/**
 * The success of an operation, as its JSON has it.
 */
final class Answer {

	/**
	 * @param stdClass                  $data
	 * @param string|null               $message
	 * @param array<string, mixed>|null $next    Query arguments of the next page of a list; null if there is none.
	 */
	public function __construct(
		public readonly stdClass $data,
		public readonly ?string $message,
		public readonly ?array $next,
	) {}

	/**
	 * The id of the run with which the change can be undone.
	 */
	public function run_id(): ?int {
		return $this->data->run_id ?? null;
	}
}
