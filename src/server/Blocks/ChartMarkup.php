<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * Bars over time, and the same as a table; src/components/overview/chart.tsx draws it in React. Pointer and keys are
 * of src/blocks/customer-overview/view.ts, which makes it a slider: what its state names is unknown to the server, so
 * that without a script nothing pretends to be one.
 *
 * @phpstan-import-type Measure from Chart
 */
final class ChartMarkup {

	/**
	 * Prints it.
	 *
	 * @param string $key Another one for every chart that takes the place of this one: nothing of it is kept.
	 */
	public static function render( Chart $chart, string $key ): void {
		$last    = count( $chart->stretches ) - 1;
		$context = array(
			'unit'     => $chart->unit,
			'readings' => $chart->readings,
			'summary'  => $chart->summary,
			'readout'  => $chart->summary,
			'read'     => null,
		);
		?>
		<figure class="fcc-overview__chart">
			<figcaption><?php echo esc_html( $chart->caption ); ?></figcaption>
			<?php // Apart from the table, which stays open when the period is changed. ?>
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
					foreach ( $chart->measures as $measure ) {
						self::render_plot( $measure );
					}
					?>
					<div class="fcc-overview__axis">
						<span><?php echo esc_html( $chart->stretches[0] ); ?></span>
						<?php if ( $last > 0 ) : ?>
							<span><?php echo esc_html( $chart->stretches[ $last ] ); ?></span>
						<?php endif; ?>
					</div>
				</div>
				<p class="fcc-overview__readout" data-wp-text="context.readout"><?php echo esc_html( $chart->summary ); ?></p>
			</div>
			<?php self::render_table( $chart ); ?>
		</figure>
		<?php
	}

	/**
	 * @param Measure $measure
	 */
	private static function render_plot( array $measure ): void {
		if ( ! isset( $measure['values'] ) ) {
			return;
		}
		$max = max( 0, ...$measure['values'] );
		?>
		<div class="fcc-overview__plot is-<?php echo esc_attr( $measure['name'] ); ?>">
			<p class="fcc-overview__plot-head">
				<span><?php echo esc_html( $measure['label'] ); ?></span>
				<?php if ( $max > 0 ) : ?>
					<span class="fcc-overview__max"><?php echo esc_html( $measure['texts'][ (int) array_search( $max, $measure['values'], true ) ] ); ?></span>
				<?php endif; ?>
			</p>
			<div class="fcc-overview__bars">
				<?php
				foreach ( $measure['values'] as $value ) {
					// Not as locales write numbers, and never in exponents.
					printf( '<span class="fcc-overview__bar" style="--fcc-share:%.4F"></span>', $max > 0 ? max( 0, $value ) / $max : 0 );
				}
				?>
			</div>
		</div>
		<?php
	}

	private static function render_table( Chart $chart ): void {
		?>
		<details class="fcc-overview__data">
			<summary><?php esc_html_e( 'Show as a table', 'fluent-cart-customers' ); ?></summary>
			<table>
				<caption class="screen-reader-text"><?php echo esc_html( $chart->caption ); ?></caption>
				<thead>
					<tr>
						<th scope="col"><?php echo esc_html( $chart->unit ); ?></th>
						<?php foreach ( $chart->measures as $measure ) : ?>
							<th scope="col"><?php echo esc_html( $measure['label'] ); ?></th>
						<?php endforeach; ?>
					</tr>
				</thead>
				<tbody>
					<?php foreach ( $chart->stretches as $index => $stretch ) : ?>
						<tr>
							<th scope="row"><?php echo esc_html( $stretch ); ?></th>
							<?php foreach ( $chart->measures as $measure ) : ?>
								<td><?php echo esc_html( $measure['texts'][ $index ] ); ?></td>
							<?php endforeach; ?>
						</tr>
					<?php endforeach; ?>
				</tbody>
			</table>
		</details>
		<?php
	}
}
