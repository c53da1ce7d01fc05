<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use FluentCartCustomers\Host\NumberFormat;
use FluentCartCustomers\Overview\Summaries\Period;

defined( 'ABSPATH' ) || exit;

/**
 * Prints an answer of getOverview, as src/components/overview/index.tsx does in React.
 *
 * @phpstan-type Overview array<string, mixed> An Overview of openapi.json.
 */
final class OverviewMarkup {

	public function __construct(
		private readonly BlockSettings $settings,
		private readonly PeriodLink $link,
	) {}

	/**
	 * @param Overview $overview
	 */
	public function render( array $overview ): void {
		$this->render_head( $overview );
		if ( 0 === $overview['figures']['customers']['value'] && 0 === $overview['order_count'] ) {
			?>
			<p class="fcc-overview__empty"><?php esc_html_e( 'No customers yet. Your metrics will appear here after the first order.', 'fluent-cart-customers' ); ?></p>
			<?php
			return;
		}
		if ( null !== $overview['notice'] ) {
			printf( '<p class="fcc-overview__note">%s</p>', esc_html( $overview['notice'] ) );
		}
		$this->render_figures( $overview['figures'] );
		if ( $this->settings->shows_chart || array() !== $this->settings->figures ) {
			OverviewParts::render_other_currencies( $overview['other_currencies'] );
		}
		if ( $this->settings->shows_chart ) {
			ChartMarkup::render( self::chart( $overview ), $overview['period'] );
		}
		if ( $this->settings->top_customers > 0 ) {
			$this->render_top_customers( array_slice( $overview['top_customers'], 0, $this->settings->top_customers ) );
		}
	}

	/**
	 * The live region announces the days of a newly selected period.
	 *
	 * @param Overview $overview
	 */
	private function render_head( array $overview ): void {
		?>
		<div class="fcc-overview__head">
			<?php OverviewParts::render_title( $this->settings ); ?>
			<?php if ( $this->settings->shows_periods ) : ?>
				<div class="fcc-overview__periods" role="group" aria-label="<?php esc_attr_e( 'Period', 'fluent-cart-customers' ); ?>">
					<ul>
						<?php foreach ( self::periods() as $value => $label ) : ?>
							<li><a class="fcc-overview__period" href="<?php echo esc_url( $this->link->of( Period::from( $value ) ) ); ?>"<?php echo $value === $overview['period'] ? ' aria-current="true"' : ''; ?> data-wp-on--click="actions.changePeriod"><?php echo esc_html( $label ); ?></a></li>
						<?php endforeach; ?>
					</ul>
				</div>
			<?php endif; ?>
			<p class="fcc-overview__range" aria-live="polite">
				<?php echo esc_html( $overview['formatted_range'] ); ?>
				<?php if ( null !== $overview['formatted_previous_range'] ) : ?>
					<span>
						<?php
						/* translators: %s: Days, for example "January 2 – January 8". */
						echo esc_html( sprintf( __( 'compared with %s', 'fluent-cart-customers' ), $overview['formatted_previous_range'] ) );
						?>
					</span>
				<?php endif; ?>
			</p>
		</div>
		<?php
	}

	/**
	 * @param array<string, array<string, mixed>> $figures By name, an OverviewFigure.
	 */
	private function render_figures( array $figures ): void {
		if ( array() === $this->settings->figures ) {
			return;
		}
		?>
		<dl class="fcc-overview__figures">
			<?php foreach ( $this->settings->figures as $name ) : ?>
				<div class="fcc-overview__figure">
					<dt><?php echo esc_html( $figures[ $name ]['label'] ); ?></dt>
					<dd class="fcc-overview__value"><?php echo esc_html( $figures[ $name ]['formatted_value'] ); ?></dd>
					<?php self::render_change( $figures[ $name ] ); ?>
				</div>
			<?php endforeach; ?>
		</dl>
		<?php
	}

	/**
	 * @param array<string, mixed> $figure An OverviewFigure.
	 */
	private static function render_change( array $figure ): void {
		if ( null === $figure['formatted_previous'] ) {
			return;
		}
		/* translators: %s: The value in the period before. */
		$before = sprintf( __( 'Previous period: %s', 'fluent-cart-customers' ), $figure['formatted_previous'] );
		if ( null === $figure['change'] ) {
			printf( '<dd class="fcc-overview__change is-new">%s</dd>', esc_html( $before ) );
			return;
		}
		printf(
			'<dd class="fcc-overview__change is-%1$s">%2$s <span class="screen-reader-text">(%3$s)</span></dd>',
			esc_attr( array( 'down', 'same', 'up' )[ 1 + ( $figure['change'] <=> 0 ) ] ),
			esc_html( $figure['formatted_change'] ),
			esc_html( $before )
		);
	}

