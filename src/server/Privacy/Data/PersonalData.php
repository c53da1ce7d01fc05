<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Data;

defined( 'ABSPATH' ) || exit;

/**
 * What every column of this plugin's and FluentCart's tables has to do with a person: the only list of personal data. A test fails
 * for a table or column that is missing here.
 *
 * Columns are listed by what they hold:
 * - `data`: data of the person that the row belongs to. It is exported, and deleted or emptied.
 * - `link`: an id that leads to the person.
 * - `text`: a text that may mention any person. Emails, phones and full names in it are replaced.
 * - `kept`: data of the person that stays, because tax law or the accounts need it. It is exported.
 * - `staff`: the user who works in the store.
 * - `none`: nothing of a person.
 *
 * Rows belong to a person by `by`: a column, and what it has the id of.
 *
 * @phpstan-type Columns array{by?: array{string, string}, key?: string, data?: string, link?: string, text?: string, kept?: string, staff?: string, none?: string}
 */
final class PersonalData {

	public const OF_CUSTOMER     = 'customer';
	public const OF_ORDER        = 'order';
	public const OF_SUBSCRIPTION = 'subscription';

	/**
	 * This plugin's tables, and those of FluentCartSchema, by the name of the method of Tables.
	 *
	 * @var array<string, Columns>
	 */
	public const TABLES = array(
		'customers'        => array(
			'by'   => array( 'id', self::OF_CUSTOMER ),
			'data' => 'email first_name last_name status purchase_value purchase_count ltv first_purchase_date last_purchase_date aov notes country city state postcode created_at updated_at',
			'link' => 'user_id contact_id uuid',
			'none' => 'id',
		),
		'addresses'        => array(
			'by'   => array( 'customer_id', self::OF_CUSTOMER ),
			'data' => 'type label name address_1 address_2 city state phone email postcode country meta created_at updated_at',
			'link' => 'customer_id',
			'none' => 'id is_primary status',
		),
		'meta'             => array(
			'by'   => array( 'customer_id', self::OF_CUSTOMER ),
			'data' => 'meta_key meta_value',
			'link' => 'customer_id',
			'none' => 'id created_at updated_at',
		),
		'orders'           => array(
			'by'   => array( 'id', self::OF_ORDER ),
			'data' => 'note ip_address',
			'link' => 'customer_id',
			'text' => 'config',
			'kept' => 'invoice_no receipt_number status payment_status payment_method_title currency total_amount total_paid total_refund created_at completed_at uuid',
			'none' => 'id parent_id fulfillment_type type mode shipping_status payment_method subtotal discount_tax manual_discount_total coupon_discount_total shipping_tax shipping_total fee_total tax_total rate tax_behavior refunded_at updated_at',
		),
		'activity'         => array(
			'by'    => array( 'customer_id', self::OF_CUSTOMER ),
			'data'  => 'type changes subject created_at',
			'link'  => 'customer_id address_id run_id',
			'staff' => 'user_id',
			'none'  => 'id',
		),
		'run_changes'      => array(
			'by'   => array( 'customer_id', self::OF_CUSTOMER ),
			'key'  => 'run_id n',
			'data' => 'before after',
			'link' => 'customer_id',
			'none' => 'run_id n outcome code',
		),
		'import_rows'      => array(
			'key'  => 'import_id n',
			'data' => 'cells email_hash',
			'none' => 'import_id n',
		),
		'imports'          => array(
			'text'  => 'name sample mapping options',
			'staff' => 'user_id',
			'none'  => 'id source total size hash received bytes unhashed version created_at touched_at',
		),
		'runs'             => array(
			'link'  => 'customer_id',
			'text'  => 'work plan reason',
			'staff' => 'user_id application',
			'none'  => 'id kind state position total processed created updated unchanged deleted restored failed kept partial is_background undoes undone_by import_id reason_code created_at started_at finished_at touched_at undo_until lease_token lease_until',
		),
		'ability_calls'    => array(
			'link'  => 'customer_id run_id',
			'staff' => 'user_id application',
			'none'  => 'id ability result created_at',
		),
		'exports'          => array(
			'key'   => 'token',
			'text'  => 'selection',
			'staff' => 'user_id',
			'none'  => 'token expires_at',
		),
		'views'            => array(
			'text'  => 'name query',
			'staff' => 'user_id',
			'none'  => 'id is_shared position shown_columns version updated_at',
		),
		'unique_values'    => array(
			'data' => 'value_hash',
			'link' => 'customer_id',
			'none' => 'kind',
		),
		'accounts'         => array(
			'data' => 'by_login by_email',
			'link' => 'customer_id user_id',
		),
		'search_terms'     => array(
			'data' => 'term',
			'link' => 'customer_id',
			'none' => 'bits_3 bits_5',
		),
		'search_documents' => array(
			'data' => 'checksum related terms',
			'link' => 'customer_id',
		),
		'meta_pointers'    => array( 'link' => 'customer_id phone_meta_id phone_address_id info_meta_id' ),
		'customer_locks'   => array(
			'link' => 'customer_id',
			'none' => 'token',
		),
		'change_queue'     => array(
			'link' => 'customer_id',
			'none' => 'id kind affected_at',
		),
		'checkpoints'      => array(
			'key'  => 'name',
			'text' => 'value',
			'none' => 'name updated_at',
		),
		'jobs'             => array(
			'key'  => 'name',
			'text' => 'error',
			'none' => 'name token lease_until steps started_at finished_at',
		),
		'rate_windows'     => array(
			'staff' => 'user_id',
			'none'  => 'bucket started_at requests',
		),
		'daily_summaries'  => array( 'none' => 'day new_customers orders customer_orders revenue other_orders first_orders' ),
		'commit_markers'   => array( 'none' => 'token is_committed created_at' ),
	);

