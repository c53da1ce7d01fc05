<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

use DateTimeZone;
use FluentCartCustomers\Contract\Contract;
use FluentCartCustomers\Contract\CountryNames;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Host\SettingsOption;
use FluentCartCustomers\Imports\Headers\TranslatedHeaders;

defined( 'ABSPATH' ) || exit;

/**
 * What the site says about the files of its owner: what a customer has, its languages, its time zone, the order of names and dates.
 */
final class ReadingContext {

	/**
	 * @param array<string, mixed> $customer        Schema of a customer whose fields can all be missing.
	 * @param array<string, mixed> $address         Schema of an address whose fields can all be missing.
	 * @param DateOrder            $date_order      Of the site's dates.
	 * @param bool                 $is_family_first Whether a full name begins with the last name.
	 * @param bool                 $has_labels      Whether customers have labels: beside FluentCart.
	 */
	public function __construct(
		public readonly array $customer,
		public readonly array $address,
		public readonly CountryNames $countries,
		public readonly MonthNames $months,
		public readonly TranslatedHeaders $translations,
		public readonly DateTimeZone $time_zone,
		public readonly DateOrder $date_order = DateOrder::YearMonthDay,
		public readonly bool $is_family_first = false,
		public readonly bool $has_labels = false,
	) {}

	/**
	 * @param string $plugin_dir Folder of the plugin.
	 */
	public static function of_site( Contract $contract, Host $host, string $plugin_dir ): self {
		return new self(
			self::optional( (array) $contract->operation( 'createCustomer' )->body ),
			self::optional( (array) $contract->operation( 'createAddress' )->body ),
			new CountryNames( "$plugin_dir/build/places/names.json" ),
			MonthNames::of_site(),
			new TranslatedHeaders( "$plugin_dir/languages" ),
			wp_timezone(),
			self::date_order_of_site(),
			SettingsOption::read()->name_order->is_family_first(),
			! $host->owns_store_tables(),
		);
	}

	/**
	 * An import has what the file has, so nothing is required and nothing has a default. It reads the type of an address from the column.
	 *
	 * @param array<string, mixed> $schema
	 * @return array<string, mixed>
	 */
	private static function optional( array $schema ): array {
		unset( $schema['required'], $schema['properties']['type'] );
		return $schema;
	}

	/**
	 * A site that writes the year first says nothing about other dates: there, only the United States write the month first.
	 */
	private static function date_order_of_site(): DateOrder {
		$letters = (string) preg_replace( '/\\\\.|[^dDjlNSwzFMmntYyo]/', '', (string) get_option( 'date_format' ) );
		$of_date = (string) preg_replace( '/[DlNSwzto]/', '', $letters );
		return match ( true ) {
			1 === preg_match( '/^[dj]/', $of_date )                                => DateOrder::DayMonthYear,
			1 === preg_match( '/^[FMmn]/', $of_date ) || 'en_US' === get_locale() => DateOrder::MonthDayYear,
			default                                                                => DateOrder::DayMonthYear,
		};
	}
}
