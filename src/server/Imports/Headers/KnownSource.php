<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Headers;

defined( 'ABSPATH' ) || exit;

/**
 * Other systems that export customers: the names of their columns, as HeaderTables has them, and how a file of each is recognized.
 */
enum KnownSource: string {

	case Shopify     = 'shopify';
	case FluentCart  = 'fluentcart';
	case Edd         = 'edd';
	case WooCommerce = 'woocommerce';

	private const SHOPIFY = array(
		'additional_info[customer_id]'             => 'Customer ID',
		'first_name'                               => 'First Name',
		'last_name'                                => 'Last Name',
		'email'                                    => 'Email',
		'billing[company]'                         => 'Default Address Company, Company',
		'billing[address_1]'                       => 'Default Address Address1, Address1',
		'billing[address_2]'                       => 'Default Address Address2, Address2',
		'billing[city]'                            => 'Default Address City, City',
		'billing[state]'                           => 'Default Address Province Code, Province Code',
		'billing[state]|billing[state]'            => 'Default Address Province, Province',
		'billing[country]'                         => 'Default Address Country Code, Country Code',
		'billing[country]|billing[country]'        => 'Default Address Country, Country',
		'billing[postcode]'                        => 'Default Address Zip, Zip',
		'billing[phone]'                           => 'Default Address Phone',
		'phone'                                    => 'Phone',
		'notes'                                    => 'Note',
		'additional_info[accepts_email_marketing]' => 'Accepts Email Marketing, Accepts Marketing',
		'additional_info[accepts_sms_marketing]'   => 'Accepts SMS Marketing',
		'additional_info[tax_exempt]'              => 'Tax Exempt',
		'labels|additional_info[tags]'             => 'Tags',
		'!comes_from_orders'                       => 'Total Spent, Total Orders',
	);

	private const FLUENTCART = array(
		'first_name'         => 'First name',
		'last_name'          => 'Last name',
		'name'               => 'Full name',
		'email'              => 'Email',
		'status'             => 'Status',
		'created_at'         => 'Customer since, Created at',
		'billing[country]'   => 'Country',
		'billing[state]'     => 'State',
		'billing[city]'      => 'City',
		'billing[postcode]'  => 'Postcode',
		'notes'              => 'Notes',
		'!comes_from_orders' => 'Purchases, Lifetime value, Average order value, First purchase date, Last purchase date, purchase_count, purchase_value, ltv, aov',
		'!not_imported'        => 'Customer ID, ID, WordPress user ID, User ID, wp_user_id, Contact ID, uuid, photo, updated_at',
	);

	private const EDD = array(
		'name'               => 'Name',
		'email'              => 'Email',
		'created_at'         => 'Date Created',
		'!comes_from_orders' => 'Number of Purchases, Customer Value, Payment IDs, Purchase Count, Purchase Value',
		'!not_imported'        => 'ID, User ID',
	);

	private const WOOCOMMERCE = array(
		'name'                         => 'Name, display_name',
		'first_name'                   => 'first_name',
		'last_name'                    => 'last_name',
		'email'                        => 'Email, user_email',
		'created_at'                   => 'Sign Up, Date registered, user_registered, date_registered, registered, customer_since',
		'additional_info[last_active]' => 'Last Active',
		'billing[country]'             => 'Country / Region',
		'billing[city]'                => 'City',
		'billing[state]'               => 'Region',
		'billing[postcode]'            => 'Postal Code',
		'!comes_from_orders'           => 'Orders, Total Spend, Total Spent, AOV, order_count, orders_count, last_order_date, last_order_id, paying_customer, _money_spent, _order_count',
		'!not_imported'                  => 'Username, ID, customer_id, user_id, user_login, user_nicename, user_pass, nickname, roles, role, user_status, user_activation_key, session_tokens, wp_capabilities, wp_user_level, wc_last_active, rich_editing, syntax_highlighting, '
			. 'comment_shortcuts, admin_color, use_ssl, show_admin_bar_front, show_welcome_panel, dismissed_wp_pointers',
	);

	/**
	 * The text domain of the system, whose translated names are recognized if its translations are installed.
	 */
	public function text_domain(): ?string {
		return match ( $this ) {
			self::WooCommerce => 'woocommerce',
			self::Edd         => 'easy-digital-downloads',
			default           => null,
		};
	}

	/**
	 * @return array<string, string> Names by target.
	 */
	public function columns(): array {
		return match ( $this ) {
			self::Shopify     => self::SHOPIFY,
			self::FluentCart  => self::FLUENTCART,
			self::Edd         => self::EDD,
			self::WooCommerce => self::WOOCOMMERCE,
		};
	}

	/**
	 * Names that hardly any other file has. A file with two of them comes from this system.
	 */
	public function signature(): string {
		return match ( $this ) {
			self::Shopify     => 'Accepts Email Marketing, Accepts SMS Marketing, Accepts Marketing, Default Address Company, Default Address Address1, Default Address Address2, Default Address City, Default Address Province Code, '
				. 'Default Address Country Code, Default Address Zip, Default Address Phone, Tax Exempt, Total Orders, Province Code',
			self::FluentCart  => 'Customer since, Lifetime value, Purchases, First purchase date, Last purchase date, WordPress user ID, Contact ID, ltv, aov',
			self::Edd         => 'Number of Purchases, Customer Value, Payment IDs',
			self::WooCommerce => 'AOV, Total Spend, Last Active, Country / Region, user_login, user_email, billing_first_name, billing_last_name, billing_address_1, billing_postcode, billing_country, shipping_address_1, wp_capabilities',
		};
	}
}
