<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use NumberFormatter;

defined( 'ABSPATH' ) || exit;

/**
 * Numbers, money and percentages in the current user's language, as the screens write them with Intl
 * (src/components/format.ts).
 */
final class NumberFormat {

	/** The three formatters are null if PHP lacks intl. */
	private readonly ?NumberFormatter $number;
	private readonly ?NumberFormatter $percent;
	private readonly ?NumberFormatter $money;

	/**
	 * @param string $currency ISO 4217.
	 */
	public function __construct( private readonly string $currency ) {
		$has_intl      = class_exists( NumberFormatter::class );
		$this->number  = $has_intl ? new NumberFormatter( Locale::for_intl(), NumberFormatter::DECIMAL ) : null;
		$this->percent = $has_intl ? new NumberFormatter( Locale::for_intl(), NumberFormatter::PERCENT ) : null;
		$this->money   = $has_intl ? new NumberFormatter( Locale::for_intl(), NumberFormatter::CURRENCY ) : null;
		$this->number?->setAttribute( NumberFormatter::MAX_FRACTION_DIGITS, 1 );
		$this->percent?->setAttribute( NumberFormatter::MAX_FRACTION_DIGITS, 1 );
	}

	public function number( int $value ): string {
		return $this->decimal( 10 * $value );
	}

	/**
	 * @param int $hundredths Of the store's currency.
	 */
	public function money( int $hundredths ): string {
		$formatted = $this->money?->formatCurrency( $hundredths / 100, $this->currency );
		return is_string( $formatted ) ? $formatted : $this->currency . ' ' . number_format_i18n( $hundredths / 100, 2 );
	}

	/**
	 * @param int $tenths Of a percent.
	 */
	public function percent( int $tenths ): string {
		$formatted = $this->percent?->format( $tenths / 1000 );
		return is_string( $formatted ) ? $formatted : $this->decimal( $tenths ) . '%';
	}

	/**
	 * @param int $tenths Of a percentage point.
	 */
	public function points( int $tenths ): string {
		return sprintf(
			/* translators: %s: Number of percentage points. */
			_n( '%s point', '%s points', self::plural_number( $tenths ), 'fluent-cart-customers' ),
			$this->decimal( $tenths )
		);
	}

	/**
	 * A change with its sign.
	 *
	 * @param string $amount The formatted change without a sign.
	 */
	public function signed( int $change, string $amount ): string {
		return match ( $change <=> 0 ) {
			/* translators: %s: a number or a percentage by which a value has grown. */
			1  => sprintf( _x( '+%s', 'increase', 'fluent-cart-customers' ), $amount ),
			/* translators: %s: a number or a percentage by which a value has fallen. */
			-1 => sprintf( _x( '−%s', 'decrease', 'fluent-cart-customers' ), $amount ),
			0  => $amount,
		};
	}

	/**
	 * The integer with the same plural form. A fraction has the plural form of 2, also in Slavic languages: “1,5 пункта”.
	 *
	 * @param int $tenths Not below 0.
	 */
	private static function plural_number( int $tenths ): int {
		return 0 === $tenths % 10 ? intdiv( $tenths, 10 ) : 2;
	}

	private function decimal( int $tenths ): string {
		$formatted = $this->number?->format( $tenths / 10 );
		return is_string( $formatted ) ? $formatted : number_format_i18n( $tenths / 10, 0 === $tenths % 10 ? 0 : 1 );
	}
}
