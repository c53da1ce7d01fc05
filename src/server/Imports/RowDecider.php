<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use FluentCartCustomers\Addresses\AddressNameTooLong;
use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerChanges;
use FluentCartCustomers\Customers\Record\CustomerQuery;
use FluentCartCustomers\Customers\Record\LabelRepository;
use FluentCartCustomers\Imports\Reading\ImportOptions;
use FluentCartCustomers\Imports\Reading\ImportRow;
use FluentCartCustomers\Imports\Reading\RowReader;
use FluentCartCustomers\Runs\RunTexts;

defined( 'ABSPATH' ) || exit;

/**
 * Decides what a row does with the customer that has its email. An empty cell changes nothing.
 */
final class RowDecider {

	/** Of the notes, as in the contract. */
	private const MAX_BYTES_OF_NOTES = 16 * KB_IN_BYTES;

	private readonly bool $overwrites;

	/**
	 * @param bool $trusts_ids Whether the file comes from this plugin, so that its ids can be those of this store.
	 */
	public function __construct(
		private readonly ImportOptions $options,
		private readonly bool $trusts_ids,
	) {
		$this->overwrites = 'overwrite' === $options->existing;
	}

	public static function of( Import $import ): self {
		return new self( $import->options, RowReader::OWN === $import->source );
	}

	/**
	 * The customer of a row. Of several customers with its email, the one that had its id in the export of this store, or the oldest.
	 *
	 * @param array<string, non-empty-list<int>> $ids From CustomerQuery::ids_by_email().
	 * @return int|null Null if the row creates a customer, or fails.
	 */
	public function customer_id( ImportRow $row, array $ids ): ?int {
		$candidates = $row->is_valid() ? $ids[ CustomerQuery::lower( $row->email ) ] ?? array() : array();
		return $this->trusts_ids && in_array( $row->id, $candidates, true ) ? $row->id : $candidates[0] ?? null;
	}

	/**
	 * @param Customer|null $customer Null if no customer has the email.
	 * @param list<string>|null $labels That the customer has; null if the store has no labels.
	 */
	public function decide( ImportRow $row, ?Customer $customer, ?array $labels ): RowDecision {
		if ( ! $row->is_valid() ) {
			return RowDecision::fail( $row, (string) $row->code, $row->message );
		}
		try {
			if ( null === $customer ) {
				return RowDecision::create( $row, $this->addresses( $row, array() ), null === $labels ? array() : $row->labels );
			}
			if ( 'skip' === $this->options->existing ) {
				return RowDecision::edit( $row, $customer, new CustomerChanges(), array() );
			}
			$changes = $this->changes( $row, $customer );
			return strlen( (string) ( $changes->additional_info['notes'] ?? '' ) ) > self::MAX_BYTES_OF_NOTES
				? RowDecision::fail( $row, 'invalid_row', self::problem( 'additional_info[notes]', sprintf( /* translators: %s: a size, like “16 KB”. */ __( 'Can’t be larger than %s.', 'fluent-cart-customers' ), (string) size_format( self::MAX_BYTES_OF_NOTES ) ) ) )
				: RowDecision::edit( $row, $customer, $changes, $this->addresses( $row, $customer->addresses ), null === $labels ? array() : self::new_labels( $row->labels, $labels ), $labels ?? array() );
		} catch ( AddressNameTooLong $problem ) {
			return RowDecision::fail( $row, 'invalid_row', self::problem( 'address', (string) current( $problem->to_api_error()->fields ) ) );
		}
	}

	private function changes( ImportRow $row, Customer $customer ): CustomerChanges {
		$given = $row->changes;
		return new CustomerChanges(
			first_name: $this->text( $customer->row->first_name, $given->first_name ),
			last_name: $this->text( $customer->row->last_name, $given->last_name ),
			phone: $this->text( $customer->phone(), $given->phone ),
			status: $this->overwrites ? $this->text( $customer->row->status, $given->status ) : null,
			additional_info: $this->info( $given->additional_info, $customer->info_with_notes() )
		);
	}