	/**
	 * Tables that only FluentCart creates (version 1.3.25), by their names without prefixes.
	 *
	 * @var array<string, Columns>
	 */
	public const OF_FLUENTCART = array(
		'order_addresses'            => array(
			'by'   => array( 'order_id', self::OF_ORDER ),
			'data' => 'name address_1 address_2 city postcode meta',
			'kept' => 'state country',
			'link' => 'order_id',
			'none' => 'id type created_at updated_at',
		),
		'order_transactions'         => array(
			'by'   => array( 'order_id', self::OF_ORDER ),
			'data' => 'card_last_4 card_brand',
			'text' => 'meta',
			'kept' => 'vendor_charge_id payment_method currency total created_at',
			'link' => 'order_id subscription_id',
			'none' => 'id order_type transaction_type payment_mode payment_method_type status rate uuid updated_at',
		),
		'order_items'                => array(
			'by'   => array( 'order_id', self::OF_ORDER ),
			'data' => 'referrer',
			'text' => 'other_info line_meta',
			'kept' => 'post_title title quantity line_total',
			'link' => 'order_id',
			'none' => 'id post_id fulfillment_type payment_type object_id cart_index unit_price cost subtotal tax_amount shipping_charge discount_total refund_total rate fulfilled_quantity created_at updated_at',
		),
		'order_meta'                 => array(
			'by'   => array( 'order_id', self::OF_ORDER ),
			'text' => 'meta_value',
			'link' => 'order_id',
			'none' => 'id meta_key created_at updated_at',
		),
		'order_operations'           => array(
			'by'   => array( 'order_id', self::OF_ORDER ),
			'data' => 'utm_campaign utm_term utm_source utm_medium utm_content utm_id cart_hash refer_url',
			'text' => 'meta',
			'link' => 'order_id',
			'none' => 'id created_via emails_sent sales_recorded created_at updated_at',
		),
		'order_tax_rate'             => array(
			'by'   => array( 'order_id', self::OF_ORDER ),
			'text' => 'meta',
			'link' => 'order_id',
			'none' => 'id tax_rate_id shipping_tax order_tax total_tax filed_at created_at updated_at',
		),
		'subscriptions'              => array(
			'by'   => array( 'customer_id', self::OF_CUSTOMER ),
			'data' => 'vendor_customer_id vendor_response current_payment_method',
			'text' => 'original_plan config',
			'kept' => 'item_name quantity recurring_total status vendor_subscription_id created_at canceled_at expire_at',
			'link' => 'customer_id parent_order_id uuid',
			'none' => 'id product_id variation_id billing_interval signup_fee initial_tax_total recurring_amount recurring_tax_total bill_times bill_count trial_ends_at restored_at collection_method next_billing_date trial_days vendor_plan_id updated_at',
		),
		'subscription_meta'          => array(
			'by'   => array( 'subscription_id', self::OF_SUBSCRIPTION ),
			'data' => 'meta_key meta_value',
			'link' => 'subscription_id',
			'none' => 'id created_at updated_at',
		),
		'carts'                      => array(
			'by'   => array( 'customer_id', self::OF_CUSTOMER ),
			'key'  => 'cart_hash',
			'data' => 'first_name last_name email checkout_data cart_data utm_data coupons user_agent ip_address created_at updated_at',
			'link' => 'customer_id user_id order_id cart_hash',
			'none' => 'stage cart_group completed_at deleted_at',
		),
		'order_download_permissions' => array(
			'by'   => array( 'customer_id', self::OF_CUSTOMER ),
			'data' => 'download_count download_limit access_expires',
			'link' => 'customer_id order_id',
			'none' => 'id variation_id download_id created_at updated_at',
		),
		'activity'                   => array(
			'text'  => 'title content created_by',
			'link'  => 'module_id',
			'staff' => 'user_id',
			'none'  => 'id status log_type module_type module_name read_status created_at updated_at',
		),
		'label_relationships'        => array(
			'link' => 'labelable_id',
			'none' => 'id label_id labelable_type created_at updated_at',
		),
		'scheduled_actions'          => array(
			'text' => 'data response_note',
			'link' => 'object_id',
			'none' => 'id scheduled_at action status group object_type completed_at retry_count created_at updated_at',
		),
		'webhook_logger'             => array(
			'text' => 'payload',
			'none' => 'id source event_type status created_at updated_at',
		),
		'meta'                       => array(
			'text' => 'meta_value',
			'link' => 'object_id',
			'none' => 'id object_type meta_key created_at updated_at',
		),
		'coupons'                    => array(
			'text' => 'title conditions notes',
			'none' => 'id code priority type amount use_count status stackable show_on_checkout start_date end_date created_at updated_at',
		),
		'applied_coupons'            => array(
			'link' => 'order_id',
			'none' => 'id coupon_id code amount created_at updated_at',
		),
	);

	/** FluentCart's tables of products, taxes and settings, without a person. */
	public const WITHOUT_PERSONS = array(
		'atts_groups',
		'atts_relations',
		'atts_terms',
		'label',
		'product_details',
		'product_downloads',
		'product_meta',
		'product_variations',
		'retention_snapshots',
		'shipping_classes',
		'shipping_methods',
		'shipping_zones',
		'tax_classes',
		'tax_rates',
	);

	/**
	 * @param Columns $columns Of a table.
	 * @param string  ...$kinds `data`, `text`, …
	 * @return list<string> Names of columns.
	 */
	public static function columns( array $columns, string ...$kinds ): array {
		$lists = array_intersect_key( $columns, array_flip( $kinds ) );
		return '' === implode( '', $lists ) ? array() : explode( ' ', implode( ' ', $lists ) );
	}

	/**
	 * @param Columns $columns Of a table.
	 * @return list<string> All of them.
	 */
	public static function all_columns( array $columns ): array {
		return self::columns( $columns, 'data', 'link', 'text', 'kept', 'staff', 'none' );
	}
}
