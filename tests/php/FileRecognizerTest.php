<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Imports\Reading\DateOrder;
use FluentCartCustomers\Imports\Reading\FileRecognizer;
use FluentCartCustomers\Imports\Reading\Recognition;
use PHPUnit\Framework\TestCase;

defined( 'ABSPATH' ) || exit;

/**
 * Where a file comes from and what its columns mean.
 */
final class FileRecognizerTest extends TestCase {

	private const WOOCOMMERCE = 'name|!not_imported|additional_info[last_active]|created_at|email|!comes_from_orders|!comes_from_orders|!comes_from_orders|billing[country]|billing[city]|billing[state]|billing[postcode]';

	/**
	 * @dataProvider files
	 * @param string $columns Names, separated by `|`.
	 * @param string $fields  Fields, or notes after `!`.
	 */
	public function test_a_file_has_its_source_and_fields( string $source, string $columns, string $fields ): void {
		$recognition = self::recognize( explode( '|', $columns ) );
		$this->assertSame( explode( '|', $fields ), self::fields( $recognition ) );
		$this->assertSame( $source, $recognition->source );
		$this->assertSame( explode( '|', $columns ), array_column( $recognition->columns, 'column' ) );
	}

	/**
	 * @return array<string, array{string, string, string}>
	 */
	public static function files(): array {
		return array(
			'Shopify'                     => array(
				'shopify',
				'Customer ID|First Name|Last Name|Email|Accepts Email Marketing|Default Address Company|Default Address Address1|Default Address Address2|Default Address City|Default Address Province Code|'
					. 'Default Address Country Code|Default Address Zip|Default Address Phone|Phone|Accepts SMS Marketing|Total Spent|Total Orders|Note|Tax Exempt|Tags',
				'additional_info[customer_id]|first_name|last_name|email|additional_info[accepts_email_marketing]|billing[company]|billing[address_1]|billing[address_2]|billing[city]|billing[state]|billing[country]|'
					. 'billing[postcode]|billing[phone]|phone|additional_info[accepts_sms_marketing]|!comes_from_orders|!comes_from_orders|notes|additional_info[tax_exempt]|additional_info[tags]',
			),
			'an older Shopify'            => array(
				'shopify',
				"\u{FEFF}First Name|Last Name|Email|Company|Address1|Address2|City|Province|Province Code|Country|Country Code|Zip|Phone|Accepts Marketing|Total Spent|Total Orders|Tags|Note|Tax Exempt",
				'first_name|last_name|email|billing[company]|billing[address_1]|billing[address_2]|billing[city]|!duplicate|billing[state]|!duplicate|billing[country]|billing[postcode]|phone|'
					. 'additional_info[accepts_email_marketing]|!comes_from_orders|!comes_from_orders|additional_info[tags]|notes|additional_info[tax_exempt]',
			),
			'FluentCart, labels'          => array(
				'fluentcart',
				'Customer ID|First name|Last name|Full name|Email|Status|Purchases|Lifetime value|Average order value|First purchase date|Last purchase date|Customer since|Country|State|City|Postcode|WordPress user ID|'
					. 'Contact ID',
				'!not_imported|first_name|last_name|!duplicate|email|status|!comes_from_orders|!comes_from_orders|!comes_from_orders|!comes_from_orders|!comes_from_orders|created_at|billing[country]|billing[state]|'
					. 'billing[city]|billing[postcode]|!not_imported|!not_imported',
			),
			'FluentCart, keys'            => array(
				'fluentcart',
				'customer_id|first_name|last_name|full_name|email|status|purchases|lifetime_value|customer_since|country',
				'!not_imported|first_name|last_name|!duplicate|email|status|!comes_from_orders|!comes_from_orders|created_at|billing[country]',
			),
			'the table of FluentCart'     => array(
				'fluentcart',
				'id|user_id|contact_id|email|first_name|status|ltv|aov|notes|uuid|country|created_at|updated_at',
				'!not_imported|!not_imported|!not_imported|email|first_name|status|!comes_from_orders|!comes_from_orders|notes|!not_imported|billing[country]|created_at|!not_imported',
			),
			'WooCommerce Analytics'       => array(
				'woocommerce',
				'Name|Username|Last Active|Sign Up|Email|Orders|Total Spend|AOV|Country / Region|City|Region|Postal Code',
				self::WOOCOMMERCE,
			),
			'WooCommerce in German'       => array(
				'woocommerce',
				'Name|Benutzername|Zuletzt aktiv|Registrierung|E-Mail|Bestellungen|Gesamtausgaben|AOV|Land / Region|Ort|Region|Postleitzahl',
				self::WOOCOMMERCE,
			),
			'WooCommerce in French'       => array(
				'woocommerce',
				'Nom|Identifiant|Dernière activité|Inscription|E-mail|Commandes|Total dépensé|Panier moyen|Pays/Région|Ville|Région|Code postal',
				self::WOOCOMMERCE,
			),
			'WooCommerce in Spanish'      => array(
				'woocommerce',
				'Nombre|Nombre de usuario|Última actividad|Registro|Correo electrónico|Pedidos|Gasto total|Valor medio del pedido|País / Región|Ciudad|Provincia|Código postal',
				self::WOOCOMMERCE,
			),
			'an export plugin of Woo'     => array(
				'woocommerce',
				'ID|customer_id|user_login|user_email|user_registered|first_name|last_name|roles|billing_first_name|billing_company|billing_address_1|billing_city|billing_state|billing_postcode|billing_country|'
					. 'billing_email|billing_phone|shipping_last_name|shipping_address_2|shipping_country|total_spent',
				'!not_imported|!not_imported|!not_imported|email|created_at|first_name|last_name|!not_imported|billing[first_name]|billing[company]|billing[address_1]|billing[city]|billing[state]|billing[postcode]|'
					. 'billing[country]|billing[email]|billing[phone]|shipping[last_name]|shipping[address_2]|shipping[country]|!comes_from_orders',
			),
			'Easy Digital Downloads'      => array(
				'edd',
				'ID|User ID|Name|Email|Number of Purchases|Customer Value|Payment IDs|Date Created',
				'!not_imported|!not_imported|name|email|!comes_from_orders|!comes_from_orders|!comes_from_orders|created_at',
			),
			'this plugin, default'        => array(
				'fluent-cart-customers',
				'id|email|first_name|last_name|phone|status|total_spent|order_count|average_order_value|first_order_date|last_order_date|created_at|updated_at',
				'id|email|first_name|last_name|phone|status|!comes_from_orders|!comes_from_orders|!comes_from_orders|!comes_from_orders|!comes_from_orders|created_at|!not_imported',
			),
			'this plugin, keys'           => array(
				'fluent-cart-customers',
				'email|name|user_id|notes|billing[city]|shipping[label]|additional_info[vat_number]|additional_info[VAT-2]',
				'email|name|!not_imported|notes|billing[city]|shipping[label]|additional_info[vat_number]|additional_info[VAT-2]',
			),
			'this plugin, labels'         => array(
				'fluent-cart-customers',
				'ID|Email|Full name|First name|Last name|Paid orders|Total spent|Date added|Billing address line 1|Shipping country|VAT number|USt-IdNr. (vat_2)|الرقم (tax_no)',
				'id|email|!duplicate|first_name|last_name|!comes_from_orders|!comes_from_orders|created_at|billing[address_1]|shipping[country]|additional_info[vat_number]|additional_info[vat_2]|'
					. 'additional_info[tax_no]',
			),
			'a spreadsheet in English'    => array(
				'unknown',
				' EMAIL ADDRESS: |firstName|"Surname"|Mobile|Phone|Street Address|Apt|Town/City|ZIP|Country|Tags|Comments|Shipping ZIP|Ship to: City|Bill-to Name|Shipping method|Date of birth',
				'email|first_name|last_name|additional_info[mobile_phone]|phone|billing[address_1]|billing[address_2]|billing[city]|billing[postcode]|billing[country]|additional_info[tags]|notes|shipping[postcode]|'
					. 'shipping[city]|billing[name]|!unknown|additional_info[birthday]',
			),
			'a spreadsheet in German'     => array(
				'unknown',
				'Vorname|Name|E-Mail-Adresse|Telefon|Straße und Hausnummer|PLZ|Ort|Land|Bemerkung|Lieferadresse|Liefer-PLZ|Lieferort|Rechnungsnummer|Firma|Kundennummer',
				'first_name|last_name|email|phone|billing[address_1]|billing[postcode]|billing[city]|billing[country]|notes|shipping[address_1]|shipping[postcode]|shipping[city]|!unknown|billing[company]|'
					. 'additional_info[customer_number]',
			),
			'an address list in German'   => array(
				'unknown',
				'Anrede|Titel|Nachname|Vorname|Straße|Hausnr.|PLZ/Ort|E-Mail|Liefer-Hausnummer|Letzte Aktivität|SMS consent',
				'additional_info[salutation]|additional_info[title]|last_name|first_name|billing[address_1]|billing[house_number]|billing[postcode_city]|email|shipping[house_number]|additional_info[last_active]|'
					. 'additional_info[accepts_sms_marketing]',
			),
			'a spreadsheet in French'     => array(
				'unknown',
				'Prénom|Nom|Courriel|Téléphone|Adresse|Ville|Code postal|Pays|Ville de livraison|Adresse de facturation|Société|Pays (livraison)',
				'first_name|last_name|email|phone|billing[address_1]|billing[city]|billing[postcode]|billing[country]|shipping[city]|!duplicate|billing[company]|shipping[country]',
			),
			'a spreadsheet in Spanish'    => array(
				'unknown',
				'Nombre|Apellidos|Correo electronico|Teléfono|Dirección|Ciudad|Código Postal|País|Ciudad de envío',
				'first_name|last_name|email|phone|billing[address_1]|billing[city]|billing[postcode]|billing[country]|shipping[city]',
			),
			'a spreadsheet in Arabic'     => array(
				'unknown',
				'الاسم|البريد الإلكتروني|رقم الهاتف|العنوان|المدينة|الرمز البريدي|الدولة|ملاحظات|مدينة الشحن',
				'name|email|phone|billing[address_1]|billing[city]|billing[postcode]|billing[country]|notes|shipping[city]',
			),
			'a spreadsheet in Japanese'   => array(
				'unknown',
				'姓|名|フリガナ|メールアドレス|電話番号|郵便番号|都道府県|市区町村|住所|国|備考|配送先住所|ＴＥＬ',
				'last_name|first_name|additional_info[name_kana]|email|phone|billing[postcode]|billing[state]|billing[city]|billing[address_1]|billing[country]|notes|shipping[address_1]|!duplicate',
			),
			'one name and one email'      => array( 'unknown', '氏名|Billing Email', 'name|email' ),
			'columns with the same names' => array( 'unknown', 'Email|email|E-Mail||', 'email|!duplicate|!duplicate|!unknown|!unknown' ),
		);
	}

