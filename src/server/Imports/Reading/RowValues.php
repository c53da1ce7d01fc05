<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

use FluentCartCustomers\Customers\Record\CustomerChanges;
use FluentCartCustomers\Exports\ColumnLabels;
use FluentCartCustomers\Platform\Sentences;

defined( 'ABSPATH' ) || exit;

/**
 * What RowReader has read of a row so far.
 */
final class RowValues {

	/** A row with more problems names the first. */
	private const MAX_PROBLEMS = 5;

	public ?int $id = null;

	public ?string $created_at = null;

	/** @var array<string, string> Texts by the contract's name. */
	public array $customer = array();

	/** @var array<string, string> Additional info by key. */
	public array $info = array();

	/** @var array<'billing'|'shipping', array<string, string>> */
	public array $addresses = array();

	/** @var array<string, string> By lower-case name. */
	public array $labels = array();

	/** @var array<string, string> Messages by full name of the field. */
	public array $problems = array();

	public function __construct( public readonly string $email ) {}

	/**
	 * A column for one of both names wins over the full name.
	 */
	public function add_name( string $first_name, string $last_name ): void {
		$this->customer += self::names( $first_name, $last_name );
	}

	/**
	 * @param 'billing'|'shipping' $type
	 */
	public function add_address_name( string $type, string $first_name, string $last_name ): void {
		$this->addresses[ $type ] += self::names( $first_name, $last_name );
	}

	public function to_import_row(): ImportRow {
		if ( '' === $this->email ) {
			$this->problems = array( 'email' => __( 'Enter an email address.', 'fluent-cart-customers' ) ) + $this->problems;
		}
		$addresses = array_filter( $this->addresses, static fn ( array $address ): bool => array() !== $address );
		return new ImportRow(
			$this->email,
			$this->id,
			new CustomerChanges(
				first_name: $this->customer['first_name'] ?? null,
				last_name: $this->customer['last_name'] ?? null,
				phone: $this->customer['phone'] ?? null,
				status: $this->customer['status'] ?? null,
				additional_info: $this->info
			),
			$addresses,
			array_values( $this->labels ),
			$this->created_at,
			match ( true ) {
				array() === $this->problems       => null,
				'' === $this->email               => 'missing_email',
				isset( $this->problems['email'] ) => 'invalid_email',
				default                           => 'invalid_row',
			},
			array() === $this->problems ? null : $this->message()
		);
	}

	/**
	 * @return array<string, string> Those that are not empty.
	 */
	private static function names( string $first_name, string $last_name ): array {
		return array_filter(
			array(
				'first_name' => $first_name,
				'last_name'  => $last_name,
			),
			static fn ( string $name ): bool => '' !== $name
		);
	}

	private function message(): string {
		$sentences = array();
		foreach ( array_slice( $this->problems, 0, self::MAX_PROBLEMS, true ) as $field => $problem ) {
			/* translators: 1: name of a field in the API, 2: what is wrong with it. */
			$sentences[] = sprintf( _x( '%1$s: %2$s', 'field and problem', 'fluent-cart-customers' ), ColumnLabels::label( $field ), $problem );
		}
		return Sentences::joined( $sentences );
	}
}
