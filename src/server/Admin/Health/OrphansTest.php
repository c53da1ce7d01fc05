<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin\Health;

use FluentCartCustomers\Customers\Deletion\OrphanRepository;
use FluentCartCustomers\Customers\Deletion\OrphanScanJob;
use FluentCartCustomers\Database\DatabaseError;

defined( 'ABSPATH' ) || exit;

/**
 * Reports rows of deleted customers.
 */
final class OrphansTest {

	public const TEST = 'fluent_cart_customers_data';

	public function __construct( private readonly OrphanScanJob $scan ) {}

	/**
	 * @return array<string, mixed> Result of a Site Health test.
	 */
	public function test(): array {
		try {
			$findings = $this->scan->scan_result();
		} catch ( DatabaseError $error ) {
			return HealthReport::of( self::TEST, 'recommended', __( 'The customers could not be checked', 'fluent-cart-customers' ), $error->reason );
		}
		$again = array( SiteHealth::CHECK => __( 'Check now', 'fluent-cart-customers' ) );
		return match ( true ) {
			null === $findings                                         => HealthReport::of(
				self::TEST,
				'good',
				__( 'The data of customers have not been checked yet', 'fluent-cart-customers' ),
				__( 'That is done once a week, in the background.', 'fluent-cart-customers' ),
				$again
			),
			null === $findings['ended']                                => HealthReport::of(
				self::TEST,
				'good',
				__( 'The data of customers are being checked', 'fluent-cart-customers' ),
				__( 'It goes on in the background.', 'fluent-cart-customers' ),
				array( SiteHealth::GO_ON => __( 'Go on with it now', 'fluent-cart-customers' ) )
			),
			array() === $findings['found'] || $findings['removing'] => HealthReport::of(
				self::TEST,
				'good',
				__( 'Nothing is left of customers who are gone', 'fluent-cart-customers' ),
				self::checked( $findings['ended'] ) . ' ' . self::removed( $findings['found'] ),
				$again
			),
			default                                                    => HealthReport::of(
				self::TEST,
				'recommended',
				__( 'Something is left of customers who are gone', 'fluent-cart-customers' ),
				self::checked( $findings['ended'] ) . ' ' . self::found( $findings['found'] ) . ' '
					. __( 'They do no harm, but may hold personal data. Customers who exist are not touched when they are removed.', 'fluent-cart-customers' ),
				array(
					SiteHealth::REMOVE => __( 'Remove what is left', 'fluent-cart-customers' ),
					...$again,
				)
			),
		};
	}

	private static function checked( int $ended ): string {
		/* translators: %s: a date and a time. */
		return sprintf( __( 'Checked on %s.', 'fluent-cart-customers' ), wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $ended ) );
	}

	/**
	 * @param array<string, int> $found Rows by table.
	 */
	private static function removed( array $found ): string {
		return array() === $found ? '' : sprintf(
			/* translators: %s: numbers of rows. */
			__( 'What was left was removed: %s.', 'fluent-cart-customers' ),
			self::numbers( $found )
		);
	}

	/**
	 * @param array<string, int> $found Rows by table.
	 */
	private static function found( array $found ): string {
		/* translators: %s: numbers of rows. */
		return sprintf( __( 'These rows belong to nobody: %s.', 'fluent-cart-customers' ), self::numbers( $found ) );
	}

	/**
	 * @param array<string, int> $found Rows by table.
	 */
	private static function numbers( array $found ): string {
		return implode(
			', ',
			array_map( static fn ( string $table, int $rows ): string => OrphanRepository::label( $table ) . ': ' . number_format_i18n( $rows ), array_keys( $found ), $found )
		);
	}
}