	/**
	 * @param array<string, string|int|float|bool|null> $given
	 * @param array<string, string|int|float|bool>      $stored
	 * @return array<string, string|int|float|bool> The keys that are written.
	 */
	private function info( array $given, array $stored ): array {
		$written = array();
		foreach ( $given as $key => $value ) {
			$old = $stored[ $key ] ?? null;
			if ( 'notes' === $key && null !== $old && 'append' === $this->options->notes ) {
				$value = self::appended( (string) $old, (string) $value );
				if ( $value !== $old ) {
					$written[ $key ] = $value;
				}
			} elseif ( null !== $value && ( null === $old || '' === $old || ( $this->overwrites && self::shown( $old ) !== self::shown( $value ) ) ) ) {
				$written[ $key ] = self::like( $old, $value );
			}
		}
		return $written;
	}

	/**
	 * @param list<Address> $stored Primary ones first.
	 * @return list<AddressEdit>
	 * @throws AddressNameTooLong
	 */
	private function addresses( ImportRow $row, array $stored ): array {
		$edits = array();
		foreach ( $row->addresses as $type => $given ) {
			$of_type = array_values( array_filter( $stored, static fn ( Address $address ): bool => $address->type === $type ) );
			$address = $of_type[0] ?? null;
			$texts   = null === $address ? $given : $this->texts( $given, $address->texts() );
			if ( array() !== $texts ) {
				$edits[] = new AddressEdit( $type, $address, $texts );
			}
		}
		return $edits;
	}

	/**
	 * @param array<string, string> $given
	 * @param array<string, string> $stored
	 * @return array<string, string> Those that are written.
	 */
	private function texts( array $given, array $stored ): array {
		$written = array();
		foreach ( $given as $field => $value ) {
			$old = 'country' === $field ? strtoupper( $stored[ $field ] ) : $stored[ $field ];
			if ( null !== $this->text( $old, $value ) ) {
				$written[ $field ] = $value;
			}
		}
		return $written;
	}

	/**
	 * @return string|null The value to write; null if the stored one stays.
	 */
	private function text( string $stored, ?string $given ): ?string {
		return null === $given || '' === $given || $given === $stored || ( '' !== $stored && ! $this->overwrites ) ? null : $given;
	}

	/**
	 * Notes that are already there are not added again, so that the same file changes nothing.
	 */
	private static function appended( string $stored, string $given ): string {
		$lines = static fn ( string $text ): string => str_replace( "\r\n", "\n", $text );
		return '' === $given || str_contains( $lines( $stored ), $lines( $given ) ) ? $stored : "$stored\n\n$given";
	}

	/**
	 * @param list<string> $given
	 * @param list<string> $stored
	 * @return list<string>
	 */
	private static function new_labels( array $given, array $stored ): array {
		return array_values( array_udiff( $given, $stored, static fn ( string $one, string $other ): int => LabelRepository::folded( $one ) <=> LabelRepository::folded( $other ) ) );
	}

	/**
	 * The cell of a number or of a yes-or-no value stays one, if the customer has one.
	 */
	private static function like( string|int|float|bool|null $old, string|int|float|bool $value ): string|int|float|bool {
		return match ( true ) {
			is_bool( $old ) && in_array( $value, array( 'true', 'false' ), true )      => 'true' === $value,
			( is_int( $old ) || is_float( $old ) ) && is_string( $value ) && 1 === preg_match( '/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/D', $value ) => $value + 0,
			default                                                                    => $value,
		};
	}

	private static function shown( string|int|float|bool $value ): string {
		return is_bool( $value ) ? ( $value ? 'true' : 'false' ) : (string) $value;
	}

	private static function problem( string $field, string $message ): string {
		/* translators: 1: name of a field in the API, 2: what is wrong with it. */
		return sprintf( _x( '%1$s: %2$s', 'field and problem', 'fluent-cart-customers' ), RunTexts::field( $field ), $message );
	}
}
