<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

defined( 'ABSPATH' ) || exit;

/**
 * What ChartMarkup draws: one or two measures over the stretches of a time axis.
 *
 * @phpstan-type Measure array{name: string, label: string, texts: list<string>, values?: list<int>} Texts and values
 *               of each stretch; without values it stands in the table alone.
 */
final class Chart {

	/**
	 * @param string                 $unit      What a stretch is called.
	 * @param non-empty-list<string> $stretches What each of them is called, the oldest first.
	 * @param list<Measure>          $measures
	 * @param string                 $summary   All of it, in a sentence.
	 * @param list<string>           $readings  Each stretch, in a sentence.
	 */
	public function __construct(
		public readonly string $caption,
		public readonly string $unit,
		public readonly array $stretches,
		public readonly array $measures,
		public readonly string $summary,
		public readonly array $readings,
	) {}
}
