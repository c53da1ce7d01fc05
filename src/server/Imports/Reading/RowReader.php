<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

use FluentCartCustomers\Addresses\AddressChanges;
use FluentCartCustomers\Addresses\AddressNameTooLong;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Request\Validator;

defined( 'ABSPATH' ) || exit;

/**
 * Reads the rows of one file. An import accepts what the API accepts: the contract's schemas check each value. Create one reader for
 * many rows, because it remembers names of countries.
 */
final class RowReader {

	/** The contract's ImportSource of this plugin's own exports. */
	public const OWN = 'fluent-cart-customers';

	/** Fields of an address that say where it is. */
	private const PLACE = array( 'company', 'address_1', 'address_2', 'city', 'state', 'postcode', 'country' );

	/** The length of the column of FluentCart's labels. */
	private const MAX_LABEL = 192;

	/** Fields in which a dash is a value. The others are missing then. */
	private const FREE_TEXT = '/^(?:notes|labels|additional_info\[|(?:.*\[)?(?:first_name|last_name|name|company)\]?$)/D';

	/** How exports write that a value is missing. */
	private const MISSING = array( '-', '–', '—', 'NULL', 'null', 'N/A', 'n/a' );

	/** A number that a spreadsheet has rounded: “4.93012E+11”. */
	private const ROUNDED = '/^\d(?:[.,]\d+)?E\+?\d+$/iD';

	/** Keys of additional info that are phone numbers. */
	private const PHONE_KEY = '/phone|mobile|fax/i';

	/** @var array<int, string> Fields by column, of columns that have one. */
	private readonly array $fields;

	private readonly int $email_column;

	private readonly CellText $cells;

	private readonly DateReader $dates;

	private readonly StatusNames $statuses;

	/**
	 * @param string $source The contract's ImportSource.
	 */
	public function __construct(
		private readonly Mapping $mapping,
		ImportOptions $options,
		private readonly ReadingContext $context,
		private readonly string $source = 'unknown',
	) {
		$this->fields       = array_filter( $mapping->fields, static fn ( ?string $field ): bool => null !== $field );
		$this->email_column = $mapping->column_of( 'email' ) ?? -1;
		$this->cells        = new CellText( self::OWN === $source );
		$this->dates        = new DateReader( $options->date_order, $context->time_zone, $context->months );
		$this->statuses     = StatusNames::of_store();
	}

	/**
	 * @param list<string> $cells In the order of the columns. Missing cells are empty, further cells are ignored.
	 */
	public function read( array $cells ): ImportRow {
		$row = new RowValues( $this->email_of( $cells ) );
		foreach ( $this->fields as $column => $field ) {
			$cell = $cells[ $column ] ?? '';
			if ( '' !== $cell && $column !== $this->email_column ) {
				$this->add( $row, $field, $cell );
			}
		}
		$row->addresses = array_map( AddressParts::joined( ... ), $row->addresses );
		if ( self::OWN !== $this->source ) {
			self::fill_from_addresses( $row );
		}
		$this->validate( $row );
		return $row->to_import_row();
	}

	/**
	 * @param list<string> $cells
	 * @return string The email without what mail programs add to it; it may be invalid. Empty if it is missing.
	 */
	public function email_of( array $cells ): string {
		$email = $this->cells->read( $cells[ $this->email_column ] ?? '' );
		if ( self::OWN === $this->source ) {
			return $email;
		}
		if ( 1 === preg_match( '/<([^<>\s]+@[^<>\s]+)>$/D', $email, $address ) ) {
			$email = $address[1]; // “Ada Lovelace <ada@example.com>”.
		}
		$email = 0 === strncasecmp( $email, 'mailto:', 7 ) ? substr( $email, 7 ) : $email;
		$email = trim( $email, " '\"" ); // Address books of Outlook have quotes.
		return in_array( $email, self::MISSING, true ) ? '' : $email;
	}

	/**
	 * By which rows of the same customer are found.
	 *
	 * @param string $email From email_of().
	 * @return string 16 bytes, the same whatever the case of the email. For an empty email, an empty string.
	 */
	public static function email_hash( string $email ): string {
		return '' === $email ? '' : md5( mb_strtolower( $email, 'UTF-8' ), true );
	}

	private function add( RowValues $row, string $field, string $cell ): void {
		$bracket = strpos( $field, '[' );
		$text    = $this->cells->read( $cell, false !== $bracket ? 'a' === $field[0] : 'notes' === $field );
		if ( '' === $text || ( self::OWN !== $this->source && in_array( $text, self::MISSING, true ) && 1 !== preg_match( self::FREE_TEXT, $field ) ) ) {
			return;
		}
		if ( false !== $bracket ) {
			$group = substr( $field, 0, $bracket );
			$name  = substr( $field, $bracket + 1, -1 );
			if ( 'additional_info' === $group ) {
				$row->info[ $name ] = $text;
				if ( 1 === preg_match( self::PHONE_KEY, $name ) && 1 === preg_match( self::ROUNDED, $text ) ) {
					$row->problems[ $field ] = self::rounded();
				}
			} else {
				$this->add_to_address( $row, 'billing' === $group ? 'billing' : 'shipping', $name, $text );
			}
			return;
		}
		switch ( $field ) {
			case 'id':
				$row->id = self::id( $text );
				break;
			case 'name':
				$row->add_name( ...PersonName::split( $text, $this->context->is_family_first ) );
				break;
			case 'phone':
				self::add_phone( $row, $row->customer, 'phone', $text );
				break;
			case 'status':
				$row->customer['status'] = $this->statuses->status( $text ) ?? $text;
				break;
			case 'notes':
				$row->info['notes'] = $text;
				break;
			case 'created_at':
				$this->add_date( $row, $text );
				break;
			case 'labels':
				self::add_labels( $row, $text );
				break;
			default:
				$row->customer[ $field ] = $text;
		}
	}

