<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

use DateTimeZone;
use FluentCartCustomers\Contract\Contract;
use FluentCartCustomers\Host\Host;

defined( 'ABSPATH' ) || exit;

/**
 * What the site says about the files of its owner: its languages, its time zone, the order of names and dates.
 */
final class ReadingContext {

	/**
	 * @param array<string, mixed> $customer   Schema of a customer.
	 * @param array<string, mixed> $address    Schema of an address.
	 * @param DateOrder            $date_order Of the site's date format.
	 */
	private function __construct(
		public readonly array $customer,
		public readonly array $address,
		public readonly DateTimeZone $time_zone,
		public readonly DateOrder $date_order,
		public readonly bool $is_family_first,
		public readonly bool $has_labels,
	) {}

	public static function of_site( Contract $contract, Host $host ): self {
		return new self( array(), array(), wp_timezone(), DateOrder::YearMonthDay, false, false );
	}
}