	public function test_columns_that_names_recognize_are_sure_and_others_are_not(): void {
		$columns = self::recognize( array( 'Email', 'Total Spent', 'Favourite colour' ) )->columns;
		$this->assertSame( array( true, true, false ), array_column( $columns, 'is_sure' ) );
	}

	public function test_columns_with_unknown_names_are_guessed_from_their_cells(): void {
		$sample      = array_fill( 0, 3, array( 'ada@example.com', '+49 30 123456', '2024-03-05 10:00', 'Germany', 'blue', '' ) );
		$recognition = self::recognize( array( 'A', '', 'C', 'D', 'E', 'F' ), $sample );
		$this->assertSame( array( 'email', 'phone', 'created_at', 'billing[country]', '!unknown', '!empty' ), self::fields( $recognition ) );
		$this->assertSame( array( false, false, false, false, false, true ), array_column( $recognition->columns, 'is_sure' ) );
	}

	public function test_cells_that_do_not_fit_the_name_of_a_column_say_more_than_the_name(): void {
		$recognition = self::recognize( array( 'Email', 'Contact', 'Status', 'Country', 'Serial' ), array_fill( 0, 3, array( 'yes', 'ada@example.com', 'subscribed', 'Narnia', '1234567' ) ) );
		$this->assertSame( array( '!unknown', 'email', 'additional_info[status]', 'billing[country]', '!unknown' ), self::fields( $recognition ) );
		$this->assertSame( array( false, false, false, false, false ), array_column( $recognition->columns, 'is_sure' ) );
	}

