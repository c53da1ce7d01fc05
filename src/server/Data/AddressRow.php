<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

/**
 * A row of the addresses table, typed, with its one name split in two.
 */
final class AddressRow {

	/**
	 * @param string|null $created_at This and updated_at: GMT, `Y-m-d H:i:s`.
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
	) {}

	/**
	 * @param array<string, string|null> $row
	 */
	public static function from_row( array $row ): self {
		$meta  = json_decode( (string) $row['meta'], true );
		$other = is_array( $meta ) && is_array( $meta['other_data'] ?? null ) ? $meta['other_data'] : array();

		[ $first_name, $last_name ] = self::split_name( (string) $row['name'], $other );

		return new self(
			id: (int) $row['id'],
			type: (string) $row['type'],
			label: (string) $row['label'],
			first_name: $first_name,
			last_name: $last_name,
			company: self::text( $other['company_name'] ?? '' ),
			address_1: (string) $row['address_1'],
			address_2: (string) $row['address_2'],
			city: (string) $row['city'],
			state: (string) $row['state'],
			postcode: (string) $row['postcode'],
			country: (string) $row['country'],
			phone: (string) $row['phone'],
			email: (string) $row['email'],
			is_primary: (bool) (int) $row['is_primary'],
			created_at: $row['created_at'],
			updated_at: $row['updated_at'],
		);
	}

	/**
	 * FluentCart knows one name. The two that we kept count while they add up to it, else the last word is the last
	 * name.
	 *
	 * @param array<mixed> $other The address's `meta.other_data`.
	 * @return array{string, string} First name and last name.
	 */
	private static function split_name( string $name, array $other ): array {
		$first_name = self::text( $other['first_name'] ?? '' );
		$last_name  = self::text( $other['last_name'] ?? '' );
		if ( trim( "$first_name $last_name" ) === $name ) {
			return array( $first_name, $last_name );
		}
		$last_space = strrpos( $name, ' ' );
		return false === $last_space
			? array( $name, '' )
			: array( trim( substr( $name, 0, $last_space ) ), substr( $name, $last_space + 1 ) );
	}

	private static function text( mixed $value ): string {
		return is_scalar( $value ) ? (string) $value : '';
	}
}
