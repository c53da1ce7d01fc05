<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Defines the plugin's tables, one column or key a line, and creates and drops them.
 */
final class Schema {

	/** Increase it with every change below, and add a migration if a column changes: a site with a lower version is set up again by its next request. */
	public const VERSION = 16;

	/**
	 * Terms and hashes have a binary collation, so that every database compares them byte by byte.
	 *
	 * `search_terms` stores bits of all terms of the customer beside each term (TermBitsSql), so that a search for two terms reads
	 * one range and few documents. It has no index by customer, which would double its size: `search_documents` has the terms by
	 * customer, as bytes, in which MariaDB finds a word in a third of the time.
	 *
	 * Text columns of one table have one character set: wpdb would reject non-ASCII text for a table with several.
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
			`bits_3` int(10) unsigned NOT NULL,
			`bits_5` int(10) unsigned NOT NULL,
			PRIMARY KEY (`term`,`customer_id`)
		',
		'search_documents'         => '
			`customer_id` bigint(20) unsigned NOT NULL,
			`checksum` char(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`related` char(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`terms` {bytes} NOT NULL,
			PRIMARY KEY (`customer_id`)
		',
		// Read by customer in descending order of id.
		'activity'      => '
			`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			`customer_id` bigint(20) unsigned NOT NULL,
			`type` varchar(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`address_id` bigint(20) unsigned DEFAULT NULL,
			`changes` longtext NOT NULL,
			`subject` text DEFAULT NULL,
			`run_id` bigint(20) unsigned DEFAULT NULL,
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
			`customer_orders` bigint(20) unsigned NOT NULL,
			`revenue` bigint(20) NOT NULL,
			`other_orders` bigint(20) unsigned NOT NULL,
			`first_orders` bigint(20) unsigned NOT NULL,
			PRIMARY KEY (`day`)
		',
		'checkpoints'         => '
			`name` varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`value` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`updated_at` int(10) unsigned NOT NULL,
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
			`token` char(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`lease_until` int(10) unsigned NOT NULL,
			`steps` bigint(20) unsigned NOT NULL,
			`started_at` int(10) unsigned NOT NULL,
			`finished_at` int(10) unsigned DEFAULT NULL,
			`error` varchar(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			PRIMARY KEY (`name`)
		',
		// `position` moves with each transaction of the run. The counts are columns, so that one UPDATE moves both.
		'runs'          => '
			`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			`kind` varchar(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`state` varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`user_id` bigint(20) unsigned NOT NULL,
			`application` varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT \'\',
			`customer_id` bigint(20) unsigned DEFAULT NULL,
			`work` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL,
			`plan` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL,
			`position` bigint(20) unsigned NOT NULL DEFAULT 0,
			`total` int(10) unsigned NOT NULL DEFAULT 0,
			`processed` int(10) unsigned NOT NULL DEFAULT 0,
			`created` int(10) unsigned NOT NULL DEFAULT 0,
			`updated` int(10) unsigned NOT NULL DEFAULT 0,
			`unchanged` int(10) unsigned NOT NULL DEFAULT 0,
			`deleted` int(10) unsigned NOT NULL DEFAULT 0,
			`restored` int(10) unsigned NOT NULL DEFAULT 0,
			`failed` int(10) unsigned NOT NULL DEFAULT 0,
			`kept` int(10) unsigned NOT NULL DEFAULT 0,
			`partial` int(10) unsigned NOT NULL DEFAULT 0,
			`is_background` tinyint(1) NOT NULL DEFAULT 0,
			`undoes` bigint(20) unsigned NOT NULL DEFAULT 0,
			`undone_by` bigint(20) unsigned NOT NULL DEFAULT 0,
			`import_id` bigint(20) unsigned NOT NULL DEFAULT 0,
			`reason_code` varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT \'\',
			`reason` varchar(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT \'\',
			`created_at` datetime NOT NULL,
			`started_at` datetime DEFAULT NULL,
			`finished_at` datetime DEFAULT NULL,
			`touched_at` int(10) unsigned NOT NULL,
			`undo_until` datetime DEFAULT NULL,
			`lease_token` varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT \'\',
			`lease_until` int(10) unsigned NOT NULL DEFAULT 0,
			PRIMARY KEY (`id`),
			KEY `state` (`state`,`id`),
			KEY `customer_id` (`customer_id`,`id`),
			KEY `import_id` (`import_id`,`id`)
		',
		// Outcomes are the numbers of Journal\Outcome.
		'run_changes'   => '
			`run_id` bigint(20) unsigned NOT NULL,
			`n` int(10) unsigned NOT NULL,
			`customer_id` bigint(20) unsigned DEFAULT NULL,
			`outcome` tinyint(3) unsigned NOT NULL,
			`code` varchar(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL,
			`before` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL,
			`after` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL,
			PRIMARY KEY (`run_id`,`n`),
			KEY `customer_id` (`customer_id`)
		',
		// `received` rows are stored. Those below `unhashed` have the hash of an earlier email column. `version` changes with each write.
		'imports'       => '
			`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			`name` varchar(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`source` varchar(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`mapping` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`sample` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`options` text CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`total` int(10) unsigned DEFAULT NULL,
			`size` bigint(20) unsigned DEFAULT NULL,
			`hash` varchar(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL,
			`received` int(10) unsigned NOT NULL DEFAULT 0,
			`bytes` bigint(20) unsigned NOT NULL DEFAULT 0,
			`unhashed` int(10) unsigned NOT NULL DEFAULT 0,
			`version` int(10) unsigned NOT NULL DEFAULT 0,
			`user_id` bigint(20) unsigned NOT NULL,
			`created_at` datetime NOT NULL,
			`touched_at` int(10) unsigned NOT NULL,
			PRIMARY KEY (`id`),
			KEY `touched_at` (`touched_at`)
		',
		// `n` counts from 0. An empty hash is a row without an email.
		'import_rows'   => '
			`import_id` bigint(20) unsigned NOT NULL,
			`n` int(10) unsigned NOT NULL,
			`email_hash` char(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`cells` mediumtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			PRIMARY KEY (`import_id`,`n`),
			KEY `email_hash` (`import_id`,`email_hash`)
		',
		// `query` and `shown_columns` are JSON.
		'views'         => '
			`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			`user_id` bigint(20) unsigned NOT NULL,
			`is_shared` tinyint(1) NOT NULL,
			`name` varchar(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`position` int(10) unsigned NOT NULL,
			`query` text CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`shown_columns` text CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`version` int(10) unsigned NOT NULL,
			`updated_at` datetime NOT NULL,
			PRIMARY KEY (`id`),
			KEY `user_id` (`user_id`),
			KEY `is_shared` (`is_shared`)
		',
		// An empty `application` is a call with a cookie.
		'ability_calls' => '
			`id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			`ability` varchar(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`result` varchar(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`user_id` bigint(20) unsigned NOT NULL,
			`application` varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
			`customer_id` bigint(20) unsigned DEFAULT NULL,
			`run_id` bigint(20) unsigned DEFAULT NULL,
			`created_at` datetime NOT NULL,
			PRIMARY KEY (`id`)
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
	 * The columns and keys of each table.
	 *
	 * @param bool $with_store Whether to include FluentCartSchema.
	 * @return array<string, string> By the name of the method of Tables.
	 */
	public function definitions( bool $with_store ): array {
		$placeholders = array(
			'{prefix}' => $this->tables->prefix(),
			'{json}'   => $this->database->dialect->json_type(),
			'{bytes}'  => $this->database->dialect->bytes_type(),
		);
		return array_map( static fn ( string $columns ): string => strtr( $columns, $placeholders ), $with_store ? array_merge( FluentCartSchema::TABLES, self::OWN_TABLES ) : self::OWN_TABLES );
	}

