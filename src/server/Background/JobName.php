<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

defined( 'ABSPATH' ) || exit;

/**
 * The jobs, by their names in LeaseStore.
 */
enum JobName: string {

	/** Adds indexes to large tables. */
	case Indexes = 'indexes';

	/** Repairs tables and schedules missing indexes. */
	case Tables = 'tables';

	/** Counts customers by ranges of ids. */
	case Counts = 'counts';

	/** Updates the search index. */
	case Search = 'search';

	/** Detaches deleted users. */
	case Users = 'users';

	/** Finds emails of several customers. */
	case Emails = 'emails';

	/** Deletes old entries of the activity log. */
	case Activity = 'activity';

	/** Updates the summaries of the overview. */
	case Overviews = 'overviews';

	/** Scans for rows of deleted customers. */
	case Check = 'check';

	/** Compares stored totals with the orders. */
	case Figures = 'figures';

	/** Continues runs that no request drives. */
	case Runs = 'runs';

	/** Deletes old runs. */
	case Journal = 'journal';

	/** Deletes old calls of abilities. */
	case Abilities = 'abilities';

	/** Deletes rows of files that were imported. */
	case Imports = 'imports';

	/** Searches for traces of erased persons. */
	case Receipts = 'receipts';

	public function label(): string {
		return match ( $this ) {
			/* translators: name of a background task. */
			self::Indexes   => __( 'Database indexes', 'fluent-cart-customers' ),
			/* translators: name of a background task. */
			self::Tables    => __( 'Missing index check', 'fluent-cart-customers' ),
			/* translators: name of a background task. */
			self::Counts    => __( 'Customer counts', 'fluent-cart-customers' ),
			/* translators: name of a background task. */
			self::Search    => __( 'Search index', 'fluent-cart-customers' ),
			/* translators: name of a background task. */
			self::Emails    => __( 'Shared emails', 'fluent-cart-customers' ),
			/* translators: name of a background task. */
			self::Activity  => __( 'Old activity', 'fluent-cart-customers' ),
			/* translators: name of a background task. */
			self::Users     => __( 'WordPress users', 'fluent-cart-customers' ),
			/* translators: name of a background task. */
			self::Overviews => __( 'Overview summaries', 'fluent-cart-customers' ),
			/* translators: name of a background task. */
			self::Check     => __( 'Leftover data check', 'fluent-cart-customers' ),
			/* translators: name of a background task. */
			self::Figures   => __( 'Customer totals check', 'fluent-cart-customers' ),
			/* translators: name of a background task. */
			self::Runs      => __( 'Bulk changes', 'fluent-cart-customers' ),
			/* translators: name of a background task. */
			self::Journal   => __( 'Old changes that could be undone', 'fluent-cart-customers' ),
			/* translators: name of a background task. */
			self::Abilities => __( 'Old calls by AI agents', 'fluent-cart-customers' ),
			/* translators: name of a background task. */
			self::Imports   => __( 'Old imported files', 'fluent-cart-customers' ),
			/* translators: name of a background task. */
			self::Receipts  => __( 'Receipts of erasures', 'fluent-cart-customers' ),
		};
	}

	/**
	 * @return int Seconds after which another process starts the job, unless it renews its lease. A killed process may have left
	 *             a statement running.
	 */
	public function lease_seconds(): int {
		return match ( $this ) {
			// One statement that a killed process does not end. In a Galera cluster a second one waits for it.
			self::Indexes                 => 15 * MINUTE_IN_SECONDS,
			// One statement over all customers or orders: minutes in a store of a hundred million.
			self::Counts, self::Overviews => 5 * MINUTE_IN_SECONDS,
			default                       => 55,
		};
	}

	/**
	 * Whether other code can request a reconcile. The others only report, and read all rows.
	 */
	public function keeps_data_current(): bool {
		return ! in_array( $this, array( self::Check, self::Figures ), true );
	}

	/**
	 * @return array{int, int} The shortest and the longest pause between two reconciles, seconds.
	 */
	public function pause(): array {
		return match ( $this ) {
			self::Check, self::Figures => array( WEEK_IN_SECONDS, WEEK_IN_SECONDS ),
			self::Emails               => array( MINUTE_IN_SECONDS, DAY_IN_SECONDS ),
			self::Runs                 => array( MINUTE_IN_SECONDS / 2, MINUTE_IN_SECONDS ),
			default                    => array( MINUTE_IN_SECONDS, HOUR_IN_SECONDS ),
		};
	}
}