	/**
	 * @param list<array<string, mixed>> $customers Each a TopCustomer.
	 */
	private function render_top_customers( array $customers ): void {
		$heading = $this->settings->subheading();
		?>
		<section class="fcc-overview__top">
			<?php printf( '<%1$s>%2$s</%1$s>', esc_html( $heading ), esc_html__( 'Top customers', 'fluent-cart-customers' ) ); ?>
			<?php if ( array() === $customers ) : ?>
				<p class="fcc-overview__note"><?php esc_html_e( 'No paid orders in this period.', 'fluent-cart-customers' ); ?></p>
			<?php else : ?>
				<ol>
					<?php foreach ( $customers as $customer ) : ?>
						<li>
							<?php OverviewParts::render_customer_link( $customer ); ?>
							<span class="fcc-overview__spent"><?php echo esc_html( $customer['formatted_total_spent'] ); ?></span>
							<span class="fcc-overview__orders">
								<?php
								/* translators: %s: Number of orders. */
								echo esc_html( sprintf( _n( '%s order', '%s orders', $customer['order_count'], 'fluent-cart-customers' ), $customer['formatted_order_count'] ) );
								?>
							</span>
						</li>
					<?php endforeach; ?>
				</ol>
			<?php endif; ?>
		</section>
		<?php
	}

	/**
	 * @param Overview $overview
	 */
	private static function chart( array $overview ): Chart {
		$points    = $overview['points'];
		$customers = $overview['figures']['new_customers'];
		$revenue   = $overview['figures']['revenue'];

		[ $unit, $caption ] = match ( $overview['unit'] ) {
			'day'   => array( __( 'Day', 'fluent-cart-customers' ), __( 'New customers and revenue by day', 'fluent-cart-customers' ) ),
			'month' => array( __( 'Month', 'fluent-cart-customers' ), __( 'New customers and revenue by month', 'fluent-cart-customers' ) ),
			'year'  => array( __( 'Year', 'fluent-cart-customers' ), __( 'New customers and revenue by year', 'fluent-cart-customers' ) ),
		};
		return new Chart(
			$caption,
			$unit,
			array_column( $points, 'label' ),
			array(
				array(
					'name'   => 'new_customers',
					'label'  => $customers['label'],
					'texts'  => array_column( $points, 'formatted_new_customers' ),
					'values' => array_column( $points, 'new_customers' ),
				),
				array(
					'name'   => 'revenue',
					'label'  => $revenue['label'],
					'texts'  => array_column( $points, 'formatted_revenue' ),
					'values' => array_column( $points, 'revenue' ),
				),
				array(
					'name'  => 'orders',
					'label' => __( 'Paid orders', 'fluent-cart-customers' ),
					'texts' => array_column( $points, 'formatted_order_count' ),
				),
			),
			self::reading(
				array(
					'label'                   => $overview['period_label'],
					'new_customers'           => $customers['value'],
					'formatted_new_customers' => $customers['formatted_value'],
					'formatted_revenue'       => $revenue['formatted_value'],
					'order_count'             => $overview['order_count'],
					'formatted_order_count'   => NumberFormat::count( $overview['order_count'] ),
				)
			),
			array_map( self::reading( ... ), $points )
		);
	}

	/**
	 * Describes an interval in a sentence.
	 *
	 * @param array<string, mixed> $point The used members of an OverviewPoint.
	 */
	private static function reading( array $point ): string {
		return sprintf(
			/* translators: 1: Day, month or period, 2: for example "12 new customers", 3: for example "$340.00 in 4 orders". */
			__( '%1$s: %2$s, %3$s', 'fluent-cart-customers' ),
			$point['label'],
			/* translators: %s: Number of new customers. */
			sprintf( _n( '%s new customer', '%s new customers', $point['new_customers'], 'fluent-cart-customers' ), $point['formatted_new_customers'] ),
			OverviewParts::money_in_orders( $point['formatted_revenue'], $point['order_count'], $point['formatted_order_count'] )
		);
	}

	/**
	 * @return array<string, string> Short names by period. An answer contains only the long name of its own period.
	 */
	private static function periods(): array {
		return array(
			Period::WEEK->value     => __( '7 days', 'fluent-cart-customers' ),
			Period::MONTH->value    => __( '30 days', 'fluent-cart-customers' ),
			Period::QUARTER->value  => __( '90 days', 'fluent-cart-customers' ),
			Period::YEAR->value     => __( '12 months', 'fluent-cart-customers' ),
			Period::ALL_TIME->value => __( 'All time', 'fluent-cart-customers' ),
		);
	}
}
