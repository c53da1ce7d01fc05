<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

defined( 'ABSPATH' ) || exit;

/**
 * The jobs, by the names under which LeaseStore remembers them.
 */
enum Job: string {

	/** Adds indexes to large tables. */
	case Indexes = 'indexes';

	/** Looks for indexes that are missing. */
	case Tables = 'tables';

	/** Counts customers by zones. */
	case Counts = 'counts';

	/** Files customers for the search. */
	case Search = 'search';

	/** Looks for users who are gone. */
	case Users = 'users';

	/** Counts emails that several customers share. */
	case Emails = 'emails';

	/** Deletes old entries of the activity. */
	case Activity = 'activity';

	/** Adds up what the overview shows. */
	case Overviews = 'overviews';

	/** Looks for what is left of customers who are gone. */
	case Check = 'check';

	/** Compares stored figures with the orders. */
	case Figures = 'figures';

	/**
	 * @return string For people.
	 */
	public function label(): string {
		return match ( $this ) {
			self::Indexes   => __( 'Indexes', 'fluent-cart-customers' ),
			self::Tables    => __( 'Tables', 'fluent-cart-customers' ),
			self::Counts    => __( 'Numbers of customers', 'fluent-cart-customers' ),
			self::Search    => __( 'Search', 'fluent-cart-customers' ),
			self::Emails    => __( 'Shared emails', 'fluent-cart-customers' ),
			self::Activity  => __( 'Old activity', 'fluent-cart-customers' ),
			self::Users     => __( 'WordPress users', 'fluent-cart-customers' ),
			self::Overviews => __( 'Overviews', 'fluent-cart-customers' ),
			self::Check     => __( 'Check for what is left of customers who are gone', 'fluent-cart-customers' ),
			self::Figures   => __( 'Check of customer totals', 'fluent-cart-customers' ),
		};
	}

	/**
	 * @return int So many seconds nobody else begins it: who was ended half way may be at it still.
	 */
	public function lease_seconds(): int {
		return match ( $this ) {
			// One statement, which nothing ends half way; and in a Galera cluster each who tries it waits for it.
			self::Indexes                 => 15 * MINUTE_IN_SECONDS,
			// Likewise, of all customers or orders: minutes in a store of a hundred million.
			self::Counts, self::Overviews => 5 * MINUTE_IN_SECONDS,
			// These watch their time.
			default                       => 55,
		};
	}
}
