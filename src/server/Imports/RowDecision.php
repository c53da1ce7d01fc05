<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerChanges;
use FluentCartCustomers\Imports\Reading\ImportRow;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Outcome;

defined( 'ABSPATH' ) || exit;

/**
 * What a row of a file does: creates a customer, changes one, or nothing.
 */
final class RowDecision {

	/**
	 * @param Outcome           $outcome   Created, Updated, Unchanged or Failed.
	 * @param Customer|null     $before    Null if the customer is created, or the row fails.
	 * @param CustomerChanges   $changes   The values that are written.
	 * @param list<AddressEdit> $addresses
	 * @param list<string>      $labels    That are added.
	 * @param list<string>      $stored_labels
	 */
	private function __construct(
		public readonly ImportRow $row,
		public readonly Outcome $outcome,
		public readonly ?Customer $before,
		public readonly CustomerChanges $changes,
		public readonly array $addresses,
		public readonly array $labels = array(),
		private readonly array $stored_labels = array(),
		private readonly ?string $code = null,
		private readonly ?string $message = null,
	) {}

	/**
	 * @param list<AddressEdit> $addresses
	 * @param list<string>      $labels
	 */
	public static function create( ImportRow $row, array $addresses, array $labels ): self {
		return new self( $row, Outcome::Created, null, $row->changes, $addresses, $labels );
	}

	/**
	 * @param list<AddressEdit> $addresses
	 * @param list<string>      $labels        That are added.
	 * @param list<string>      $stored_labels
	 */
	public static function edit( ImportRow $row, Customer $before, CustomerChanges $changes, array $addresses, array $labels = array(), array $stored_labels = array() ): self {
		$is_unchanged = $changes->is_empty() && array() === $addresses && array() === $labels;
		return new self( $row, $is_unchanged ? Outcome::Unchanged : Outcome::Updated, $before, $changes, $addresses, $labels, $stored_labels );
	}

	/**
	 * @param string|null $message A sentence without personal data; null if the code has one in RunTexts.
	 */
	public static function fail( ImportRow $row, string $code, ?string $message ): self {
		return new self( $row, Outcome::Failed, null, new CustomerChanges(), array(), array(), array(), $code, $message );
	}

	/**
	 * The result of a row that writes nothing, and that of a row that is only checked.
	 */
	public function change(): Change {
		return match ( true ) {
			Outcome::Failed === $this->outcome && null !== $this->message => Change::failed( null, (string) $this->code, $this->message ),
			default => new Change( $this->before?->row->id, $this->outcome, $this->code ),
		};
	}

	/**
	 * @return list<array{field: string, before: string|null, after: string|null}> The values that are written, by full name.
	 */
	public function values(): array {
		$old = $this->before?->editable_fields() ?? array();
		$new = array_filter(
			array(
				'email'      => Outcome::Created === $this->outcome ? $this->row->email : null,
				'first_name' => $this->changes->first_name,
				'last_name'  => $this->changes->last_name,
				'phone'      => $this->changes->phone,
				'status'     => $this->changes->status,
			),
			is_string( ... )
		);
		foreach ( $this->changes->additional_info as $key => $value ) {
			$new[ "additional_info[$key]" ] = $value;
		}
		foreach ( $this->addresses as $edit ) {
			foreach ( $edit->texts as $field => $text ) {
				$new[ "{$edit->type}[$field]" ] = $text;
				$old[ "{$edit->type}[$field]" ] = $edit->address?->texts()[ $field ] ?? '';
			}
		}
		if ( array() !== $this->labels ) {
			$old['labels'] = implode( ', ', $this->stored_labels );
			$new['labels'] = implode( ', ', array( ...$this->stored_labels, ...$this->labels ) );
		}
		$values = array();
		foreach ( $new as $field => $value ) {
			$values[] = array(
				'field'  => (string) $field,
				'before' => self::shown( $old[ $field ] ?? null ),
				'after'  => self::shown( $value ),
			);
		}
		return $values;
	}

	private static function shown( string|int|float|bool|null $value ): ?string {
		$text = is_bool( $value ) ? ( $value ? 'true' : 'false' ) : (string) $value;
		return '' === $text ? null : $text;
	}
}
