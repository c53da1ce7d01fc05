<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * Prints a bar chart and a table of its data, or a sentence if there is nothing to draw, as src/components/overview/chart.tsx
 * does in React.
 *
 * src/blocks/customer-overview/view.ts makes the chart a slider for pointer and keyboard. The bindings use state that only the
 * script defines, so that the markup has no role of a slider without it.
 *
 * @phpstan-type Chart array<string, mixed> The members of an Overview that describe its chart, or a SpendingChart.
 * @phpstan-type Series array{name: string, label: string, is_plotted: bool} A ChartSeries of openapi.json.
 * @phpstan-type Points non-empty-list<array<string, mixed>> Points of a chart, oldest first.
 */
final class ChartMarkup {

	/**
	 * @param Chart  $chart
	 * @param string $key   Differs between the charts that replace one another when the period changes, so that the script
	 *                      discards the old chart's elements.
	 */
	public static function render( array $chart, string $key ): void {
		if ( null !== $chart['empty_text'] ) {
			printf( '<p class="fcc-overview__note">%s</p>', esc_html( $chart['empty_text'] ) );
			return;
		}
		$points  = $chart['points'];
		$last    = count( $points ) - 1;
		$context = array(
			'unit'     => $chart['unit_label'],
			'readings' => array_column( $points, 'reading' ),
			'summary'  => $chart['summary'],
			'readout'  => $chart['summary'],
			'read'     => null,
		);
		?>
		<figure class="fcc-overview__chart">
			<figcaption><?php echo esc_html( $chart['caption'] ); ?></figcaption>
			<?php // The key is not on the figure, so that the table stays open when the period changes. ?>
			<div class="fcc-overview__reader" data-wp-key="<?php echo esc_attr( $key ); ?>" <?php echo wp_interactivity_data_wp_context( $context ); // phpcs:ignore WordPress.Security.EscapeOutput -- Escaped there. ?>>
				<div class="fcc-overview__plots"
					data-wp-bind--role="state.role"
					data-wp-bind--tabindex="state.tabIndex"
					data-wp-bind--aria-label="state.unit"
					data-wp-bind--aria-valuemin="state.firstPosition"
					data-wp-bind--aria-valuemax="state.lastPosition"
					data-wp-bind--aria-valuenow="state.position"
					data-wp-bind--aria-valuetext="state.reading"
					data-wp-on--keydown="actions.readByKey"
					data-wp-on--pointerdown="actions.readByPointer"
					data-wp-on--pointermove="actions.readByPointer"
					data-wp-on--pointerleave="actions.leave"
					data-wp-on--focus="actions.readLast"
					data-wp-on--blur="actions.readNone"
					data-wp-watch="callbacks.markRead">
					<?php
					foreach ( $chart['series'] as $series ) {
						if ( $series['is_plotted'] ) {
							self::render_plot( $series, $points );
						}
					}
					?>
					<div class="fcc-overview__axis">
						<span><?php echo esc_html( $points[0]['label'] ); ?></span>
						<?php if ( $last > 0 ) : ?>
							<span><?php echo esc_html( $points[ $last ]['label'] ); ?></span>
						<?php endif; ?>
					</div>
				</div>
				<p class="fcc-overview__readout" data-wp-text="context.readout"><?php echo esc_html( $chart['summary'] ); ?></p>
			</div>
			<?php self::render_table( $chart ); ?>
		</figure>
		<?php
	}

	/**
	 * @param Series $series
	 * @param Points $points
	 */
	private static function render_plot( array $series, array $points ): void {
		$values = array_column( $points, $series['name'] );
		$max    = max( 0, ...$values );
		?>
		<div class="fcc-overview__plot is-<?php echo esc_attr( $series['name'] ); ?>">
			<p class="fcc-overview__plot-head">
				<span><?php echo esc_html( $series['label'] ); ?></span>
				<?php if ( $max > 0 ) : ?>
					<span class="fcc-overview__max"><?php echo esc_html( self::text( $series, $points[ (int) array_search( $max, $values, true ) ] ) ); ?></span>
				<?php endif; ?>
			</p>
			<div class="fcc-overview__bars">
				<?php
				foreach ( $values as $value ) {
					// %F ignores the locale and never writes an exponent.
					$share = sprintf( '%.4F', $max > 0 ? max( 0, $value ) / $max : 0 );
					printf( '<span class="fcc-overview__bar" style="--fcc-share:%s"></span>', esc_attr( $share ) );
				}
				?>
			</div>
		</div>
		<?php
	}

	/**
	 * @param Chart $chart
	 */
	private static function render_table( array $chart ): void {
		?>
		<details class="fcc-overview__data">
			<summary><?php echo esc_html( $chart['table_label'] ); ?></summary>
			<table>
				<caption class="screen-reader-text"><?php echo esc_html( $chart['caption'] ); ?></caption>
				<thead>
					<tr>
						<th scope="col"><?php echo esc_html( $chart['unit_label'] ); ?></th>
						<?php foreach ( $chart['series'] as $series ) : ?>
							<th scope="col"><?php echo esc_html( $series['label'] ); ?></th>
						<?php endforeach; ?>
					</tr>
				</thead>
				<tbody>
					<?php foreach ( $chart['points'] as $point ) : ?>
						<tr>
							<th scope="row"><?php echo esc_html( $point['label'] ); ?></th>
							<?php foreach ( $chart['series'] as $series ) : ?>
								<td><?php echo esc_html( self::text( $series, $point ) ); ?></td>
							<?php endforeach; ?>
						</tr>
					<?php endforeach; ?>
				</tbody>
			</table>
		</details>
		<?php
	}

	/**
	 * @param Series               $series
	 * @param array<string, mixed> $point
	 */
	private static function text( array $series, array $point ): string {
		return $point[ "formatted_{$series['name']}" ];
	}
}
