<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin\Health;

use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\ReconcileStore;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Sentences;

defined( 'ABSPATH' ) || exit;

/**
 * Reports customers whose stored totals differ from their orders.
 */
final class StoredTotalsTest {

	public const TEST = 'fluent_cart_customers_totals';

	public function __construct( private readonly ReconcileStore $reconciles ) {}

	public function label(): string {
		return __( 'Customer totals', 'fluent-cart-customers' );
	}

	/**
	 * @return array<string, mixed> Result of a Site Health test.
	 */
	public function test(): array {
		try {
			$last = $this->reconciles->complete( JobName::Figures );
		} catch ( DatabaseError $error ) {
			return HealthReport::of( self::TEST, 'recommended', __( 'Customer totals couldn’t be checked', 'fluent-cart-customers' ), $error->reason );
		}
		$again = array( SiteHealth::CHECK_TOTALS => __( 'Check totals now', 'fluent-cart-customers' ) );
		if ( null === $last ) {
			return HealthReport::of(
				self::TEST,
				'good',
				__( 'Customer totals haven’t been checked yet', 'fluent-cart-customers' ),
				__( 'A background task compares them with the orders once a week.', 'fluent-cart-customers' ),
				$again
			);
		}
		if ( 0 === $last['state']['differing'] ) {
			return HealthReport::of(
				self::TEST,
				'good',
				__( 'Customer totals match their orders', 'fluent-cart-customers' ),
				self::checked( $last['finished_at'] ),
				$again
			);
		}
		return HealthReport::of(
			self::TEST,
			'recommended',
			__( 'Some customer totals don’t match their orders', 'fluent-cart-customers' ),
			Sentences::joined(
				array(
					self::checked( $last['finished_at'] ),
					self::counted( $last['state']['differing'], $last['state']['currency'] ),
					self::listed( $last['state']['first'] ),
					self::reason(),
				)
			),
			$again
		);
	}

	private static function checked( int $finished_at ): string {
		/* translators: %s: a date and a time. */
		return sprintf( __( 'Last checked on %s.', 'fluent-cart-customers' ), wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $finished_at ) );
	}

	private static function counted( int $differing, string $currency ): string {
		return sprintf(
			/* translators: 1: number of customers, 2: currency code. */
			_n(
				'%1$s customer has a stored total spent or number of paid orders that differs from their orders in %2$s.',
				'%1$s customers have a stored total spent or number of paid orders that differs from their orders in %2$s.',
				$differing,
				'fluent-cart-customers'
			),
			number_format_i18n( $differing ),
			$currency
		);
	}

	/**
	 * @param list<int> $ids
	 */
	private static function listed( array $ids ): string {
		return sprintf(
			/* translators: %s: IDs of customers, like "#12, #34". */
			__( 'First customers: %s.', 'fluent-cart-customers' ),
			implode( ', ', array_map( static fn ( int $id ): string => "#$id", $ids ) )
		);
	}

	private static function reason(): string {
		return __( 'Lists, sorting, and filters use the stored totals. FluentCart adds up all currencies in them and updates them with the customer’s next payment. The customer screen shows both.', 'fluent-cart-customers' );
	}
}
