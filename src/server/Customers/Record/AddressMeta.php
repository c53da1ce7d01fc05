<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Database\StoredJson;
use stdClass;

defined( 'ABSPATH' ) || exit;

/**
 * The column `meta` of an address. Its member `other_data` holds fields without a column: FluentCart's company, and this
 * plugin's first and last name. Other members are preserved.
 */
final class AddressMeta {

	/** The keys in `other_data`, by the contract's field. */
	public const KEYS = array(
		'first_name' => 'first_name',
		'last_name'  => 'last_name',
		'company'    => 'company_name',
	);

	private function __construct( private readonly stdClass $meta ) {}

	/**
	 * @param string|null $json FluentCart writes `[]` for an empty column, importers NULL.
	 */
	public static function of( ?string $json ): self {
		return new self( StoredJson::object( $json ) ?? new stdClass() );
	}

	/**
	 * @param string $field A key of KEYS.
	 * @return string Empty if it is not set.
	 */
	public function text( string $field ): string {
		$other = $this->meta->other_data ?? null;
		$value = is_object( $other ) ? ( $other->{ self::KEYS[ $field ] } ?? '' ) : '';
		return is_scalar( $value ) ? (string) $value : '';
	}

	/**
	 * @param array<string, string> $texts By the contract's field. An empty text removes the field.
	 * @return string JSON of the whole column.
	 */
	public function with( array $texts ): string {
		$meta  = clone $this->meta;
		$other = is_object( $meta->other_data ?? null ) ? clone $meta->other_data : new stdClass();
		foreach ( $texts as $field => $text ) {
			$key = self::KEYS[ $field ];
			if ( '' === $text ) {
				unset( $other->$key );
			} else {
				$other->$key = $text;
			}
		}
		unset( $meta->other_data );
		if ( array() !== get_object_vars( $other ) ) {
			$meta->other_data = $other;
		}
		return array() === get_object_vars( $meta ) ? '[]' : StoredJson::text( $meta );
	}
}
