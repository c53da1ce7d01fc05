<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerDiff;
use FluentCartCustomers\Journal\Outcome;
use PHPUnit\Framework\TestCase;

defined( 'ABSPATH' ) || exit;

/**
 * The images of a change have what differs, and nothing else.
 */
final class CustomerDiffTest extends TestCase {

	private const ADDRESS = array( 'id' => '3', 'is_primary' => '1' ) + CustomerRows::ADDRESS;

	public function test_customers_with_equal_fields_are_unchanged(): void {
		$change = CustomerDiff::of( self::customer(), self::customer( array( 'updated_at' => '2026-06-01 00:00:00', 'ltv' => '500' ) ) );
		$this->assertSame( Outcome::Unchanged, $change->outcome );
		$this->assertNull( $change->before );
		$this->assertNull( $change->after );
	}

	public function test_a_changed_field_has_both_values(): void {
		$change = CustomerDiff::of( self::customer(), self::customer( array( 'status' => 'archived' ) ) );
		$this->assertSame( 7, $change->customer_id );
		$this->assertSame( Outcome::Updated, $change->outcome );
		$this->assertSame( array( 'fields' => array( 'status' => 'active' ) ), $change->before );
		$this->assertSame( array( 'fields' => array( 'status' => 'archived' ) ), $change->after );
	}

	public function test_an_emptied_field_and_a_new_one_are_null_where_they_have_no_value(): void {
		$change = CustomerDiff::of( self::customer(), self::customer( array( 'last_name' => '', 'notes' => 'Pays late' ) ) );
		$this->assertSame( array( 'fields' => array( 'last_name' => 'Diaz', 'additional_info[notes]' => null ) ), $change->before );
		$this->assertEquals( array( 'fields' => array( 'last_name' => null, 'additional_info[notes]' => 'Pays late' ) ), $change->after );
	}

	public function test_additional_info_is_compared_key_by_key_with_its_types(): void {
		$change = CustomerDiff::of(
			self::customer( info: array( 'size' => 4, '2024' => true, 'gift' => 'yes' ) ),
			self::customer( info: array( 'size' => '4', '2024' => true ) )
		);
		$this->assertSame( array( 'fields' => array( 'additional_info[size]' => 4, 'additional_info[gift]' => 'yes' ) ), $change->before );
		$this->assertSame( array( 'fields' => array( 'additional_info[size]' => '4', 'additional_info[gift]' => null ) ), $change->after );
	}

	public function test_a_created_address_has_its_whole_row_after_the_change(): void {
		$change = CustomerDiff::of( self::customer(), self::customer( addresses: array( self::ADDRESS ) ) );
		$this->assertSame( array( 'addresses' => array( 3 => null ) ), $change->before );
		$this->assertSame( array( 'addresses' => array( 3 => array( 'row' => self::ADDRESS ) ) ), $change->after );
	}

	public function test_a_deleted_address_has_its_whole_row_before_the_change_and_the_next_one_becomes_primary(): void {
		$second = array( 'id' => '4', 'is_primary' => '0' ) + self::ADDRESS;
		$change = CustomerDiff::of(
			self::customer( addresses: array( self::ADDRESS, $second ) ),
			self::customer( addresses: array( array( 'is_primary' => '1' ) + $second ) )
		);
		$this->assertEquals( array( 'addresses' => array( 3 => array( 'row' => self::ADDRESS ), 4 => array( 'fields' => array( 'is_primary' => false ) ) ) ), $change->before );
		$this->assertEquals( array( 'addresses' => array( 3 => null, 4 => array( 'fields' => array( 'is_primary' => true ) ) ) ), $change->after );
	}

	public function test_a_changed_address_has_its_changed_fields(): void {
		$changed = array( 'city' => 'Milan', 'address_2' => 'Floor 2', 'updated_at' => '2026-06-01 00:00:00' ) + self::ADDRESS;
		$change  = CustomerDiff::of( self::customer( addresses: array( self::ADDRESS ) ), self::customer( addresses: array( $changed ) ) );
		$this->assertEquals( array( 'addresses' => array( 3 => array( 'fields' => array( 'city' => 'Rome', 'address_2' => null ) ) ) ), $change->before );
		$this->assertEquals( array( 'addresses' => array( 3 => array( 'fields' => array( 'city' => 'Milan', 'address_2' => 'Floor 2' ) ) ) ), $change->after );
	}

	public function test_a_phone_that_the_customer_has_from_an_address_only_is_a_change_of_the_address(): void {
		$address = array( 'phone' => '1' ) + self::ADDRESS;
		$change  = CustomerDiff::of( self::customer( addresses: array( $address ) ), self::customer( addresses: array( array( 'phone' => '2' ) + $address ) ) );
		$this->assertSame( array( 'addresses' => array( 3 => array( 'fields' => array( 'phone' => '1' ) ) ) ), $change->before );
	}

	public function test_a_phone_of_the_customer_is_a_change_of_the_customer_even_if_an_address_had_it_before(): void {
		$address = array( 'phone' => '1' ) + self::ADDRESS;
		$change  = CustomerDiff::of( self::customer( addresses: array( $address ) ), self::customer( phone: '2', addresses: array( $address ) ) );
		$this->assertSame( array( 'fields' => array( 'phone' => '1' ), 'own_phone' => false ), $change->before );
		$this->assertSame( array( 'fields' => array( 'phone' => '2' ), 'own_phone' => true ), $change->after );
	}

	public function test_a_linked_user_has_both_ids(): void {
		$change = CustomerDiff::of( self::customer(), self::customer( array( 'user_id' => '9' ) ) );
		$this->assertEquals( CustomerDiff::of_user( 7, null, 9 ), $change );
		$this->assertSame( array( 'user_id' => null ), $change->before );
		$this->assertSame( array( 'user_id' => 9 ), $change->after );
		$this->assertSame( Outcome::Unchanged, CustomerDiff::of_user( 7, 9, 9 )->outcome );
	}

	/**
	 * @param array<string, string|null>           $columns
	 * @param array<string, string|int|float|bool> $info
	 * @param list<array<string, string>>          $addresses
	 */
	private static function customer( array $columns = array(), string $phone = '', array $info = array(), array $addresses = array() ): Customer {
		return CustomerRows::customer( $columns, $addresses, $info, $phone );
	}
}
