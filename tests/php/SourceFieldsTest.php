<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Search\SourceFields;
use PHPUnit\Framework\TestCase;

defined( 'ABSPATH' ) || exit;

/**
 * What is indexed of a customer with more than fits.
 */
final class SourceFieldsTest extends TestCase {

	public function test_of_too_many_orders_the_oldest_are_left_out_and_never_another_field(): void {
		$place    = array( 'city' => 'Žilina', 'postcode' => '010 01', 'country' => 'SK' );
		$customer = array( 'first_name' => 'Ľubomír', 'last_name' => 'Štúr', 'email' => 'z@example.com', 'login' => '' ) + $place;
		$orders   = array_map(
			static fn ( int $number ): array => array(
				'id'             => (string) ( 9_000_000 + $number ),
				'receipt_number' => (string) ( 5_000_000 + $number ),
				'invoice_no'     => "INVOICE-OF-THE-STORE-2026-$number",
			),
			range( 3_000, 1_001, -1 )
		);
		$document = SourceFields::of( $customer, array( '+421 2 555 0123' ), array(), $orders )->document();
		$this->assertLessThanOrEqual( 60_000, strlen( $document ) );
		foreach ( array( ' stur', ' zilina', ' ~321055521', ' =sk', ' invoiceofthestore20263000', ' 9003000', ' invoiceofthestore20262600' ) as $term ) {
			$this->assertStringContainsString( $term, $document );
		}
		$this->assertStringNotContainsString( '20261001', $document );
	}
}
