<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Defines the tables, one column or key a line. FluentCart's are exactly its own (version 1.3.25), so that a store can add
 * FluentCart later; it takes tables that it finds and never repairs them.
 */
final class Schema {

	/** Raise it with every change below: a site whose option holds a lower one is set up again on its next request. */
	public const VERSION = 11;

	private const FLUENTCART_TABLES = array(
		'customers' => "
			`id` bigint unsigned NOT NULL AUTO_INCREMENT,
			`user_id` bigint unsigned DEFAULT NULL,
			`contact_id` bigint unsigned NOT NULL DEFAULT 0,
			`email` varchar(192) NOT NULL DEFAULT '',
			`first_name` varchar(192) NOT NULL DEFAULT '',
			`last_name` varchar(192) NOT NULL DEFAULT '',
			`status` varchar(45) DEFAULT 'active',
			`purchase_value` {json} DEFAULT NULL,
			`purchase_count` bigint unsigned NOT NULL DEFAULT 0,
			`ltv` bigint NOT NULL DEFAULT 0,
			`first_purchase_date` datetime DEFAULT NULL,
			`last_purchase_date` datetime DEFAULT NULL,
			`aov` decimal(18,2) DEFAULT NULL,
			`notes` longtext NOT NULL,
			`uuid` varchar(100) DEFAULT '',
			`country` varchar(45) DEFAULT NULL,
			`city` varchar(45) DEFAULT NULL,
			`state` varchar(45) DEFAULT NULL,
			`postcode` varchar(45) DEFAULT NULL,
			`created_at` datetime DEFAULT NULL,
			`updated_at` datetime DEFAULT NULL,
			PRIMARY KEY (`id`),
			KEY `{prefix}fct_cus__email` (`email`),
			KEY `{prefix}fct_cus__user_id` (`user_id`)
		",
		'addresses' => "
			`id` bigint unsigned NOT NULL AUTO_INCREMENT,
			`customer_id` bigint unsigned NOT NULL,
			`is_primary` tinyint(1) NOT NULL DEFAULT 0,
			`type` varchar(20) NOT NULL DEFAULT 'billing',
			`status` varchar(20) NOT NULL DEFAULT 'active',
			`label` varchar(50) NOT NULL DEFAULT '',
			`name` varchar(192) DEFAULT NULL,
			`address_1` varchar(192) DEFAULT NULL,
			`address_2` varchar(192) DEFAULT NULL,
			`city` varchar(192) DEFAULT NULL,
			`state` varchar(192) DEFAULT NULL,
			`phone` varchar(192) DEFAULT NULL,
			`email` varchar(192) DEFAULT NULL,
			`postcode` varchar(32) DEFAULT NULL,
			`country` varchar(100) DEFAULT NULL,
			`meta` {json} DEFAULT NULL,
			`created_at` datetime DEFAULT NULL,
			`updated_at` datetime DEFAULT NULL,
			PRIMARY KEY (`id`),
			KEY `{prefix}fct_cus_ad__customer_is_primary` (`customer_id`,`is_primary`),
			KEY `{prefix}fct_cus_ad__type` (`type`),
			KEY `{prefix}fct_cus_ad__status` (`status`)
		",
		'meta' => '
			`id` bigint unsigned NOT NULL AUTO_INCREMENT,
			`customer_id` bigint unsigned DEFAULT NULL,
			`meta_key` varchar(192) DEFAULT NULL,
			`meta_value` longtext DEFAULT NULL,
			`created_at` datetime DEFAULT NULL,
			`updated_at` datetime DEFAULT NULL,
			PRIMARY KEY (`id`),
			KEY `{prefix}fct_cm__meta_key` (`meta_key`),
			KEY `{prefix}fct_cm__customer_id` (`customer_id`)
		',
		'orders' => "
			`id` bigint unsigned NOT NULL AUTO_INCREMENT,
			`status` varchar(20) NOT NULL DEFAULT 'draft' COMMENT 'draft / pending / on-hold / processing / completed / failed / refunded / partial-refund',
			`parent_id` bigint unsigned DEFAULT NULL,
			`receipt_number` bigint unsigned DEFAULT NULL,
			`invoice_no` varchar(192) DEFAULT '',
			`fulfillment_type` varchar(20) DEFAULT 'physical',
			`type` varchar(20) NOT NULL DEFAULT 'payment',
			`mode` enum('live','test') NOT NULL DEFAULT 'live' COMMENT 'live / test',
			`shipping_status` varchar(20) NOT NULL DEFAULT '' COMMENT 'unshipped / shipped / delivered / unshippable',
			`customer_id` bigint unsigned DEFAULT NULL,
			`payment_method` varchar(100) NOT NULL,
			`payment_status` varchar(20) NOT NULL DEFAULT '',
			`payment_method_title` varchar(100) NOT NULL,
			`currency` varchar(10) NOT NULL,
			`subtotal` bigint NOT NULL DEFAULT 0,
			`discount_tax` bigint NOT NULL DEFAULT 0,
			`manual_discount_total` bigint NOT NULL DEFAULT 0,
			`coupon_discount_total` bigint NOT NULL DEFAULT 0,
			`shipping_tax` bigint NOT NULL DEFAULT 0,
			`shipping_total` bigint NOT NULL DEFAULT 0,
			`fee_total` bigint NOT NULL DEFAULT 0,
			`tax_total` bigint NOT NULL DEFAULT 0,
			`total_amount` bigint NOT NULL DEFAULT 0,
			`total_paid` bigint NOT NULL DEFAULT 0,
			`total_refund` bigint NOT NULL DEFAULT 0,
			`rate` decimal(12,4) NOT NULL DEFAULT 1.0000,
			`tax_behavior` tinyint(1) NOT NULL DEFAULT 0 COMMENT '0 => no_tax, 1 => exclusive, 2 => inclusive',
			`note` text NOT NULL DEFAULT '',
			`ip_address` text NOT NULL DEFAULT '',
			`completed_at` datetime DEFAULT NULL,
			`refunded_at` datetime DEFAULT NULL,
			`uuid` varchar(100) NOT NULL,
			`config` {json} DEFAULT NULL,
			`created_at` datetime DEFAULT NULL,
			`updated_at` datetime DEFAULT NULL,
			PRIMARY KEY (`id`),
			KEY `{prefix}fct_ord__invoice_no` (`invoice_no`(191)),
			KEY `{prefix}fct_ord__status_type` (`type`),
			KEY `{prefix}fct_ord__customer_id` (`customer_id`),
			KEY `{prefix}fct_ord__date_created_completed` (`created_at`,`completed_at`),
			KEY `fct_payment_status` (`payment_status`,`id`)
		",
	);

