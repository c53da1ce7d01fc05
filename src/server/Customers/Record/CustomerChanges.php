<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

defined( 'ABSPATH' ) || exit;

/**
 * A change of a customer. Null leaves a field unchanged.
 */
final class CustomerChanges {

	/**
	 * @param array<string, string|int|float|bool|null> $additional_info Merged into the stored info; null removes a key.
	 */
	public function __construct(
		public readonly ?string $email = null,
		public readonly ?string $first_name = null,
		public readonly ?string $last_name = null,
		public readonly ?string $phone = null,
		public readonly ?string $status = null,
		public readonly array $additional_info = array(),
	) {}

	public function is_empty(): bool {
		return array() === $this->additional_info
			&& array() === array_filter(
				array( $this->email, $this->first_name, $this->last_name, $this->phone, $this->status ),
				static fn ( ?string $value ): bool => null !== $value
			);
	}
}
