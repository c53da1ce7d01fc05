<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Imports\Reading\ImportOptions;
use FluentCartCustomers\Imports\Reading\Mapping;
use FluentCartCustomers\Imports\Reading\RowReader;
use PHPUnit\Framework\TestCase;

defined( 'ABSPATH' ) || exit;

/**
 * What the cells of a row mean.
 */
final class RowReaderTest extends TestCase {

	private const EMAIL = array( 'email' => 'ada@example.com' );

	/**
	 * @dataProvider texts
	 */
	public function test_a_cell_without_what_exports_and_spreadsheets_add( string $cell, ?string $text ): void {
		$this->assertSame( $text, ReadingContexts::read( self::EMAIL + array( 'last_name' => $cell ) )->changes->last_name );
	}

	/**
	 * @return list<array{string, string|null}>
	 */
	public static function texts(): array {
		return array(
			array( "'+4930123456", '+4930123456' ),
			array( "'123", '123' ),
			array( "'=SUM(A1)", '=SUM(A1)' ),
			array( "'@home", '@home' ),
			array( "'-x", '-x' ),
			array( "'t Hooft", "'t Hooft" ),
			array( "O'Brien", "O'Brien" ),
			array( "'", "'" ),
			array( '="00123"', '00123' ),
			array( '  Lovelace ', 'Lovelace' ),
			array( "\u{A0}King\u{A0}Noel\u{A0}", 'King Noel' ),
			array( "Love\u{0}lace\u{7}", 'Lovelace' ),
			array( "King\r\nNoel", 'King Noel' ),
			array( "\u{FEFF}Lovelace", 'Lovelace' ),
			array( "Love\u{200B}lace", 'Lovelace' ),
			array( 'O&#039;Brien &amp; Sons', "O'Brien & Sons" ),
			array( 'M&uuml;ller', 'Müller' ),
			array( 'R&D; AT&T &middot', 'R&D; AT&T &middot' ),
			array( 'NULL', 'NULL' ),
			array( '\N', null ),
			array( " \u{A0} ", null ),
			array( '', null ),
		);
	}

	public function test_a_cell_of_an_own_export_keeps_everything_but_its_apostrophe_before_a_formula(): void {
		$cases = array(
			"'+49 30"             => '+49 30',
			"'70s"                => "'70s",
			"''=x"                => "'=x",
			"King\u{A0}Noel"      => "King\u{A0}Noel",
			"a\n'- one\n'- two"   => "a\n- one\n- two",
			"'\"=x"               => '"=x',
			'="00123"'            => '="00123"',
			'&amp;'               => '&amp;',
		);
		foreach ( $cases as $cell => $text ) {
			$row = ReadingContexts::read( self::EMAIL + array( 'notes' => $cell ), RowReader::OWN );
			$this->assertSame( array( 'notes' => $text ), $row->changes->additional_info, $cell );
		}
	}

	public function test_an_email_without_what_mail_programs_add(): void {
		$this->assertSame( 'ada@example.com', ReadingContexts::read( array( 'email' => ' Ada Lovelace <ada@example.com> ' ) )->email );
		$this->assertSame( 'ada@example.com', ReadingContexts::read( array( 'email' => 'mailto:ada@example.com' ) )->email );
		$this->assertSame( 'Ada@Example.com', ReadingContexts::read( array( 'email' => "Ada@Example.com\u{200B}" ) )->email );
		foreach ( array( 'MAILTO: ada@example.com', "'ada@example.com'", "'ada@example.com", '"ada@example.com"', "a\u{200B}da@example.com", '<ada@example.com>' ) as $email ) {
			$this->assertSame( 'ada@example.com', ReadingContexts::read( array( 'email' => $email ) )->email );
		}
		$this->assertSame( "'ada@example.com'", ReadingContexts::read( array( 'email' => "'ada@example.com'" ), RowReader::OWN )->email );
		$this->assertSame( 'missing_email', ReadingContexts::read( array( 'email' => 'n/a' ) )->code );
		$this->assertSame( RowReader::email_hash( 'Ada@Example.com' ), RowReader::email_hash( 'ada@example.COM' ) );
	}

