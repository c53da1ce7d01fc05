<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use FluentCartCustomers\Overview\Summaries\Period;

defined( 'ABSPATH' ) || exit;

/**
 * What an editor has chosen for one block. Attributes are text in a post, which anybody may have written: whatever is
 * not as the editor would write it counts as the default of block.json.
 */
final class BlockSettings {

	private const FIGURES = array( 'customers', 'new_customers', 'returning_rate', 'revenue', 'average_order_value' );

	/** As many as an answer has. */
	private const MAX_TOP_CUSTOMERS = 10;

	/**
	 * @param string       $title         Empty for the one of the block itself.
	 * @param int          $level         Of its heading, 1 to 6.
	 * @param int|null     $customer_id   Null for the whole store; 0 for a customer who is not chosen yet.
	 * @param list<string> $figures       Keys of the answer's figures, in its order; of one customer all are shown or none.
	 * @param int          $top_customers How many at most; 0 for none.
	 */
	private function __construct(
		public readonly string $title,
		public readonly int $level,
		public readonly Period $period,
		public readonly ?int $customer_id,
		public readonly bool $shows_title,
		public readonly bool $shows_periods,
		public readonly array $figures,
		public readonly bool $shows_chart,
		public readonly int $top_customers,
	) {}

	/**
	 * @param array<string, mixed> $attributes
	 */
	public static function of( array $attributes ): self {
		$title   = $attributes['title'] ?? null;
		$figures = $attributes['figures'] ?? null;
		return new self(
			title: is_string( $title ) ? trim( wp_strip_all_tags( $title ) ) : '',
			level: self::integer( $attributes['level'] ?? null, 1, 6 ) ?? 2,
			period: self::period( $attributes['period'] ?? null ) ?? Period::MONTH,
			customer_id: 'customer' === ( $attributes['subject'] ?? null )
				? self::integer( $attributes['customerId'] ?? null, 1, PHP_INT_MAX ) ?? 0
				: null,
			shows_title: self::is_on( $attributes['showTitle'] ?? null ),
			shows_periods: self::is_on( $attributes['showPeriods'] ?? null ),
			figures: is_array( $figures ) ? array_values( array_filter( self::FIGURES, static fn ( string $name ): bool => in_array( $name, $figures, true ) ) ) : self::FIGURES,
			shows_chart: self::is_on( $attributes['showChart'] ?? null ),
			top_customers: self::is_on( $attributes['showTopCustomers'] ?? null )
				? self::integer( $attributes['topCustomers'] ?? null, 1, self::MAX_TOP_CUSTOMERS ) ?? 5
				: 0,
		);
	}

	/**
	 * @param mixed $value From a post or from an address.
	 */
	public static function period( mixed $value ): ?Period {
		return is_string( $value ) ? Period::tryFrom( $value ) : null;
	}

	/**
	 * Whether every part is switched off: then there is nothing to show the days of.
	 */
	public function is_empty(): bool {
		return null === $this->customer_id && ! $this->shows_title && ! $this->shows_periods && ! $this->shows_chart
			&& array() === $this->figures && 0 === $this->top_customers;
	}

	/**
	 * The element of its heading.
	 */
	public function heading(): string {
		return "h{$this->level}";
	}

	/**
	 * The element of the headings below it.
	 */
	public function subheading(): string {
		return 'h' . min( 6, $this->level + 1 );
	}

	private static function is_on( mixed $value ): bool {
		return false !== $value;
	}

	private static function integer( mixed $value, int $min, int $max ): ?int {
		return is_int( $value ) && $value >= $min && $value <= $max ? $value : null;
	}
}
