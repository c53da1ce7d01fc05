<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin\Health;

use FluentCartCustomers\Checks\UnusualRowsQuery;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Sentences;

defined( 'ABSPATH' ) || exit;

/**
 * Reports customers and orders with numbers that are too large for the API.
 */
final class UnusualRowsTest {

	public const TEST = 'fluent_cart_customers_rows';

	public function __construct( private readonly UnusualRowsQuery $rows ) {}

	public function label(): string {
		return __( 'Customer and order numbers', 'fluent-cart-customers' );
	}

	/**
	 * @return array<string, mixed> Result of a Site Health test.
	 */
	public function test(): array {
		try {
			$customers = $this->rows->customers();
			$orders    = $this->rows->orders();
		} catch ( DatabaseError $error ) {
			return HealthReport::of( self::TEST, 'recommended', __( 'Customer and order numbers couldn’t be checked', 'fluent-cart-customers' ), $error->reason );
		}
		$sentences = array();
		if ( array() !== $customers ) {
			/* translators: %s: IDs of customers. */
			$sentences[] = sprintf( __( 'Customers: %s.', 'fluent-cart-customers' ), self::listed( $customers ) );
		}
		if ( array() !== $orders ) {
			/* translators: %s: IDs of orders. */
			$sentences[] = sprintf( __( 'Orders: %s.', 'fluent-cart-customers' ), self::listed( $orders ) );
		}
		return array() === $sentences
			? HealthReport::of(
				self::TEST,
				'good',
				__( 'All customer and order numbers can be shown', 'fluent-cart-customers' ),
				__( 'No ID, count, or amount is too large.', 'fluent-cart-customers' )
			)
			: HealthReport::of(
				self::TEST,
				'recommended',
				__( 'Some customers or orders have numbers that are too large', 'fluent-cart-customers' ),
				Sentences::joined( array( ...$sentences, __( 'An import probably wrote them. Amounts and counts are shown as the largest number that can be shown. Correct or delete these rows in the database.', 'fluent-cart-customers' ) ) )
			);
	}

	/**
	 * @param non-empty-list<string> $ids
	 */
	private static function listed( array $ids ): string {
		return implode( ', ', array_map( static fn ( string $id ): string => "#$id", $ids ) );
	}
}