	/**
	 * @param 'billing'|'shipping' $type
	 */
	private function add_to_address( RowValues $row, string $type, string $name, string $text ): void {
		$row->addresses[ $type ] ??= array();
		switch ( $name ) {
			case 'name':
				$row->add_address_name( $type, ...PersonName::split( $text, $this->context->is_family_first ) );
				break;
			case 'country':
				$this->add_country( $row, $type, $text );
				break;
			case 'phone':
				self::add_phone( $row, $row->addresses[ $type ], "{$type}[phone]", $text );
				break;
			default:
				$row->addresses[ $type ][ $name ] = $text;
		}
	}

	/**
	 * @param array<string, string> $fields Of the customer or of an address.
	 * @param string                $field  Full name of the field.
	 */
	private static function add_phone( RowValues $row, array &$fields, string $field, string $text ): void {
		if ( 1 === preg_match( self::ROUNDED, $text ) ) {
			$row->problems[ $field ] = self::rounded();
		} else {
			$fields['phone'] = $text;
		}
	}

	private static function rounded(): string {
		return __( 'The number was rounded by a spreadsheet. Format the column as text and enter the number again.', 'fluent-cart-customers' );
	}

	private function add_country( RowValues $row, string $type, string $text ): void {
		$code = $this->context->countries->code( $text );
		if ( null === $code ) {
			$row->problems[ "{$type}[country]" ] = __( 'Enter the name of a country, or a two-letter country code, like US.', 'fluent-cart-customers' );
		} else {
			$row->addresses[ $type ]['country'] = $code;
		}
	}

	private function add_date( RowValues $row, string $text ): void {
		if ( str_starts_with( $text, '0000-00-00' ) ) {
			return; // MySQL's zero date.
		}
		$date = $this->dates->read( $text );
		if ( null === $date ) {
			$row->problems['created_at'] = __( 'Must be a valid date, like 2026-12-31, in the order that you selected.', 'fluent-cart-customers' );
		} elseif ( $date > gmdate( 'Y-m-d H:i:s', time() + DAY_IN_SECONDS ) ) {
			$row->problems['created_at'] = __( 'Can’t be in the future.', 'fluent-cart-customers' );
		} else {
			$row->created_at = $date;
		}
	}

	private static function add_labels( RowValues $row, string $text ): void {
		foreach ( (array) preg_split( '/\s*[,，、،]\s*/u', $text, -1, PREG_SPLIT_NO_EMPTY ) as $label ) {
			$row->labels[ mb_strtolower( $label, 'UTF-8' ) ] ??= $label;
			if ( mb_strlen( $label, 'UTF-8' ) > self::MAX_LABEL ) {
				/* translators: %s: number of characters. */
				$message = _n( 'Can’t be longer than %s character.', 'Can’t be longer than %s characters.', self::MAX_LABEL, 'fluent-cart-customers' );

				$row->problems['labels'] = sprintf( $message, number_format_i18n( self::MAX_LABEL ) );
			}
		}
	}

	private static function id( string $text ): ?int {
		return ctype_digit( $text ) && strlen( $text ) < 19 && (int) $text > 0 ? (int) $text : null;
	}

	/**
	 * Shops keep the name and phone of a guest with the billing address only. An address that says no place is none.
	 */
	private static function fill_from_addresses( RowValues $row ): void {
		foreach ( $row->addresses as $type => $address ) {
			if ( ! isset( $row->customer['first_name'] ) && ! isset( $row->customer['last_name'] ) ) {
				$row->customer += array_intersect_key( $address, array( 'first_name' => true, 'last_name' => true ) );
			}
			if ( array() === array_intersect_key( $address, array_flip( self::PLACE ) ) && ! isset( $row->problems[ "{$type}[country]" ] ) ) {
				$row->customer += array_intersect_key( $address, array( 'phone' => true ) );
				unset( $row->addresses[ $type ] );
			}
		}
	}

	/**
	 * Adds what the contract says about the values.
	 */
	private function validate( RowValues $row ): void {
		$customer = $row->customer;
		if ( '' !== $row->email ) {
			$customer['email'] = $row->email;
		}
		if ( array() !== $row->info ) {
			$customer['additional_info'] = (object) $row->info;
		}
		$validator = new Validator( false );
		$validator->members( $customer, $this->context->customer );
		foreach ( $row->addresses as $type => $address ) {
			$validator->members( $address, $this->context->address, $type );
			$this->validate_name( $row, $type, $address );
		}
		try {
			$validator->assert_valid();
		} catch ( ApiError $error ) {
			$row->problems = $error->fields + $row->problems;
		}
	}

	/**
	 * @param array<string, string> $address
	 */
	private function validate_name( RowValues $row, string $type, array $address ): void {
		try {
			new AddressChanges( array_intersect_key( $address, array( 'first_name' => true, 'last_name' => true ) ) );
		} catch ( AddressNameTooLong $error ) {
			foreach ( $error->to_api_error()->fields as $field => $message ) {
				$row->problems[ "{$type}[{$field}]" ] = $message;
			}
		}
	}
}
