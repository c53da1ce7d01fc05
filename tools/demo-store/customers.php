<?php
/**
 * The customers of the demo store, with their addresses and meta.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\DemoStore;

defined( 'ABSPATH' ) || exit;

/** Customers that are hard to display: [ first name, last name, email, country ]. They have the ids 1, 2, 3 … */
const MEMORABLE = array(
	array( 'Ada', 'Lovelace', 'ada@example.com', 'GB' ),
	array( 'Zoë', "O'Connor-Müller", 'zoe.oconnor@example.com', 'IE' ),
	array( '🦄 Unicorn', 'Emoji 👩‍👩‍👧', 'unicorn@example.com', 'US' ),
	array( '<b>Bold</b>', '& "Quoted"', 'bold+tags@example.com', 'US' ),
	array( '', '', 'only.an.email@example.com', 'US' ),
	array( 'محمد', 'عبد الرحمن', 'rtl@example.com', 'EG' ),
	array( '太郎', '山田', 'taro.yamada@example.com', 'JP' ),
	array( 'Wolfeschlegelsteinhausenbergerdorff', 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', 'a-rather-long-local-part.that-wraps@subdomain.of.a.long.host.example.com', 'GB' ),
);

const NOTES = array(
	'Prefers to be called in the morning.',
	'VIP: free express shipping.',
	'Asked for an invoice with a VAT number.',
	"Allergic to nuts 🥜: check the gift boxes.\nSecond line of the note.",
	'Returned two parcels, see <b>ticket</b> & "mail".',
);

/**
 * Creates customers, the oldest first.
 *
 * @param Draw                                            $draw      Chance.
 * @param array<string, array<string, mixed>>             $countries The content of countries.php.
 * @param int                                             $count     How many.
 * @param int                                             $opened    Creation of the first, Unix time.
 * @param int                                             $closed    The last is created before this Unix time.
 * @param list<array{string, string, string, string}>     $memorable The first customers, as in MEMORABLE.
 * @return array{customers: list<array<string, mixed>>, addresses: list<array<string, mixed>>, meta: list<array<string, mixed>>} Rows by table.
 */
function make_customers( Draw $draw, array $countries, int $count, int $opened, int $closed, array $memorable ): array {
	$weights = array_map( static fn ( array $country ): int => $country['weight'], $countries );
	$rows    = array(
		'customers' => array(),
		'addresses' => array(),
		'meta'      => array(),
	);
	$emails  = array();

	for ( $index = 0; $index < $count; $index++ ) {
		if ( isset( $memorable[ $index ] ) ) {
			list( $first_name, $last_name, $email, $code ) = $memorable[ $index ];
		} else {
			$code = $draw->weighted( $weights );
			list( $first_name, $last_name, $email ) = make_person( $draw, $countries[ $code ], $emails );
		}
		$emails[ strtolower( $email ) ] = true;

		$day   = intdiv( ( $closed - $opened ) * $index, $count );
		$date  = gmdate( 'Y-m-d H:i:s', $opened + $day + $draw->number( 0, DAY_IN_SECONDS ) );
		$phone = $draw->chance( 75 ) ? $draw->digits( $countries[ $code ]['phone'] ) : '';
		$place = make_place( $draw, $countries[ $code ] );

		$customer = array(
			'id'         => $index + 1,
			'email'      => $email,
			'first_name' => $first_name,
			'last_name'  => $last_name,
			'status'     => $draw->chance( 88 ) ? 'active' : 'inactive',
			'notes'      => $draw->chance( 12 ) ? $draw->one( NOTES ) : '',
			'uuid'       => md5( "demo-customer-$index" ),
			'country'    => $code,
			'city'       => $place['city'],
			'state'      => $place['state'],
			'postcode'   => $place['postcode'],
			'created_at' => $date,
			'updated_at' => $date,
		);

		$rows['customers'][] = $customer;
		array_push( $rows['addresses'], ...make_addresses( $draw, $countries[ $code ], $customer, $place, $phone ) );
		array_push( $rows['meta'], ...make_meta( $draw, $customer, $phone ) );
	}
	return $rows;
}

/**
 * A name of the country and an unused email address.
 *
 * @param Draw                 $draw    Chance.
 * @param array<string, mixed> $country An entry of countries.php.
 * @param array<string, true>  $emails  Used addresses.
 * @return array{string, string, string} First name, last name, email.
 */
function make_person( Draw $draw, array $country, array $emails ): array {
	list( $first_name, $first_latin ) = explode( '|', $draw->one( $country['first'] ) . '|' );
	list( $last_name, $last_latin )   = explode( '|', $draw->one( $country['last'] ) . '|' );

	$latin  = ( '' === $first_latin ? $first_name : $first_latin ) . '.' . ( '' === $last_latin ? $last_name : $last_latin );
	$local  = trim( (string) preg_replace( '/[^a-z0-9.-]+/', '', strtolower( remove_accents( $latin, 'en_US' ) ) ), '.-' );
	$domain = $draw->one( array( 'example.com', 'example.com', 'example.org', 'example.net' ) );
	$email  = "$local@$domain";
	for ( $number = 2; isset( $emails[ $email ] ); $number++ ) {
		$email = "$local$number@$domain";
	}
	return array( $first_name, $last_name, $email );
}

/**
 * A random place in the country.
 *
 * @param Draw                 $draw    Chance.
 * @param array<string, mixed> $country An entry of countries.php.
 * @return array{address_1: string, city: string, state: string, postcode: string}
 */
function make_place( Draw $draw, array $country ): array {
	list( $city, $state, $postcode ) = $draw->one( $country['cities'] );
	return array(
		'address_1' => $draw->digits( $draw->one( $country['streets'] ) ),
		'city'      => $city,
		'state'     => $state,
		'postcode'  => $postcode,
	);
}

/**
 * A billing address, and for some customers a shipping address, at the same place or elsewhere in the country.
 *
 * @param Draw                  $draw     Chance.
 * @param array<string, mixed>  $country  An entry of countries.php.
 * @param array<string, mixed>  $customer Row.
 * @param array<string, string> $home     From make_place().
 * @param string                $phone    Maybe empty.
 * @return list<array<string, mixed>> Rows, without ids.
 */
function make_addresses( Draw $draw, array $country, array $customer, array $home, string $phone ): array {
	$billing = array(
		'customer_id' => $customer['id'],
		'is_primary'  => 1,
		'type'        => 'billing',
		'label'       => 'Home',
		'name'        => trim( "{$customer['first_name']} {$customer['last_name']}" ),
		'address_1'   => $home['address_1'],
		'address_2'   => $draw->chance( 20 ) ? $draw->digits( 'Apt. ##' ) : '',
		'city'        => $home['city'],
		'state'       => $home['state'],
		'phone'       => $phone,
		'email'       => $customer['email'],
		'postcode'    => $home['postcode'],
		'country'     => $customer['country'],
		'meta'        => wp_json_encode( array( 'other_data' => make_name_parts( $customer ) ) ),
		'created_at'  => $customer['created_at'],
		'updated_at'  => $customer['created_at'],
	);
	if ( ! $draw->chance( 45 ) ) {
		return array( $billing );
	}

	$shipping = array(
		'type'  => 'shipping',
		'label' => 'Work',
	);
	return array( $billing, array_merge( $billing, $shipping, $draw->chance( 60 ) ? make_place( $draw, $country ) : array() ) );
}

/**
 * The parts of an address's name that FluentCart keeps beside it.
 *
 * @param array<string, mixed> $customer Row.
 * @return array<string, string>
 */
function make_name_parts( array $customer ): array {
	return array(
		'first_name' => $customer['first_name'],
		'last_name'  => $customer['last_name'],
	);
}

/**
 * Phone and additional info, where a customer has them.
 *
 * @param Draw                 $draw     Chance.
 * @param array<string, mixed> $customer Row.
 * @param string               $phone    Maybe empty.
 * @return list<array<string, mixed>> Rows, without ids.
 */
function make_meta( Draw $draw, array $customer, string $phone ): array {
	$values = array();
	// Other customers have a phone in their address only.
	if ( '' !== $phone && $draw->chance( 60 ) ) {
		$values['phone'] = $phone;
	}
	if ( $draw->chance( 15 ) ) {
		$values['additional_info'] = wp_json_encode(
			array(
				'company'    => $draw->one( array( 'Example Corp', 'Größe & Söhne', '株式会社サンプル', "O'Hara Ltd." ) ),
				'newsletter' => $draw->chance( 50 ),
			)
		);
	}

	$rows = array();
	foreach ( $values as $key => $value ) {
		$rows[] = array(
			'customer_id' => $customer['id'],
			'meta_key'    => $key,
			'meta_value'  => $value,
			'created_at'  => $customer['created_at'],
			'updated_at'  => $customer['created_at'],
		);
	}
	return $rows;
}