	public function test_a_row_without_an_email_or_with_an_invalid_one_is_a_problem(): void {
		$missing = ReadingContexts::read( array( 'email' => ' ', 'phone' => '030' ) );
		$this->assertSame( 'missing_email', $missing->code );
		$this->assertSame( 'Email: Enter an email address.', $missing->message );
		$invalid = ReadingContexts::read( array( 'email' => 'ada@example' ) );
		$this->assertSame( 'invalid_email', $invalid->code );
		$this->assertSame( 'Email: Enter a valid email address, like name@example.com.', $invalid->message );
		$this->assertTrue( ReadingContexts::read( self::EMAIL )->is_valid() );
	}

	public function test_a_problem_names_the_field_and_not_the_value(): void {
		$row = ReadingContexts::read( self::EMAIL + array( 'billing[country]' => 'Atlantis', 'created_at' => 'yesterday', 'status' => 'gold', 'phone' => '4.93012E+11' ) );
		$this->assertSame( 'invalid_row', $row->code );
		foreach ( array( 'Billing country: ', 'Date added: ', 'Status: Must be one of: active, inactive.', 'Phone: ' ) as $message ) {
			$this->assertStringContainsString( $message, (string) $row->message );
		}
		$this->assertStringNotContainsString( 'Atlantis', (string) $row->message );
		$this->assertSame( 'Notes: Can’t', substr( (string) ReadingContexts::read( self::EMAIL + array( 'notes' => str_repeat( 'a', 16385 ) ) )->message, 0, 14 ) );
		$this->assertSame( 'invalid_row', ReadingContexts::read( self::EMAIL + array( 'additional_info[mobile_phone]' => '4,93E+11' ) )->code );
		$this->assertTrue( ReadingContexts::read( self::EMAIL + array( 'additional_info[model]' => '4,93E+11' ) )->is_valid() );
		$this->assertSame( 'invalid_row', ReadingContexts::read( self::EMAIL + array( 'first_name' => str_repeat( 'a', 193 ) ) )->code );
		$this->assertSame( 'invalid_row', ReadingContexts::read( self::EMAIL + array( 'billing[email]' => 'ada', 'billing[city]' => 'London' ) )->code );
		$this->assertSame( 'invalid_row', ReadingContexts::read( self::EMAIL + array( 'created_at' => '2099-01-01' ) )->code );
	}

	public function test_an_address_with_a_country_by_name_has_its_code(): void {
		foreach ( array( 'de', 'DE', 'Germany', 'DEUTSCHLAND', ' deutschland ', 'Germany (DE)' ) as $country ) {
			$this->assertSame( array( 'billing' => array( 'country' => 'DE' ) ), ReadingContexts::read( self::EMAIL + array( 'billing[country]' => $country ) )->addresses );
		}
		$this->assertSame( 'GB', ReadingContexts::read( self::EMAIL + array( 'shipping[country]' => 'UK' ) )->addresses['shipping']['country'] );
	}

	public function test_a_house_number_goes_to_the_street_as_the_country_writes_it(): void {
		foreach ( array(
			array( 'DE', 'Musterweg', '12 a', 'Musterweg 12 a' ),
			array( 'US', 'Main St', '12', '12 Main St' ),
			array( '', 'Weg', '7', 'Weg 7' ),
			array( 'DE', 'Weg 7', '7', 'Weg 7' ),
			array( 'DE', 'Straße des 17. Juni', '17', 'Straße des 17. Juni 17' ),
			array( 'DE', '', '7', null ),
		) as [ $country, $street, $number, $address ] ) {
			$row = ReadingContexts::read( self::EMAIL + array( 'billing[house_number]' => $number, 'billing[address_1]' => $street, 'billing[country]' => $country ) );
			$this->assertSame( $address, $row->addresses['billing']['address_1'] ?? null );
		}
	}

