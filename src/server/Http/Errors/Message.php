<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Errors;

defined( 'ABSPATH' ) || exit;

/**
 * The data of a success that consists of a message.
 */
final class Message {

	/**
	 * @param array<string, mixed> $data Further data of the success.
	 */
	public function __construct(
		public readonly string $text,
		public readonly array $data = array(),
	) {}
}
