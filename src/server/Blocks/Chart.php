<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * The data of ChartMarkup: series over the intervals of a time axis.
 *
 * @phpstan-type Series array{name: string, label: string, texts: list<string>, values?: list<int>} Formatted values and values
 *               by interval. A series without values is shown in the table only.
 */
final class Chart {

	/**
	 * @param string                 $unit      Name of an interval, such as "Day".
	 * @param non-empty-list<string> $intervals Labels of the intervals, oldest first.
	 * @param list<Series>           $series
	 * @param string                 $summary   Sentence about the whole chart.
	 * @param list<string>           $readings  Sentence about each interval.
	 */
	public function __construct(
		public readonly string $caption,
		public readonly string $unit,
		public readonly array $intervals,
		public readonly array $series,
		public readonly string $summary,
		public readonly array $readings,
	) {}
}
