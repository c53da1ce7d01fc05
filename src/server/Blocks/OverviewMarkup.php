<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use FluentCartCustomers\Admin\CustomerMarkup;
use FluentCartCustomers\Admin\CustomersPage;
use FluentCartCustomers\Host\CustomerStatuses;
use FluentCartCustomers\Overview\Summaries\Period;

defined( 'ABSPATH' ) || exit;

/**
 * Prints the overview of the store or of one customer from answers of the API, as src/components/overview does in React. All
 * texts but the title come from the answers.
 *
 * @phpstan-import-type Summary from CustomerMarkup
 * @phpstan-type Overview array<string, mixed> An Overview of openapi.json.
 * @phpstan-type Stats array<string, mixed> A CustomerStats of openapi.json.
 */
final class OverviewMarkup {

	public function __construct(
		private readonly BlockSettings $settings,
		private readonly PeriodLink $link,
	) {}

	/**
	 * @param Overview $overview
	 */
	public function render_store( array $overview ): void {
		$this->render_store_head( $overview );
		if ( null !== $overview['empty_text'] ) {
			printf( '<p class="fcc-overview__empty">%s</p>', esc_html( $overview['empty_text'] ) );
			return;
		}
		self::render_notes( array_filter( array( $overview['notice'] ) ) );
		self::render_figures( array_map( static fn ( string $name ): array => $overview['figures'][ $name ], $this->settings->figures ) );
		if ( $this->settings->shows_chart || array() !== $this->settings->figures ) {
			self::render_notes( $overview['notes'] );
		}
		if ( $this->settings->shows_chart ) {
			ChartMarkup::render( $overview, $overview['period'] );
		}
		if ( $this->settings->top_customers > 0 ) {
			$this->render_top_customers( $overview );
		}
	}

	/**
	 * @param Summary $customer
	 * @param Stats   $stats
	 */
	public function render_customer( array $customer, array $stats ): void {
		?>
		<div class="fcc-overview__head">
			<?php $this->render_title(); ?>
			<p class="fcc-overview__customer">
				<?php
				self::render_customer_link( $customer );
				printf(
					' <span class="fcc-overview__status is-%1$s">%2$s</span>',
					esc_attr( sanitize_html_class( $customer['status'] ) ),
					esc_html( CustomerStatuses::all()[ $customer['status'] ] ?? $customer['status'] )
				);
				?>
			</p>
		</div>
		<?php
		$has_figures = array() !== $this->settings->figures;
		if ( $has_figures ) {
			self::render_figures( $stats['figures'] );
		}
		if ( $has_figures || $this->settings->shows_chart ) {
			self::render_notes( $stats['notes'] );
		}
		if ( $this->settings->shows_chart && null !== $stats['chart'] ) {
			ChartMarkup::render( $stats['chart'], 'months' );
		}
	}

	/**
	 * Prints a text that replaces the figures.
	 */
	public static function render_notice( string $text ): void {
		printf( '<p class="fcc-overview__notice">%s</p>', esc_html( $text ) );
	}

	/**
	 * The live region announces the days of a newly selected period.
	 *
	 * @param Overview $overview
	 */
	private function render_store_head( array $overview ): void {
		?>
		<div class="fcc-overview__head">
			<?php $this->render_title(); ?>
			<?php if ( $this->settings->shows_periods ) : ?>
				<div class="fcc-overview__periods" role="group" aria-label="<?php echo esc_attr( $overview['periods_label'] ); ?>">
					<ul>
						<?php foreach ( $overview['periods'] as [ 'value' => $period, 'short_label' => $label ] ) : ?>
							<li><a class="fcc-overview__period" href="<?php echo esc_url( $this->link->of( Period::from( $period ) ) ); ?>"<?php echo $period === $overview['period'] ? ' aria-current="true"' : ''; ?> data-wp-on--click="actions.changePeriod"><?php echo esc_html( $label ); ?></a></li>
						<?php endforeach; ?>
					</ul>
				</div>
			<?php endif; ?>
			<p class="fcc-overview__range" aria-live="polite">
				<?php echo esc_html( $overview['formatted_range'] ); ?>
				<?php if ( null !== $overview['compared_with'] ) : ?>
					<span><?php echo esc_html( $overview['compared_with'] ); ?></span>
				<?php endif; ?>
			</p>
		</div>
		<?php
	}

