<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

use wpdb;

defined( 'ABSPATH' ) || exit;

/**
 * The names of the tables, with the current site's prefix (it changes with switch_to_blog()).
 */
final class Tables {

	/** Ours, of one customer each: with a `customer_id`, by the names of the methods below. */
	public const OURS_OF_CUSTOMER = array( 'unique_values', 'accounts', 'activity', 'meta_pointers', 'customer_locks' );

	/** Likewise, with FluentCart's that a customer takes along; the entries of the search have an owner of their own. */
	public const OF_CUSTOMER = array( 'addresses', 'meta', ...self::OURS_OF_CUSTOMER );

	public function __construct( private readonly wpdb $wpdb ) {}

	/** Of the tables of the main site; a number follows it for the others. */
	public function network_prefix(): string {
		return $this->wpdb->base_prefix;
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

	/** One row for each customer that was ever written through us; writers queue up on it. */
	public function customer_locks(): string {
		return $this->wpdb->prefix . 'fcc_customer_locks';
	}

	/** Where the phone and the additional info of a customer were put. */
	public function meta_pointers(): string {
		return $this->wpdb->prefix . 'fcc_meta_pointers';
	}

	/** What must be unique though FluentCart's tables have no unique key. */
	public function unique_values(): string {
		return $this->wpdb->prefix . 'fcc_unique_values';
	}

	/** Which WordPress account the user of a customer is. */
	public function accounts(): string {
		return $this->wpdb->prefix . 'fcc_accounts';
	}

	/** What customers are filed under: each word, and with it all words of the customer. */
	public function search_terms(): string {
		return $this->wpdb->prefix . 'fcc_search_terms';
	}

	/** Who is filed: their words, and a checksum of the text that these are of. */
	public function search_documents(): string {
		return $this->wpdb->prefix . 'fcc_search_documents';
	}

	/** For each user and class of requests the hour that is running, and how many it has seen. */
	public function rate_windows(): string {
		return $this->wpdb->prefix . 'fcc_rate_windows';
	}

	/** What was chosen to be exported, for as long as the address of the file is good. */
	public function exports(): string {
		return $this->wpdb->prefix . 'fcc_exports';
	}

	/** What is known of the customers of every thousand ids. */
	public function zones(): string {
		return $this->wpdb->prefix . 'fcc_zones';
	}

	/** What was changed of customers through us. */
	public function activity(): string {
		return $this->wpdb->prefix . 'fcc_activity';
	}

	/** What customers and orders add up to, for each day. */
	public function daily_summaries(): string {
		return $this->wpdb->prefix . 'fcc_daily_summaries';
	}

	/** Who has spent the most in each period, and more of them than are shown. */
	public function top_customers(): string {
		return $this->wpdb->prefix . 'fcc_top_customers';
	}

	/** How far these two, and the words, have come. */
	public function checkpoints(): string {
		return $this->wpdb->prefix . 'fcc_checkpoints';
	}

	/** What they are still to learn, and no row of the store tells. */
	public function change_queue(): string {
		return $this->wpdb->prefix . 'fcc_change_queue';
	}

	/** What has become of each transaction of the last hour. */
	public function commit_markers(): string {
		return $this->wpdb->prefix . 'fcc_commit_markers';
	}

	/** When each job ran last, and how it went. */
	public function jobs(): string {
		return $this->wpdb->prefix . 'fcc_jobs';
	}

	/**
	 * A table that only FluentCart makes.
	 *
	 * @param string $name Without prefixes.
	 */
	public function of_fluentcart( string $name ): string {
		return $this->wpdb->prefix . 'fct_' . $name;
	}

	/** WordPress's own, which the sites of a network share. */
	public function users(): string {
		return $this->wpdb->users;
	}

	/** Likewise. */
	public function user_meta(): string {
		return $this->wpdb->usermeta;
	}

	public function prefix(): string {
		return $this->wpdb->prefix;
	}
}
