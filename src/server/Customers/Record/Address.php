<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Database\Column;

defined( 'ABSPATH' ) || exit;

/**
 * A row of the addresses table, typed, with its name split into first and last name.
 */
final class Address {

	/** The contract's text fields that a user edits. */
	public const TEXT_FIELDS = array(
		'label',
		'address_1',
		'address_2',
		'city',
		'state',
		'postcode',
		'country',
		'phone',
		'email',
		'first_name',
		'last_name',
		'company',
	);

	/**
	 * @param string|null                $created_at Both dates: GMT, `Y-m-d H:i:s`.
	 * @param array<string, string|null> $row        All columns, as the journal stores them.
	 */
	private function __construct(
		public readonly int $id,
		public readonly string $type,
		public readonly string $label,
		public readonly string $first_name,
		public readonly string $last_name,
		public readonly string $company,
		public readonly string $address_1,
		public readonly string $address_2,
		public readonly string $city,
		public readonly string $state,
		public readonly string $postcode,
		public readonly string $country,
		public readonly string $phone,
		public readonly string $email,
		public readonly bool $is_primary,
		public readonly ?string $created_at,
		public readonly ?string $updated_at,
		public readonly AddressMeta $meta,
		public readonly array $row,
	) {}

	/**
	 * @param array<string, string|null> $row
	 */
	public static function from_row( array $row ): self {
		$meta = AddressMeta::of( $row['meta'] );

		[ $first_name, $last_name ] = self::split_name( Column::text( $row['name'] ), $meta );

		return new self(
			id: (int) $row['id'],
			type: Column::text( $row['type'] ),
			label: Column::text( $row['label'] ),
			first_name: $first_name,
			last_name: $last_name,
			company: $meta->text( 'company' ),
			address_1: Column::text( $row['address_1'] ),
			address_2: Column::text( $row['address_2'] ),
			city: Column::text( $row['city'] ),
			state: Column::text( $row['state'] ),
			postcode: Column::text( $row['postcode'] ),
			country: Column::text( $row['country'] ),
			phone: Column::text( $row['phone'] ),
			email: Column::text( $row['email'] ),
			is_primary: (bool) (int) $row['is_primary'],
			created_at: $row['created_at'],
			updated_at: $row['updated_at'],
			meta: $meta,
			row: $row,
		);
	}

	/**
	 * @return array<string, string> The values of TEXT_FIELDS.
	 */
	public function texts(): array {
		return array_intersect_key( get_object_vars( $this ), array_flip( self::TEXT_FIELDS ) );
	}

	/**
	 * @return array<string, string|bool> The fields that a user edits; empty texts are left out.
	 */
	public function editable_fields(): array {
		$texts = array( 'type' => $this->type ) + $this->texts();
		return array_filter( $texts, static fn ( string $text ): bool => '' !== $text ) + array( 'is_primary' => $this->is_primary );
	}

	/**
	 * The value of FluentCart's column `name`.
	 */
	public static function join_name( string $first_name, string $last_name ): string {
		return trim( "$first_name $last_name" );
	}

	/**
	 * The names in the metadata are used only while they add up to the column `name`: FluentCart may have changed that
	 * since. Otherwise the last word is the last name.
	 *
	 * @return array{string, string} First name and last name.
	 */
	private static function split_name( string $name, AddressMeta $meta ): array {
		$first_name = $meta->text( 'first_name' );
		$last_name  = $meta->text( 'last_name' );
		if ( self::join_name( $first_name, $last_name ) === $name ) {
			return array( $first_name, $last_name );
		}
		$last_space = strrpos( $name, ' ' );
		return false === $last_space
			? array( $name, '' )
			: array( trim( substr( $name, 0, $last_space ) ), substr( $name, $last_space + 1 ) );
	}
}