	/**
	 * Whether the table is one of FluentCartSchema.
	 */
	public static function is_of_store( string $name ): bool {
		return isset( FluentCartSchema::TABLES[ $name ] );
	}

	/**
	 * @param bool $with_store Whether to include FluentCartSchema.
	 * @return list<string> Full names of the tables on the current site.
	 */
	public function tables_of_site( bool $with_store ): array {
		return array_map( fn ( string $name ): string => $this->tables->$name(), array_keys( $this->definitions( $with_store ) ) );
	}

	/**
	 * @return array<int, list<string>> The tables, without prefix, of other sites of the network that have tables of this plugin,
	 *                                  by the id of the site.
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
	 * Drops the tables of a deleted site. If the site has other tables of FluentCart, all of FluentCart's tables stay.
	 *
	 * @param list<string> $names Without prefix.
	 * @throws DatabaseError
	 */
	public function remove_of_deleted_site( int $site, array $names ): void {
		$store  = array_map(
			fn ( string $name ): string => substr( $this->tables->$name(), strlen( $this->tables->prefix() ) ),
			array_keys( FluentCartSchema::TABLES )
		);
		$others = preg_grep( '/^fct_/', array_diff( $names, $store ) );
		foreach ( array() === $others ? $names : preg_grep( '/^fcc_/', $names ) as $name ) {
			$this->database->execute( 'DROP TABLE IF EXISTS %i', array( $this->tables->network_prefix() . "{$site}_$name" ) );
		}
	}

	/**
	 * Drops this plugin's tables. The tables of FluentCartSchema stay.
	 *
	 * @throws DatabaseError
	 */
	public function remove_own(): void {
		$this->drop( array_keys( self::OWN_TABLES ) );
	}

	/**
	 * Drops the tables of FluentCartSchema with their rows.
	 *
	 * @throws DatabaseError
	 */
	public function remove_customers(): void {
		$this->drop( array_keys( FluentCartSchema::TABLES ) );
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
