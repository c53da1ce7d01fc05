<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use DateTimeImmutable;
use FluentCartCustomers\Admin\CustomerMarkup;
use FluentCartCustomers\Host\CustomerStatuses;
use FluentCartCustomers\Host\NumberFormat;

defined( 'ABSPATH' ) || exit;

/**
 * Prints the overview of one customer, as src/components/overview/customer.tsx does in React.
 *
 * @phpstan-import-type Summary from CustomerMarkup
 * @phpstan-type Stats array<string, mixed> A CustomerStats of openapi.json.
 */
final class CustomerOverviewMarkup {

	private const MONTHS = 12;

	public function __construct( private readonly BlockSettings $settings ) {}

	/**
	 * @param Summary $customer
	 * @param Stats   $stats
	 */
	public function render( array $customer, array $stats ): void {
		$text = new NumberFormat( $stats['currency'] );
		?>
		<div class="fcc-overview__head">
			<?php OverviewParts::render_title( $this->settings ); ?>
			<p class="fcc-overview__customer">
				<?php OverviewParts::render_customer_link( $customer ); ?>
				<?php self::render_status( $customer['status'] ); ?>
			</p>
		</div>
		<?php
		$has_figures = array() !== $this->settings->figures;
		if ( $has_figures ) {
			self::render_figures( self::figures( $stats, $text ) );
		}
		if ( $has_figures || $this->settings->shows_chart ) {
			OverviewParts::render_other_currencies( $stats['other_currencies'] );
		}
		if ( $this->settings->shows_chart && array() !== $stats['by_month'] ) {
			ChartMarkup::render( self::chart( array_slice( $stats['by_month'], -self::MONTHS ), $text ), 'months' );
		}
	}

	/**
	 * @param array<string, string> $figures By label.
	 */
	private static function render_figures( array $figures ): void {
		?>
		<dl class="fcc-overview__figures">
			<?php foreach ( $figures as $label => $value ) : ?>
				<div class="fcc-overview__figure">
					<dt><?php echo esc_html( $label ); ?></dt>
					<dd class="fcc-overview__value"><?php echo esc_html( $value ); ?></dd>
				</div>
			<?php endforeach; ?>
		</dl>
		<?php
	}

	private static function render_status( string $status ): void {
		printf(
			'<span class="fcc-overview__status is-%1$s">%2$s</span>',
			esc_attr( sanitize_html_class( $status ) ),
			esc_html( CustomerStatuses::all()[ $status ] ?? $status )
		);
	}

	/**
	 * @param Stats $stats
	 * @return array<string, string> By label.
	 */
	private static function figures( array $stats, NumberFormat $text ): array {
		$day = static fn ( ?string $date ): string => null === $date ? '—' : CustomerMarkup::day( $date );
		return array(
			__( 'Total spent', 'fluent-cart-customers' )         => $text->money( $stats['total_spent'] ),
			__( 'Paid orders', 'fluent-cart-customers' )         => $text->number( $stats['order_count'] ),
			__( 'Average order value', 'fluent-cart-customers' ) => 0 === $stats['order_count'] ? '—' : $text->money( $stats['average_order_value'] ),
			__( 'First order', 'fluent-cart-customers' )         => $day( $stats['first_order_date'] ),
			__( 'Last order', 'fluent-cart-customers' )          => $day( $stats['last_order_date'] ),
		);
	}

	/**
	 * @param non-empty-list<array{month: string, total_spent: int, order_count: int}> $months
	 */
	private static function chart( array $months, NumberFormat $text ): Chart {
		$spent   = array_column( $months, 'total_spent' );
		$orders  = array_column( $months, 'order_count' );
		$names   = array_map( self::month_name( ... ), array_column( $months, 'month' ) );
		$reading = static fn ( string $name, int $spent, int $orders ): string => sprintf(
			/* translators: 1: Month, or "Last 12 months", 2: for example "$340.00 in 4 orders". */
			__( '%1$s: %2$s', 'fluent-cart-customers' ),
			$name,
			OverviewParts::money_in_orders( $text->money( $spent ), $orders, $text->number( $orders ) )
		);
		return new Chart(
			__( 'Spending by month', 'fluent-cart-customers' ),
			__( 'Month', 'fluent-cart-customers' ),
			$names,
			array(
				array(
					'name'   => 'revenue',
					'label'  => _x( 'Spent', 'amount of money', 'fluent-cart-customers' ),
					'texts'  => array_map( $text->money( ... ), $spent ),
					'values' => $spent,
				),
				array(
					'name'  => 'orders',
					'label' => __( 'Paid orders', 'fluent-cart-customers' ),
					'texts' => array_map( $text->number( ... ), $orders ),
				),
			),
			$reading( __( 'Last 12 months', 'fluent-cart-customers' ), array_sum( $spent ), array_sum( $orders ) ),
			array_map( $reading, $names, $spent, $orders )
		);
	}

	/**
	 * @param string $month As `2026-03`.
	 */
	private static function month_name( string $month ): string {
		/* translators: A month in a chart; see https://www.php.net/manual/datetime.format.php */
		$format = _x( 'F Y', 'month in a chart', 'fluent-cart-customers' );
		return (string) wp_date( $format, ( new DateTimeImmutable( "$month-15 12:00:00", wp_timezone() ) )->getTimestamp() );
	}
}
