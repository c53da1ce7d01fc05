<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerDiff;
use FluentCartCustomers\Runs\Undo\Reversal;
use PHPUnit\Framework\TestCase;

defined( 'ABSPATH' ) || exit;

/**
 * Values go back only where they are still what the run wrote.
 */
final class ReversalTest extends TestCase {

	public function test_fields_that_are_as_the_run_wrote_them_go_back(): void {
		$before   = CustomerRows::customer();
		$after    = CustomerRows::customer( array( 'first_name' => 'Bo', 'last_name' => '' ), array(), array( 'vip' => true, 'level' => 2.0 ) );
		$reversal = self::reversal( $before, $after, $after );
		$this->assertSame(
			array(
				'first_name'             => 'Ana',
				'additional_info[vip]'   => null,
				'additional_info[level]' => null,
			),
			array_diff_key( $reversal->fields, array( 'last_name' => true ) )
		);
		$this->assertSame( 'Diaz', $reversal->text( 'last_name' ) );
		$this->assertSame( array( 'vip' => null, 'level' => null ), $reversal->changes()->additional_info );
		$this->assertNull( $reversal->changes()->status );
	}

	public function test_a_field_that_was_changed_since_is_kept_and_one_that_is_back_already_is_left(): void {
		$reversal = self::reversal( CustomerRows::customer(), CustomerRows::customer( array( 'first_name' => 'Bo', 'last_name' => 'Berg' ) ), CustomerRows::customer( array( 'first_name' => 'Cy' ) ) );
		$this->assertSame( array( array( 'first_name', null ) ), $reversal->kept );
		$this->assertTrue( $reversal->is_empty() );
	}

	public function test_a_value_with_an_obstacle_is_refused_and_the_others_go_back(): void {
		$after    = CustomerRows::customer( array( 'email' => 'new@example.com', 'first_name' => 'Bo' ) );
		$reversal = self::reversal( CustomerRows::customer(), $after, $after, array( 'email' => 'email_taken' ) );
		$this->assertSame( array( 'first_name' => 'Ana' ), $reversal->fields );
		$this->assertSame( array( 'email' => 'email_taken' ), $reversal->refused );
	}

	public function test_an_obstacle_for_a_value_that_was_changed_since_is_none(): void {
		$reversal = self::reversal( CustomerRows::customer(), CustomerRows::customer( array( 'email' => 'b@example.com' ) ), CustomerRows::customer( array( 'email' => 'c@example.com' ) ), array( 'email' => 'email_taken' ) );
		$this->assertSame( array(), $reversal->refused );
		$this->assertSame( array( array( 'email', null ) ), $reversal->kept );
	}

	public function test_the_user_goes_back_if_no_other_one_was_linked(): void {
		$linked = CustomerRows::customer( array( 'user_id' => '5' ) );
		$this->assertTrue( self::reversal( CustomerRows::customer(), $linked, $linked )->changes_user );
		$other = self::reversal( CustomerRows::customer(), $linked, CustomerRows::customer( array( 'user_id' => '6' ) ) );
		$this->assertFalse( $other->changes_user );
		$this->assertSame( array( array( 'user_id', null ) ), $other->kept );
	}

	public function test_a_phone_of_an_address_is_no_phone_of_the_customer_again(): void {
		$before = CustomerRows::customer( array(), array( array( 'id' => '3', 'is_primary' => '1', 'phone' => '111' ) ) );
		$after  = CustomerRows::customer( array(), array( array( 'id' => '3', 'is_primary' => '1', 'phone' => '222' ) ), array(), '222' );
		$undone = self::reversal( $before, $after, $after );
		$this->assertFalse( $undone->has_own_phone );
		$this->assertSame( array( 3 => array( 'phone' => '111' ) ), $undone->addresses->fields );
	}

	public function test_a_new_address_is_removed_unless_it_was_changed_or_made_primary_since(): void {
		$one     = array( 'id' => '3', 'is_primary' => '1' );
		$before  = CustomerRows::customer( array(), array( $one ) );
		$after   = CustomerRows::customer( array(), array( $one, array( 'id' => '4' ) ) );
		$changed = CustomerRows::customer( array(), array( $one, array( 'id' => '4', 'city' => 'Paris' ) ) );
		$primary = CustomerRows::customer( array(), array( array( 'id' => '3' ), array( 'id' => '4', 'is_primary' => '1' ) ) );
		$this->assertSame( array( 4 ), self::reversal( $before, $after, $after )->addresses->removed );
		foreach ( array( $changed, $primary ) as $current ) {
			$reversal = self::reversal( $before, $after, $current );
			$this->assertSame( array(), $reversal->addresses->removed );
			$this->assertSame( array( array( 'address', 4 ) ), $reversal->kept );
		}
	}

