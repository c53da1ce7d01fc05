<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\OptionStore;

defined( 'ABSPATH' ) || exit;

/**
 * The one option with the settings of a site. It exists after setup and is autoloaded, so no page runs a query for it.
 */
final class SettingsOption {

	public const NAME = 'fluent_cart_customers';

	/** FluentCart's settings, which it keeps when it is deleted (StoreSettings.php). */
	public const FLUENTCART = 'fluent_cart_store_settings';

	/** FluentCart's name of each member that both have. */
	private const FLUENTCART_NAMES = array(
		'currency' => 'currency',
		'country'  => 'store_country',
	);

	/** The last parsed value. */
	private static mixed $stored = null;

	private static ?Settings $settings = null;

	/**
	 * Parsed once, until the option or the site of the network changes.
	 */
	public static function read(): Settings {
		$stored = get_option( self::NAME );
		if ( null === self::$settings || self::$stored !== $stored ) {
			self::$stored   = $stored;
			self::$settings = Settings::of( is_array( $stored ) ? $stored : array() );
		}
		return self::$settings;
	}

	/**
	 * Whether prepare() has run. Only it writes `country`: a change may have created the option before.
	 */
	public static function is_prepared(): bool {
		$stored = get_option( self::NAME );
		return is_array( $stored ) && array_key_exists( 'country', $stored );
	}

	/**
	 * Creates the option. FluentCart's currency and country are copied, so that a store that FluentCart has left keeps them. Beside
	 * FluentCart they are removed, because FluentCart's may change until it leaves.
	 *
	 * @param bool $is_standalone Whether FluentCart is not active.
	 */
	public static function prepare( bool $is_standalone ): void {
		$current = self::read()->to_array();
		if ( $is_standalone ) {
			$current['currency'] ??= self::of_fluentcart()->currency ?? Settings::DEFAULT_CURRENCY;
			$current['country']  ??= self::of_fluentcart()->country;
		} else {
			$current = array_fill_keys( array_keys( self::FLUENTCART_NAMES ), null ) + $current;
		}
		update_option( self::NAME, self::with_stored( $current ), true );
	}

	/**
	 * Keeps what other requests have changed since this one began.
	 *
	 * @param array<string, string|bool|int|null> $changes Valid values by name.
	 * @throws DatabaseError If they are not stored.
	 */
	public static function change( array $changes, OptionStore $options ): void {
		OptionStore::forget_cache( self::NAME );
		$options->write( self::NAME, self::with_stored( array_intersect_key( Settings::of( $changes )->to_array(), $changes ) ) );
	}

	/**
	 * Deletes the settings, but for the currency of the amounts that stay in the database.
	 */
	public static function keep_currency(): void {
		$currency = self::read()->currency ?? Settings::DEFAULT_CURRENCY;
		if ( Settings::DEFAULT_CURRENCY === $currency ) {
			self::delete();
		} else {
			update_option( self::NAME, array( 'currency' => $currency ), false );
		}
	}

	public static function delete(): void {
		delete_option( self::NAME );
	}

	/**
	 * The settings that FluentCart has or had, as this plugin's.
	 */
	public static function of_fluentcart(): Settings {
		$stored = get_option( self::FLUENTCART );
		return Settings::of( is_array( $stored ) ? array_map( static fn ( string $name ): mixed => $stored[ $name ] ?? null, self::FLUENTCART_NAMES ) : array() );
	}

	/**
	 * Keeps the members of other versions of the plugin.
	 *
	 * @param array<string, string|bool|int|null> $values
	 * @return array<array-key, mixed> With the other stored members.
	 */
	private static function with_stored( array $values ): array {
		$stored = get_option( self::NAME );
		return $values + ( is_array( $stored ) ? $stored : array() );
	}
}
