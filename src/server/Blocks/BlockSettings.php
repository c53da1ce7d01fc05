<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use FluentCartCustomers\Overview\Summaries\Period;

defined( 'ABSPATH' ) || exit;

/**
 * The settings of one block. Attributes come from the text of a post and are not trusted: an invalid value is replaced by
 * the default of block.json.
 */
final class BlockSettings {

	private const FIGURES = array( 'customers', 'new_customers', 'returning_rate', 'revenue', 'average_order_value' );

	/** The API returns this number. */
	private const MAX_TOP_CUSTOMERS = 10;

	/**
	 * @param string       $title         Empty for the default title.
	 * @param int          $level         Heading level, 1 to 6.
	 * @param int|null     $customer_id   Null for the whole store; 0 if no customer is selected yet.
	 * @param list<string> $figures       Keys of the answer's figures, in its order. An overview of one customer shows all
	 *                                    figures unless the list is empty.
	 * @param int          $top_customers Maximum number; 0 hides them.
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
	 * @param mixed $value From a post or from the page's address.
	 * @return Period|null Null for an invalid value.
	 */
	public static function period( mixed $value ): ?Period {
		return is_string( $value ) ? Period::tryFrom( $value ) : null;
	}

	/**
	 * Returns whether every part of the block is turned off, so that it prints nothing.
	 */
	public function is_empty(): bool {
		return null === $this->customer_id && ! $this->shows_title && ! $this->shows_periods && ! $this->shows_chart
			&& array() === $this->figures && 0 === $this->top_customers;
	}

	/**
	 * Returns the tag name of the block's heading.
	 */
	public function heading(): string {
		return "h{$this->level}";
	}

	/**
	 * Returns the tag name of the headings below it.
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
