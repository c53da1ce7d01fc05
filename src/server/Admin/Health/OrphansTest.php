<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin\Health;

use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\ReconcileStore;
use FluentCartCustomers\Customers\Deletion\OrphanRepository;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Sentences;

defined( 'ABSPATH' ) || exit;

/**
 * Reports rows of deleted customers.
 */
final class OrphansTest {

	public const TEST = 'fluent_cart_customers_data';

	public function __construct( private readonly ReconcileStore $reconciles ) {}

	public function label(): string {
		return __( 'Customer data', 'fluent-cart-customers' );
	}

	/**
	 * @return array<string, mixed> Result of a Site Health test.
	 */
	public function test(): array {
		try {
			$current = $this->reconciles->current( JobName::Check );
			$last    = $this->reconciles->complete( JobName::Check );
		} catch ( DatabaseError $error ) {
			return HealthReport::of( self::TEST, 'recommended', __( 'Customer data couldn’t be checked', 'fluent-cart-customers' ), $error->reason );
		}
		$again = array( SiteHealth::CHECK => __( 'Check now', 'fluent-cart-customers' ) );
		return match ( true ) {
			null !== $current                                                   => HealthReport::of(
				self::TEST,
				'good',
				__( 'Customer data is being checked', 'fluent-cart-customers' ),
				__( 'The check is running in the background.', 'fluent-cart-customers' ),
				array( SiteHealth::GO_ON => __( 'Continue now', 'fluent-cart-customers' ) )
			),
			null === $last                                                      => HealthReport::of(
				self::TEST,
				'good',
				__( 'Customer data hasn’t been checked yet', 'fluent-cart-customers' ),
				__( 'The check runs once a week in the background.', 'fluent-cart-customers' ),
				$again
			),
			array() === $last['state']['found'] || $last['state']['is_repair'] => HealthReport::of(
				self::TEST,
				'good',
				__( 'No leftover data from deleted customers', 'fluent-cart-customers' ),
				Sentences::joined( array( self::checked( $last['finished_at'] ), self::removed( $last['state']['found'] ) ) ),
				$again
			),
			default                                                             => HealthReport::of(
				self::TEST,
				'recommended',
				__( 'Leftover data from deleted customers was found', 'fluent-cart-customers' ),
				Sentences::joined(
					array(
						self::checked( $last['finished_at'] ),
						self::found( $last['state']['found'] ),
						__( 'These rows do no harm but might contain personal data. Removing them doesn’t affect existing customers.', 'fluent-cart-customers' ),
					)
				),
				array(
					SiteHealth::REMOVE => __( 'Remove leftover data', 'fluent-cart-customers' ),
					...$again,
				)
			),
		};
	}

	private static function checked( int $finished_at ): string {
		/* translators: %s: a date and a time. */
		return sprintf( __( 'Last checked on %s.', 'fluent-cart-customers' ), wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $finished_at ) );
	}

	/**
	 * @param array<string, int> $found Rows by table.
	 */
	private static function removed( array $found ): string {
		return array() === $found ? '' : sprintf(
			/* translators: %s: a list like “Addresses: 3 and Activity: 5”. */
			__( 'Leftover data was removed (number of rows): %s.', 'fluent-cart-customers' ),
			self::numbers( $found )
		);
	}

	/**
	 * @param array<string, int> $found Rows by table.
	 */
	private static function found( array $found ): string {
		/* translators: %s: a list like “Addresses: 3 and Activity: 5”. */
		return sprintf( __( 'Rows without a customer: %s.', 'fluent-cart-customers' ), self::numbers( $found ) );
	}

	/**
	 * @param array<string, int> $found Rows by table.
	 */
	private static function numbers( array $found ): string {
		$numbers = array();
		foreach ( $found as $table => $rows ) {
			/* translators: 1: content of a database table, 2: number of rows. */
			$numbers[] = sprintf( _x( '%1$s: %2$s', 'content and number of rows', 'fluent-cart-customers' ), OrphanRepository::label( $table ), number_format_i18n( $rows ) );
		}
		return wp_sprintf( '%l', $numbers );
	}
}