	public function test_tags_are_labels_where_customers_have_labels(): void {
		$context = ReadingContexts::berlin( has_labels: true );
		$this->assertSame( 'labels', ( new FileRecognizer( $context ) )->recognize( array( 'Email', 'Tags' ), array() )->columns[1]['field'] );
	}

	public function test_the_order_of_dates_is_the_one_of_the_cells_else_of_the_site(): void {
		$cases = array(
			array( DateOrder::DayMonthYear, array( '03/04/2026', '28/11/2026' ) ),
			array( DateOrder::MonthDayYear, array( '03/04/2026', '11/28/2026' ) ),
			array( DateOrder::DayMonthYear, array( '03.04.2026' ) ),
			array( DateOrder::YearMonthDay, array( '2026-04-03' ) ),
			array( DateOrder::MonthDayYear, array( '03/04/2026' ) ),
			array( DateOrder::MonthDayYear, array( 'Nov 28, 2026' ) ),
			array( DateOrder::MonthDayYear, array() ),
		);
		foreach ( $cases as [ $order, $cells ] ) {
			$rows = array_map( static fn ( string $cell ): array => array( 'ada@example.com', $cell ), $cells );
			$this->assertSame( $order, self::recognize( array( 'Email', 'Registered' ), $rows )->date_order, implode( ', ', $cells ) );
		}
	}

	/**
	 * @param list<string>       $columns
	 * @param list<list<string>> $sample
	 */
	private static function recognize( array $columns, array $sample = array() ): Recognition {
		return ( new FileRecognizer( ReadingContexts::berlin() ) )->recognize( $columns, $sample );
	}

	/**
	 * @return list<string> Fields, or notes after `!`.
	 */
	private static function fields( Recognition $recognition ): array {
		return array_map( static fn ( array $column ): string => $column['field'] ?? "!{$column['note']}", $recognition->columns );
	}
}
