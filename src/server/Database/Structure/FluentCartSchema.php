<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

defined( 'ABSPATH' ) || exit;

/**
 * FluentCart's definitions of four tables, word for word (version 1.3.25), one column or key a line. FluentCart keeps tables
 * that it finds and does not repair them, so a standalone store must create them as FluentCart would.
 */
final class FluentCartSchema {

	/** By the name of the method of Tables. */
	public const TABLES = array(
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
}