	private function render_title(): void {
		if ( $this->settings->shows_title ) {
			printf(
				'<%1$s class="fcc-overview__title">%2$s</%1$s>',
				esc_html( $this->settings->heading() ),
				esc_html( '' === $this->settings->title ? __( 'Customer overview', 'fluent-cart-customers' ) : $this->settings->title )
			);
		}
	}

	/**
	 * @param string[] $notes
	 */
	private static function render_notes( array $notes ): void {
		foreach ( $notes as $note ) {
			printf( '<p class="fcc-overview__note">%s</p>', esc_html( $note ) );
		}
	}

	/**
	 * @param list<array<string, mixed>> $figures Each an OverviewFigure, or a figure of a CustomerStats, which has no change.
	 */
	private static function render_figures( array $figures ): void {
		if ( array() === $figures ) {
			return;
		}
		?>
		<dl class="fcc-overview__figures">
			<?php foreach ( $figures as $figure ) : ?>
				<div class="fcc-overview__figure">
					<dt><?php echo esc_html( $figure['label'] ); ?></dt>
					<dd class="fcc-overview__value"><?php echo esc_html( $figure['formatted_value'] ); ?></dd>
					<?php
					if ( isset( $figure['compared_with'] ) ) {
						self::render_change( $figure );
					}
					?>
				</div>
			<?php endforeach; ?>
		</dl>
		<?php
	}

	/**
	 * @param array<string, mixed> $figure An OverviewFigure with a previous value.
	 */
	private static function render_change( array $figure ): void {
		if ( null === $figure['change'] ) {
			printf( '<dd class="fcc-overview__change is-new">%s</dd>', esc_html( $figure['compared_with'] ) );
			return;
		}
		printf(
			'<dd class="fcc-overview__change is-%1$s">%2$s <span class="screen-reader-text">(%3$s)</span></dd>',
			esc_attr( array( 'down', 'same', 'up' )[ 1 + ( $figure['change'] <=> 0 ) ] ),
			esc_html( $figure['formatted_change'] ),
			esc_html( $figure['compared_with'] )
		);
	}

	/**
	 * @param Overview $overview
	 */
	private function render_top_customers( array $overview ): void {
		?>
		<section class="fcc-overview__top">
			<?php printf( '<%1$s>%2$s</%1$s>', esc_html( $this->settings->subheading() ), esc_html( $overview['top_customers_label'] ) ); ?>
			<?php if ( null !== $overview['top_customers_empty_text'] ) : ?>
				<p class="fcc-overview__note"><?php echo esc_html( $overview['top_customers_empty_text'] ); ?></p>
			<?php else : ?>
				<ol>
					<?php foreach ( array_slice( $overview['top_customers'], 0, $this->settings->top_customers ) as $customer ) : ?>
						<li>
							<?php self::render_customer_link( $customer ); ?>
							<span class="fcc-overview__spent"><?php echo esc_html( $customer['formatted_total_spent'] ); ?></span>
							<span class="fcc-overview__orders"><?php echo esc_html( $customer['orders_text'] ); ?></span>
						</li>
					<?php endforeach; ?>
				</ol>
			<?php endif; ?>
		</section>
		<?php
	}

	/**
	 * Prints the name as a link to the customer's screen in wp-admin.
	 *
	 * @param Summary $customer Also a TopCustomer of openapi.json.
	 */
	private static function render_customer_link( array $customer ): void {
		printf(
			'<a class="fcc-overview__name" href="%1$s"><bdi>%2$s</bdi></a>',
			esc_url( add_query_arg( 'customer', $customer['id'], CustomersPage::url() ) ),
			esc_textarea( CustomerMarkup::name( $customer ) )
		);
	}
}