	/**
	 * Words and hashes are compared byte by byte on every database, hence the collation. With each word stand all of its
	 * customer, so that a search for two looks nowhere else; without an index by customer, to be half as large, since those
	 * who are filed have their words, too. No table has columns of two character sets: wpdb would refuse any text that is not
	 * ASCII in it.
	 */
	private const OWN_TABLES = array(
		'customer_locks'      => '
			`customer_id` bigint(20) unsigned NOT NULL,
			`token` char(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			PRIMARY KEY (`customer_id`)
		',
		'meta_pointers'      => '
			`customer_id` bigint(20) unsigned NOT NULL,
			`phone_meta_id` bigint(20) unsigned NOT NULL DEFAULT 0,
			`phone_address_id` bigint(20) unsigned NOT NULL DEFAULT 0,
			`info_meta_id` bigint(20) unsigned NOT NULL DEFAULT 0,
			PRIMARY KEY (`customer_id`)
		',
		'unique_values'        => '
			`kind` varchar(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			`value_hash` char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			`customer_id` bigint(20) unsigned NOT NULL,
			PRIMARY KEY (`kind`,`value_hash`),
			KEY `customer_id` (`customer_id`)
		',
		'accounts'      => '
			`customer_id` bigint(20) unsigned NOT NULL,
			`user_id` bigint(20) unsigned NOT NULL,
			`by_login` char(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`by_email` char(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			PRIMARY KEY (`customer_id`),
			KEY `user_id` (`user_id`)
		',
		'search_terms'         => '
			`term` varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`customer_id` bigint(20) unsigned NOT NULL,
			`terms` text CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			PRIMARY KEY (`term`,`customer_id`)
		',
		'search_documents'         => '
			`customer_id` bigint(20) unsigned NOT NULL,
			`checksum` char(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`terms` text CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			PRIMARY KEY (`customer_id`)
		',
		// Read by customer, the newest first.
		'activity'      => '
			`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			`customer_id` bigint(20) unsigned NOT NULL,
			`type` varchar(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`address_id` bigint(20) unsigned DEFAULT NULL,
			`changes` longtext NOT NULL,
			`subject` text DEFAULT NULL,
			`user_id` bigint(20) unsigned NOT NULL,
			`created_at` datetime NOT NULL,
			PRIMARY KEY (`id`),
			KEY `customer_id` (`customer_id`,`id`)
		',
		'exports'       => '
			`token` char(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`user_id` bigint(20) unsigned NOT NULL,
			`selection` longtext NOT NULL,
			`expires_at` datetime NOT NULL,
			PRIMARY KEY (`token`),
			KEY `expires_at` (`expires_at`)
		',
		'rate_windows'         => '
			`user_id` bigint(20) unsigned NOT NULL,
			`bucket` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			`started_at` int(10) unsigned NOT NULL,
			`requests` int(10) unsigned NOT NULL,
			PRIMARY KEY (`user_id`,`bucket`)
		',
		'daily_summaries'          => '
			`day` date NOT NULL,
			`new_customers` bigint(20) unsigned NOT NULL,
			`orders` bigint(20) unsigned NOT NULL,
			`first_orders` bigint(20) unsigned NOT NULL,
			`returning_orders` bigint(20) unsigned NOT NULL,
			`revenue` bigint(20) NOT NULL,
			`other_orders` bigint(20) unsigned NOT NULL,
			`checksum` bigint(20) unsigned NOT NULL,
			PRIMARY KEY (`day`)
		',
		'top_customers' => '
			`period` char(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			`customer_id` bigint(20) unsigned NOT NULL,
			`spent` bigint(20) NOT NULL,
			`orders` bigint(20) unsigned NOT NULL,
			PRIMARY KEY (`period`,`customer_id`),
			KEY `spent` (`period`,`spent`)
		',
		'zones'         => '
			`zone` bigint(20) unsigned NOT NULL,
			`customers` int(10) unsigned NOT NULL,
			`first_created_at` datetime DEFAULT NULL,
			`last_created_at` datetime DEFAULT NULL,
			PRIMARY KEY (`zone`)
		',
		'checkpoints'         => '
			`name` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`value` text CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			PRIMARY KEY (`name`)
		',
		'commit_markers'      => '
			`token` char(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			`is_committed` tinyint(1) NOT NULL,
			`created_at` int(10) unsigned NOT NULL,
			PRIMARY KEY (`token`),
			KEY `created_at` (`created_at`)
		',
		'jobs'          => '
			`name` varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`started_at` int(10) unsigned NOT NULL,
			`finished_at` int(10) unsigned DEFAULT NULL,
			`error` varchar(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			PRIMARY KEY (`name`)
		',
		'change_queue'         => '
			`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			`kind` varchar(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
			`customer_id` bigint(20) unsigned DEFAULT NULL,
			`affected_at` datetime DEFAULT NULL,
			PRIMARY KEY (`id`),
			KEY `kind` (`kind`,`id`)
		',
	);

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * What stands between the parentheses of each CREATE TABLE.
	 *
	 * @param bool $with_store Whether the tables of customers and orders, too.
	 * @return array<string, string> By the name of the method of Tables.
	 */
	public function definitions( bool $with_store ): array {
		$words = array(
			'{prefix}' => $this->tables->prefix(),
			'{json}'   => $this->database->dialect->json_type(),
		);
		$store = array_map( static fn ( string $columns ): string => strtr( $columns, $words ), self::FLUENTCART_TABLES );
		return $with_store ? array_merge( $store, self::OWN_TABLES ) : self::OWN_TABLES;
	}

	/**
	 * Whether FluentCart defines the table, too.
	 */
	public static function is_of_store( string $name ): bool {
		return isset( self::FLUENTCART_TABLES[ $name ] );
	}

	/**
	 * The plugin's tables on the current site.
	 *
	 * @param bool $with_store As above.
	 * @return list<string> Their full names.
	 */
	public function tables_of_site( bool $with_store ): array {
		return array_map( fn ( string $name ): string => $this->tables->$name(), array_keys( $this->definitions( $with_store ) ) );
	}

	/**
	 * @return array<int, list<string>> The tables of the other sites of a network that have some of ours, without their
	 *                                  prefix, by the id of the site.
	 * @throws DatabaseError
	 */
	public function tables_by_site(): array {
		$sites = array();
		foreach ( $this->database->rows( 'SHOW TABLES' ) as $row ) {
			if ( 1 === preg_match( '/^' . preg_quote( $this->tables->network_prefix(), '/' ) . '(\d+)_(fc[ct]_\w+)$/D', (string) reset( $row ), $name ) ) {
				$sites[ (int) $name[1] ][] = $name[2];
			}
		}
		return array_filter( $sites, static fn ( array $names ): bool => array() !== preg_grep( '/^fcc_/', $names ) );
	}

	/**
	 * Drops what is left of a site, whose tables of customers are FluentCart's if it has others there.
	 *
	 * @param list<string> $names Without their prefix.
	 * @throws DatabaseError
	 */
	public function remove_of_deleted_site( int $site, array $names ): void {
		$store  = array_map(
			fn ( string $name ): string => substr( $this->tables->$name(), strlen( $this->tables->prefix() ) ),
			array_keys( self::FLUENTCART_TABLES )
		);
		$others = preg_grep( '/^fct_/', array_diff( $names, $store ) );
		foreach ( array() === $others ? $names : preg_grep( '/^fcc_/', $names ) as $name ) {
			$this->database->execute( 'DROP TABLE IF EXISTS %i', array( $this->tables->network_prefix() . "{$site}_$name" ) );
		}
	}

	/**
	 * Drops the plugin's own tables; FluentCart's stay.
	 *
	 * @throws DatabaseError
	 */
	public function remove_own(): void {
		$this->drop( array_keys( self::OWN_TABLES ) );
	}

	/**
	 * Drops the tables of customers and orders, with everything in them.
	 *
	 * @throws DatabaseError
	 */
	public function remove_customers(): void {
		$this->drop( array_keys( self::FLUENTCART_TABLES ) );
	}

	/**
	 * @param list<string> $names
	 * @throws DatabaseError
	 */
	private function drop( array $names ): void {
		foreach ( $names as $name ) {
			$this->database->execute( 'DROP TABLE IF EXISTS %i', array( $this->tables->$name() ) );
		}
	}
}
