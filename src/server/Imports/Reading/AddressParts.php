<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

defined( 'ABSPATH' ) || exit;

/**
 * Parts of an address that a file has in other columns than the store: the house number apart from the street, the postal code in one
 * cell with the city.
 */
final class AddressParts {

	/** Countries that write the house number before the street. */
	private const NUMBER_FIRST = array( 'AU', 'CA', 'FR', 'GB', 'HK', 'IE', 'IL', 'IN', 'LU', 'MY', 'NZ', 'PH', 'SG', 'TH', 'US', 'ZA' );

	/** “12345 Berlin”, “CH-6300 Zug”, “1017 GA Amsterdam”, “113 30 Stockholm”, “00-001 Warszawa”. */
	private const CODE_FIRST = '/^(?:[A-Z]{1,3}[\s-]+)?(\d{3}[ ]\d{2}|\d{2}-\d{3}|\d{4}[ ]?[A-Z]{2}|\d{3,7}(?:-\d{3,4})?)(?:[\s,]+(.+))?$/uD';

	/** “London SW1A 1AA”, “Toronto M5V 2T6”, “Springfield 62701-1234”. */
	private const CODE_LAST = '/^(.+?)[\s,]+([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4,6}(?:-\d{4})?)$/uD';

	/**
	 * @param array<string, string> $address Fields by name, with `house_number` and `postcode_city`.
	 * @return array<string, string> Without both.
	 */
	public static function joined( array $address ): array {
		$number = $address['house_number'] ?? '';
		$place  = $address['postcode_city'] ?? '';
		unset( $address['house_number'], $address['postcode_city'] );
		$street = $address['address_1'] ?? '';
		if ( '' !== $number && '' !== $street ) { // Without a street, the number would replace the street of a customer who exists.
			$address['address_1'] = self::with_number( $street, $number, $address['country'] ?? '' );
		}
		return '' === $place ? $address : $address + self::split( $place );
	}

	private static function with_number( string $street, string $number, string $country ): string {
		if ( 1 === preg_match( '/(?:^|\s)' . preg_quote( $number, '/' ) . '(?:$|[\s,])/iu', $street ) ) {
			return $street; // Some files have the number in both columns.
		}
		return in_array( $country, self::NUMBER_FIRST, true ) ? "$number $street" : "$street $number";
	}

	/**
	 * @return array{postcode?: string, city?: string}
	 */
	private static function split( string $place ): array {
		if ( 1 === preg_match( self::CODE_FIRST, $place, $parts ) ) {
			return array( 'postcode' => $parts[1] ) + ( isset( $parts[2] ) ? array( 'city' => $parts[2] ) : array() );
		}
		return 1 === preg_match( self::CODE_LAST, $place, $parts )
			? array(
				'postcode' => $parts[2],
				'city'     => $parts[1],
			)
			: array( 'city' => $place );
	}
}