	public function test_a_new_address_that_is_no_longer_primary_is_removed_and_leaves_the_primary_one(): void {
		$before   = CustomerRows::customer();
		$after    = CustomerRows::customer( array(), array( array( 'id' => '3', 'is_primary' => '1' ) ) );
		$current  = CustomerRows::customer( array(), array( array( 'id' => '3' ), array( 'id' => '4', 'is_primary' => '1' ) ) );
		$reversal = self::reversal( $before, $after, $current );
		$this->assertSame( array( 3 ), $reversal->addresses->removed );
		$this->assertSame( array(), $reversal->addresses->fields );
	}

	public function test_without_the_primary_address_the_newest_one_is_primary(): void {
		$before   = CustomerRows::customer();
		$after    = CustomerRows::customer( array(), array( array( 'id' => '3', 'is_primary' => '1' ) ) );
		$current  = CustomerRows::customer( array(), array( array( 'id' => '3', 'is_primary' => '1' ), array( 'id' => '4' ), array( 'id' => '5' ), array( 'id' => '6', 'type' => 'shipping' ) ) );
		$reversal = self::reversal( $before, $after, $current );
		$this->assertSame( array( 5 => array( 'is_primary' => true ) ), $reversal->addresses->fields );
	}

	public function test_a_deleted_primary_address_is_primary_again_and_its_successor_is_not(): void {
		$before   = CustomerRows::customer( array(), array( array( 'id' => '3', 'is_primary' => '1' ), array( 'id' => '4' ) ) );
		$after    = CustomerRows::customer( array(), array( array( 'id' => '4', 'is_primary' => '1' ) ) );
		$reversal = self::reversal( $before, $after, $after );
		$this->assertSame( '1', $reversal->addresses->rows[3]['is_primary'] );
		$this->assertSame( array( 4 => array( 'is_primary' => false ) ), $reversal->addresses->fields );
		$this->assertSame( array(), $reversal->kept );
	}

	public function test_a_deleted_primary_address_gives_way_to_one_that_was_made_primary_since(): void {
		$before   = CustomerRows::customer( array(), array( array( 'id' => '3', 'is_primary' => '1' ), array( 'id' => '4' ), array( 'id' => '5' ) ) );
		$after    = CustomerRows::customer( array(), array( array( 'id' => '4' ), array( 'id' => '5', 'is_primary' => '1' ) ) );
		$current  = CustomerRows::customer( array(), array( array( 'id' => '4', 'is_primary' => '1' ), array( 'id' => '5' ) ) );
		$reversal = self::reversal( $before, $after, $current );
		$this->assertSame( '0', $reversal->addresses->rows[3]['is_primary'] );
		$this->assertSame( array(), $reversal->addresses->fields );
		$this->assertSame( array( array( 'is_primary', 3 ) ), $reversal->kept );
	}

	public function test_the_previous_primary_address_gives_way_to_one_that_was_made_primary_since(): void {
		$three    = static fn ( int $primary ): Customer => CustomerRows::customer(
			array(),
			array_map( static fn ( int $id ): array => array( 'id' => "$id", 'is_primary' => (string) (int) ( $id === $primary ) ), array( 3, 4, 5 ) )
		);
		$reversal = self::reversal( $three( 3 ), $three( 4 ), $three( 5 ) );
		$this->assertTrue( $reversal->is_empty() );
		$this->assertSame( array( array( 'is_primary', 3 ) ), $reversal->kept );
		$back = self::reversal( $three( 3 ), $three( 4 ), $three( 4 ) );
		$this->assertSame( array( 3 => array( 'is_primary' => true ), 4 => array( 'is_primary' => false ) ), $back->addresses->fields );
	}

	public function test_an_address_stays_primary_if_the_previous_one_no_longer_exists(): void {
		$before   = CustomerRows::customer( array(), array( array( 'id' => '3', 'is_primary' => '1' ), array( 'id' => '4' ) ) );
		$after    = CustomerRows::customer( array(), array( array( 'id' => '3' ), array( 'id' => '4', 'is_primary' => '1' ) ) );
		$current  = CustomerRows::customer( array(), array( array( 'id' => '4', 'is_primary' => '1' ) ) );
		$reversal = self::reversal( $before, $after, $current );
		$this->assertTrue( $reversal->is_empty() );
		$this->assertContains( array( 'is_primary', 4 ), $reversal->kept );
	}

	public function test_the_undo_of_an_undo_has_the_change_again(): void {
		$before = CustomerRows::customer( array( 'first_name' => 'Ana' ), array( array( 'id' => '3', 'is_primary' => '1' ), array( 'id' => '4' ) ) );
		$after  = CustomerRows::customer( array( 'first_name' => 'Bo' ), array( array( 'id' => '4', 'is_primary' => '1' ) ) );
		$again  = self::reversal( $after, $before, $before );
		$this->assertSame( array( 'first_name' => 'Bo' ), $again->fields );
		$this->assertSame( array( 3 ), $again->addresses->removed );
		$this->assertSame( array( 4 => array( 'is_primary' => true ) ), $again->addresses->fields );
	}

	/**
	 * @param array<string, string> $obstacles
	 */
	private static function reversal( Customer $before, Customer $after, Customer $current, array $obstacles = array() ): Reversal {
		return new Reversal( CustomerDiff::of( $before, $after ), $current, $obstacles );
	}
}