	public function test_a_postal_code_and_a_city_in_one_cell_are_split(): void {
		foreach ( array(
			'12345 Berlin'         => array( '12345', 'Berlin' ),
			'D-12345 Berlin-Mitte' => array( '12345', 'Berlin-Mitte' ),
			'CH - 6300 Zug'        => array( '6300', 'Zug' ),
			'1017 GA Amsterdam'    => array( '1017 GA', 'Amsterdam' ),
			'113 30 Stockholm'     => array( '113 30', 'Stockholm' ),
			'00-001 Warszawa'      => array( '00-001', 'Warszawa' ),
			'150-0001 渋谷区'         => array( '150-0001', '渋谷区' ),
			'London SW1A 1AA'      => array( 'SW1A 1AA', 'London' ),
			'Toronto M5V 2T6'      => array( 'M5V 2T6', 'Toronto' ),
			'Springfield, 62701'   => array( '62701', 'Springfield' ),
			'20095'                => array( '20095', null ),
			'Hamburg'              => array( null, 'Hamburg' ),
			'St. Pölten'           => array( null, 'St. Pölten' ),
		) as $cell => [ $postcode, $city ] ) {
			$address = ReadingContexts::read( self::EMAIL + array( 'shipping[postcode_city]' => (string) $cell ) )->addresses['shipping'];
			$this->assertSame( array( $postcode, $city ), array( $address['postcode'] ?? null, $address['city'] ?? null ), (string) $cell );
		}
	}

	public function test_empty_cells_and_dashes_are_no_values(): void {
		$row = ReadingContexts::read( self::EMAIL + array( 'first_name' => '', 'phone' => '-', 'billing[city]' => ' ', 'billing[state]' => 'NULL', 'created_at' => '0000-00-00 00:00:00', 'additional_info[size]' => '' ) );
		$this->assertTrue( $row->is_valid() );
		$this->assertTrue( $row->changes->is_empty() );
		$this->assertSame( array(), $row->addresses );
		$this->assertNull( $row->created_at );
	}

	public function test_names_in_one_column_are_split_unless_the_file_has_the_parts(): void {
		$row = ReadingContexts::read( self::EMAIL + array( 'name' => 'Lovelace, Ada', 'billing[name]' => 'Ludwig van Beethoven', 'billing[city]' => 'Wien' ) );
		$this->assertSame( array( 'Ada', 'Lovelace' ), array( $row->changes->first_name, $row->changes->last_name ) );
		$this->assertSame( 'van Beethoven', $row->addresses['billing']['last_name'] );
		$row = ReadingContexts::read( self::EMAIL + array( 'first_name' => 'Ada', 'name' => 'Countess Ada King' ) );
		$this->assertSame( array( 'Ada', 'King' ), array( $row->changes->first_name, $row->changes->last_name ) );
		$row = ReadingContexts::read( self::EMAIL + array( 'name' => 'Nagy Anna' ), context: ReadingContexts::berlin( is_family_first: true ) );
		$this->assertSame( array( 'Anna', 'Nagy' ), array( $row->changes->first_name, $row->changes->last_name ) );
	}

	public function test_a_billing_address_without_a_place_gives_the_customer_its_name_and_phone(): void {
		$row = ReadingContexts::read( self::EMAIL + array( 'billing[first_name]' => 'Ada', 'billing[phone]' => '030' ) );
		$this->assertSame( array( 'Ada', '030' ), array( $row->changes->first_name, $row->changes->phone ) );
		$this->assertSame( array(), $row->addresses );
	}

	public function test_status_labels_date_and_id(): void {
		$row = ReadingContexts::read( self::EMAIL + array( 'status' => 'INACTIVE', 'labels' => 'VIP, Wholesale,vip, ', 'created_at' => '11/28/2023 10:00', 'id' => "'7" ) );
		$this->assertSame( 'inactive', $row->changes->status );
		$this->assertSame( array( 'VIP', 'Wholesale' ), $row->labels );
		$this->assertSame( '2023-11-28 09:00:00', $row->created_at );
		$this->assertSame( 7, $row->id );
	}

	public function test_missing_cells_are_empty_and_further_cells_are_ignored(): void {
		$context = ReadingContexts::berlin();
		$mapping = Mapping::of( array( self::column( null ), self::column( 'email' ), self::column( 'phone' ) ) );
		$reader  = new RowReader( $mapping, ImportOptions::of( array() ), $context );
		$this->assertSame( 'missing_email', $reader->read( array( 'x' ) )->code );
		$this->assertNull( $reader->read( array( 'x', 'ada@example.com' ) )->changes->phone );
		$this->assertSame( '030', $reader->read( array( 'x', 'ada@example.com', '030', 'more' ) )->changes->phone );
	}

	/**
	 * @return array{column: string, field: string|null}
	 */
	private static function column( ?string $field ): array {
		return array(
			'column' => 'Name',
			'field'  => $field,
		);
	}
}
