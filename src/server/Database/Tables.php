<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use wpdb;

defined( 'ABSPATH' ) || exit;

/**
 * The names of the tables with the prefix of the current site, which changes with switch_to_blog().
 */
final class Tables {

	/** This plugin's tables with a `customer_id`, by the names of the methods below. */
	public const OWN_OF_CUSTOMER = array( 'unique_values', 'accounts', 'activity', 'meta_pointers', 'customer_locks' );

	/** The tables whose rows are deleted with their customer, but for the search index, which SearchIndexer cleans. */
	public const OF_CUSTOMER = array( 'addresses', 'meta', ...self::OWN_OF_CUSTOMER );

	public function __construct( private readonly wpdb $wpdb ) {}

	/** The prefix of the main site. Other sites of a network append their number. */
	public function network_prefix(): string {
		return $this->wpdb->base_prefix;
	}

	/** WordPress's. */
	public function options(): string {
		return $this->wpdb->options;
	}

	public function customers(): string {
		return $this->wpdb->prefix . 'fct_customers';
	}

	public function addresses(): string {
		return $this->wpdb->prefix . 'fct_customer_addresses';
	}

	public function meta(): string {
		return $this->wpdb->prefix . 'fct_customer_meta';
	}

	public function orders(): string {
		return $this->wpdb->prefix . 'fct_orders';
	}

	/** One row per customer that this plugin has written: the row on which writers wait. */
	public function customer_locks(): string {
		return $this->wpdb->prefix . 'fcc_customer_locks';
	}

	/** Ids of the rows that hold a customer's phone and additional info. */
	public function meta_pointers(): string {
		return $this->wpdb->prefix . 'fcc_meta_pointers';
	}

	/** Values that must be unique although FluentCart's tables have no unique key. */
	public function unique_values(): string {
		return $this->wpdb->prefix . 'fcc_unique_values';
	}

	/** Identifies the WordPress account of each customer's user, because ids of deleted users are reused. */
	public function accounts(): string {
		return $this->wpdb->prefix . 'fcc_accounts';
	}

	/** Search terms of customers, each with bits of all terms of its customer. */
	public function search_terms(): string {
		return $this->wpdb->prefix . 'fcc_search_terms';
	}

	/** Indexed customers: their terms and the checksums of what is indexed. */
	public function search_documents(): string {
		return $this->wpdb->prefix . 'fcc_search_documents';
	}

	/** The current hour of each user and class of requests, with the number of requests. */
	public function rate_windows(): string {
		return $this->wpdb->prefix . 'fcc_rate_windows';
	}

	/** Selections of exports until their links expire. */
	public function exports(): string {
		return $this->wpdb->prefix . 'fcc_exports';
	}

	/** The log of changes. */
	public function activity(): string {
		return $this->wpdb->prefix . 'fcc_activity';
	}

	/** Sums of customers and orders by day. */
	public function daily_summaries(): string {
		return $this->wpdb->prefix . 'fcc_daily_summaries';
	}

	/** How far each derived data set is up to date. */
	public function checkpoints(): string {
		return $this->wpdb->prefix . 'fcc_checkpoints';
	}

	/** Changes that rows of the store do not show. */
	public function change_queue(): string {
		return $this->wpdb->prefix . 'fcc_change_queue';
	}

	/** Markers of the transactions of the last hour. */
	public function commit_markers(): string {
		return $this->wpdb->prefix . 'fcc_commit_markers';
	}

	/** Changes that can be undone, each of one or many customers. */
	public function runs(): string {
		return $this->wpdb->prefix . 'fcc_runs';
	}

	/** What each run did with each customer. Rows stay when the customer is deleted. */
	public function run_changes(): string {
		return $this->wpdb->prefix . 'fcc_run_changes';
	}

	/** Files of customers that are imported: their columns, and what they mean. */
	public function imports(): string {
		return $this->wpdb->prefix . 'fcc_imports';
	}

	/** The rows of these files, until a few days after the import. */
	public function import_rows(): string {
		return $this->wpdb->prefix . 'fcc_import_rows';
	}

	/** Calls of abilities by agents and other programs. */
	public function ability_calls(): string {
		return $this->wpdb->prefix . 'fcc_ability_calls';
	}

	/** Saved views of the list. */
	public function views(): string {
		return $this->wpdb->prefix . 'fcc_views';
	}

	/** The lease and the last run of each job. */
	public function jobs(): string {
		return $this->wpdb->prefix . 'fcc_jobs';
	}

	/**
	 * A table that only FluentCart creates.
	 *
	 * @param string $name Without prefixes.
	 */
	public function of_fluentcart( string $name ): string {
		return $this->wpdb->prefix . 'fct_' . $name;
	}

	/** WordPress's table, which the sites of a network share. */
	public function users(): string {
		return $this->wpdb->users;
	}

	/** WordPress's table, which the sites of a network share. */
	public function user_meta(): string {
		return $this->wpdb->usermeta;
	}

	public function prefix(): string {
		return $this->wpdb->prefix;
	}
}
