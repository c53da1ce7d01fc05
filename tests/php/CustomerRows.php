<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerRow;

defined( 'ABSPATH' ) || exit;

/**
 * Rows of a customer, from which tests build customers.
 */
final class CustomerRows {

	private const ROW = array(
		'id'                  => '7',
		'user_id'             => null,
		'email'               => 'ana@example.com',
		'first_name'          => 'Ana',
		'last_name'           => 'Diaz',
		'status'              => 'active',
		'ltv'                 => '0',
		'purchase_count'      => '0',
		'first_purchase_date' => null,
		'last_purchase_date'  => null,
		'notes'               => '',
		'created_at'          => '2026-05-01 00:00:00',
		'updated_at'          => '2026-05-01 00:00:00',
	);

	/** Without the id. */
	public const ADDRESS = array(
		'customer_id' => '7',
		'type'        => 'billing',
		'is_primary'  => '0',
		'label'       => '',
		'name'        => 'Ana Diaz',
		'address_1'   => '1 Main Street',
		'address_2'   => '',
		'city'        => 'Rome',
		'state'       => '',
		'postcode'    => '',
		'country'     => 'IT',
		'phone'       => '',
		'email'       => '',
		'meta'        => '[]',
		'created_at'  => '2026-05-01 00:00:00',
		'updated_at'  => '2026-05-01 00:00:00',
	);

	/**
	 * @param array<string, string|null>                $row       Columns that differ from ROW.
	 * @param list<array<string, string>>               $addresses Columns that differ from ADDRESS.
	 * @param array<string, string|int|float|bool|null> $info
	 */
	public static function customer( array $row = array(), array $addresses = array(), array $info = array(), string $phone = '' ): Customer {
		return new Customer(
			CustomerRow::from_row( $row + self::ROW ),
			$phone,
			0,
			$info,
			array_map( static fn ( array $address ): Address => Address::from_row( $address + self::ADDRESS ), $addresses )
		);
	}
}
