<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

use FluentCartCustomers\Customers\Record\CustomerChanges;

defined( 'ABSPATH' ) || exit;

/**
 * A row of a file as the customer that it describes. An empty cell is no value: nothing here empties a field.
 */
final class ImportRow {

	/**
	 * @param string                                                  $email      As in the file; empty if it is missing.
	 * @param int|null                                                $id         Of the customer in the store that wrote the file.
	 * @param CustomerChanges                                         $changes    Without `email`. Fields without a value are null; `notes` are in `additional_info`.
	 * @param array<'billing'|'shipping', non-empty-array<string, string>> $addresses  Fields with a value, by the contract's names. A country is in upper case.
	 * @param list<string>                                            $labels     Names of FluentCart's labels.
	 * @param string|null                                             $created_at `Y-m-d H:i:s`, GMT.
	 * @param string|null                                             $code       `missing_email`, `invalid_email` or `invalid_row`; null if the row is valid.
	 * @param string|null                                             $message    The problem, with the name of the field and without the value of the cell.
	 */
	public function __construct(
		public readonly string $email,
		public readonly ?int $id,
		public readonly CustomerChanges $changes,
		public readonly array $addresses,
		public readonly array $labels,
		public readonly ?string $created_at,
		public readonly ?string $code = null,
		public readonly ?string $message = null,
	) {}

	public function is_valid(): bool {
		return null === $this->code;
	}
}
