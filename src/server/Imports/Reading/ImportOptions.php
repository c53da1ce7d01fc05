<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

use FluentCartCustomers\Host\CustomerStatuses;

defined( 'ABSPATH' ) || exit;

/**
 * The contract's ImportOptions.
 */
final class ImportOptions {

	/**
	 * @param string $existing What happens to customers who exist: `fill`, `overwrite` or `skip`.
	 * @param string $status   Of new customers without a status in the file.
	 * @param string $notes    What happens to notes of customers who exist: `append` or `replace`.
	 */
	private function __construct(
		public readonly string $existing,
		public readonly string $status,
		public readonly DateOrder $date_order,
		public readonly string $notes,
	) {}

	/**
	 * @param array<string, mixed> $values From the database or the API. A missing or invalid value is the default.
	 */
	public static function of( array $values ): self {
		$date_order = $values['date_order'] ?? null;
		$status     = $values['status'] ?? null;
		return new self(
			in_array( $values['existing'] ?? null, array( 'overwrite', 'skip' ), true ) ? $values['existing'] : 'fill',
			is_string( $status ) && '' !== $status ? $status : (string) array_key_first( CustomerStatuses::all() ),
			( is_string( $date_order ) ? DateOrder::tryFrom( $date_order ) : null ) ?? DateOrder::YearMonthDay,
			'replace' === ( $values['notes'] ?? null ) ? 'replace' : 'append',
		);
	}

	/**
	 * @param array<string, mixed> $values Valid by the contract. Members that are missing stay as they are.
	 */
	public function with( array $values ): self {
		return self::of( $values + $this->to_array() );
	}

	/**
	 * @return array{existing: string, status: string, date_order: string, notes: string}
	 */
	public function to_array(): array {
		return array(
			'existing'   => $this->existing,
			'status'     => $this->status,
			'date_order' => $this->date_order->value,
			'notes'      => $this->notes,
		);
	}
}
