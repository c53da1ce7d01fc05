<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

defined( 'ABSPATH' ) || exit;

/**
 * The settings of a site, with their defaults. Each member has the name that it has in the option and in the API.
 */
final class Settings {

	public const DEFAULT_CURRENCY = 'USD';

	public const DEFAULT_UNDO_DAYS = 30;

	/** The fewest days for which changes can be undone, unless undo is off. */
	public const MIN_UNDO_DAYS = 7;

	public const MAX_UNDO_DAYS = 365;

	/** A hundred years. */
	private const MAX_DAYS = 36_500;

	/**
	 * @param string|null $currency      ISO 4217; null beside FluentCart, which has its own.
	 * @param string|null $country       ISO 3166-1 alpha-2; null if unknown.
	 * @param bool        $delete_data   Whether customers are deleted with the plugin.
	 * @param int         $activity_days Days for which activity is kept; 0 keeps all.
	 * @param int         $undo_days     Days for which a change can be undone; 0 records nothing.
	 * @param bool        $agents        Whether AI agents are offered the abilities.
	 */
	public function __construct(
		public readonly ?string $currency = null,
		public readonly ?string $country = null,
		public readonly NameOrder $name_order = NameOrder::SiteLanguage,
		public readonly bool $delete_data = false,
		public readonly int $activity_days = 0,
		public readonly int $undo_days = self::DEFAULT_UNDO_DAYS,
		public readonly bool $agents = false,
	) {}

	/**
	 * An invalid value counts as missing.
	 *
	 * @param array<array-key, mixed> $values From the option or the API.
	 */
	public static function of( array $values ): self {
		$name_order = $values['name_order'] ?? null;
		return new self(
			self::code( $values['currency'] ?? null, '/^[A-Z]{3}$/D' ),
			self::code( $values['country'] ?? null, '/^[A-Z]{2}$/D' ),
			( is_string( $name_order ) ? NameOrder::tryFrom( $name_order ) : null ) ?? NameOrder::SiteLanguage,
			! empty( $values['delete_data'] ),
			self::days( $values['activity_days'] ?? null ),
			self::undo_days( $values['undo_days'] ?? null, array_key_exists( 'undo_days', $values ) ),
			! empty( $values['agents'] ),
		);
	}

	/**
	 * @return array<string, string|bool|int|null> By name.
	 */
	public function to_array(): array {
		return array(
			'currency'      => $this->currency,
			'country'       => $this->country,
			'name_order'    => $this->name_order->value,
			'delete_data'   => $this->delete_data,
			'activity_days' => $this->activity_days,
			'undo_days'     => $this->undo_days,
			'agents'        => $this->agents,
		);
	}

	/**
	 * @param mixed $days From an option or another plugin.
	 */
	public static function days( mixed $days ): int {
		return is_numeric( $days ) ? (int) max( 0, min( self::MAX_DAYS, (float) $days ) ) : 0;
	}

	private static function undo_days( mixed $days, bool $is_set ): int {
		$whole = is_numeric( $days ) ? (int) $days : 0;
		return match ( true ) {
			! $is_set  => self::DEFAULT_UNDO_DAYS,
			$whole < 1 => 0,
			default    => max( self::MIN_UNDO_DAYS, min( self::MAX_UNDO_DAYS, $whole ) ),
		};
	}

	private static function code( mixed $value, string $pattern ): ?string {
		return is_string( $value ) && 1 === preg_match( $pattern, $value ) ? $value : null;
	}
}
