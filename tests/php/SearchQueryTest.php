<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Contract\CountryNames;
use FluentCartCustomers\Search\CustomerTerms;
use FluentCartCustomers\Search\EmailTerms;
use FluentCartCustomers\Search\PhoneNumber;
use FluentCartCustomers\Search\SearchQuery;
use FluentCartCustomers\Search\SearchWord;
use FluentCartCustomers\Search\Tokenizer;
use PHPUnit\Framework\TestCase;

defined( 'ABSPATH' ) || exit;

/**
 * What finds a customer, by the terms of the fields.
 */
final class SearchQueryTest extends TestCase {

	public function test_a_name_is_found_by_its_words_in_any_order_joined_or_not(): void {
		$cases = array(
			array( 'Augusta Ada', 'King-Noel', array( 'ada', 'aug king', 'king augusta', 'a', 'king-noel', 'KingNoel', 'augustaada', 'Ada.King' ), array( 'gusta', 'ada byron', 'kingada' ) ),
			array( 'Shaun', "O'Brien", array( 'OBrien', "o'brien", 'O’Brien', 'brien shaun', 'shaunobrien', 'obrienshaun' ), array( 'rien' ) ),
			array( 'Shaun', 'OBrien', array( "O'Brien", 'O’Brien' ), array() ),
			array( 'Ann', 'Smith-Jones', array( 'SmithJones', 'smith jones', 'jones-smith', 'Jones, Ann' ), array( 'mith' ) ),
			array( 'Anna-Lena', 'Groß', array( 'anna lena', 'annalena', 'gross', 'GROẞ', 'Groß' ), array( 'lenagross anna x' ) ),
			array( 'Jürgen', 'Müller', array( 'muller', 'mueller', 'Müller', 'jurgenmuller', 'muellerjuergen', 'MÜLLER' ), array( 'mulller' ) ),
			array( 'Jurgen', 'Mueller', array( 'Müller', 'mueller' ), array( 'muller' ) ),
			array( 'Søren', 'Ærø', array( 'soren', 'soeren', 'SØREN', 'aero' ), array() ),
			array( 'Karin', 'STRAẞE', array( 'Straße', 'strasse', 'straẞe' ), array() ),
			array( 'Νίκος', 'Παπαδόπουλος', array( 'ΝΙΚΟΣ', 'νικος', 'Νίκος', 'παπαδοπ', 'ΠΑΠΑΔΌΠΟΥΛΟΣ' ), array( 'ικος' ) ),
			array( 'İpek', 'Işık', array( 'ipek', 'IPEK', 'İPEK', 'ışık', 'isik', 'IŞIK' ), array() ),
			array( '小明', '王', array( '王小明', '小明', '王', '明', '小明王' ), array( '王明', '木' ) ),
			array( '太郎', '山田', array( '山田太郎', '太郎 山田', '山田　太郎', '山田・太郎', '郎' ), array( '山郎' ) ),
			array( '민준', '김', array( '김민준', '민준', '김 민준' ), array( '준' ) ),
			array( 'ｊｏｈｎ', 'Doe', array( 'john', 'ＪＯＨＮ', 'ｄｏｅ' ), array() ),
			array( 'محمد', 'عبد الرحمن', array( 'مُحَمَّد', 'الرح محمد' ), array( 'رحمن' ) ),
			array( 'John', 'Doe0', array( "John\tDoe0", "John\u{A0}Doe0", "John\nDoe0", "john\u{2003}doe0", "jo\u{200B}hn", '"Doe0, John"', 'john doe0.', '(John)' ), array() ),
			array( 'Kekoa', 'Kalaniʻōpuʻu', array( "kalani'opu'u", 'kalaniopuu' ), array() ),
			array( 'Ronald', 'McDonald', array( 'mc donald', 'mcdonald', 'Mc Donald, Ronald' ), array( 'donald', 'donald mc' ) ),
			array( 'Jan', 'Vandenberg', array( 'van den berg', 'Jan van den Berg' ), array( 'den berg' ) ),
			array( 'رضا', 'کریمی', array( 'كريمي', 'کریمی رضا' ), array() ),
			array( 'タロウ', 'サトウ', array( 'さとう たろう', 'ｻﾄｳ' ), array() ),
			array( 'John', 'Doe', array( 'Name: John Doe', "Name: John\nFirma: Doe" ), array() ),
			array( 'Ours5x11', 'Maxx', array( 'ours5x11', 'ours5' ), array( 'ours5x12' ) ),
			array( 'Y' . str_repeat( 'y', 99 ), '', array( str_repeat( 'y', 100 ), str_repeat( 'Y', 30 ) ), array( str_repeat( 'z', 100 ) ) ),
		);
		foreach ( $cases as [ $first, $last, $finds, $misses ] ) {
			self::assert_found( CustomerTerms::name( $first, $last ), $finds, $misses );
		}
	}

	public function test_an_email_is_found_by_its_words_its_beginning_and_its_domain(): void {
		$cases = array(
			array(
				'new.person@acme.com',
				array(
					'acme.com', '@acme.com', 'person@acme.com', 'new.person@acme.com', 'new.person@',
					'person@ac', 'newperson', 'new person', 'acme', 'acme.c', 'NEW.PERSON@ACME.COM',
				),
				array( 'erson@acme.com', 'person@acme.org', 'cme.com', 'persona@acme.com', 'com' ),
			),
			array( 'ngozi.adebayo2@example.org', array( 'adebayo2@example.org', 'ngozi.ade', 'ngozi.adebayo2@example' ), array( 'adebayo@example.org' ) ),
			array( 'jane.q+shop@mail.flower-market.co.uk', array( 'flower-market.co.uk', '@mail.flower-market.co.uk', 'market.co.uk', 'mail', 'market', 'flower', 'co', 'shop@mail', 'janeqshop', 'jane.q+shop@mail.flower-market.co.uk' ), array( 'uk', 'arket', 'ower-market.co.uk' ) ),
			array( 'info@münchen.de', array( 'info@münchen.de', 'info@xn--mnchen-3ya.de', '@münchen.de', 'münchen.de', 'xn--mnchen-3ya.de', 'münchen', 'INFO@MÜNCHEN.DE', 'info@mün' ), array( 'info@munchen.de' ) ),
			array( 'info@xn--mnchen-3ya.de', array( 'info@münchen.de', 'info@xn--mnchen-3ya.de', 'münchen.de', 'münchen' ), array() ),
			array( 'rene@example.com', array( 'rene@example.com', 'Rene@Example.com' ), array( 'rené@example.com', 'ren_@example.com', 'ren%@example.com' ) ),
			array(
				'user1@example1.com',
				array(
					'John Doe0 <user1@example1.com>', 'mailto:user1@example1.com', 'mailto:user1@example1.com?subject=Hi', 'user1@example1.com,', '<user1@example1.com>',
					'"user1@example1.com";', "user1@example1.com\r\n", '(user1@example1.com)', 'user1@example1.com.', 'mailto:USER1@example1.com',
				),
				array(),
			),
			array( 'guest', array( 'guest' ), array( 'guest@' ) ),
			array( 'a@localhost', array( 'a@localhost', '@localhost' ), array() ),
		);
		foreach ( $cases as [ $email, $finds, $misses ] ) {
			self::assert_found( EmailTerms::of( $email ), $finds, $misses );
		}
	}

	public function test_a_phone_number_is_found_in_any_notation(): void {
		$cases = array(
			array(
				'+49 (0)30 123 45 67',
				array(
					'+49 30 1234567', '0049 30 1234567', '030/1234567', '0301234567', '49301234567', '30 1234567', '4567', '1234567',
					'+49 (0)30 123 45 67', 'tel:+49-30-123-45-67', '٠٣٠١٢٣٤٥٦٧', '０３０１２３４５６７', '(030) 1234567', '+49 30 1234567 ext. 5', '030 1234567 x12', "+49\u{A0}30\u{A0}1234567",
				),
				array( '567', '1234568', '+43 30 12345671', '3012345' ),
			),
			array( '0301234567', array( '+49 30 1234567', '030 123 45 67', '0049301234567', '49301234567' ), array() ),
			array( '+49 0 30 1234567', array( '030 1234567', '+49301234567' ), array() ),
			array( '(212) 555-0123', array( '+1 212 555 0123', '212-555-0123', '1-212-555-0123', '555-0123', '0123', '12125550123', '0012125550123' ), array( '+1 312 555 0123' ) ),
			array( '+1 (212) 555-0123 ext. 44', array( '212 555 0123', '+12125550123 ext 44' ), array() ),
			array( '+7 916 123-45-67', array( '8 916 123 45 67', '89161234567', '9161234567', '+79161234567' ), array() ),
			array( '8 (916) 123-45-67', array( '+7 916 1234567' ), array() ),
			array( '+39 06 1234 5678', array( '06 12345678', '+39 06 12345678', '+390612345678' ), array() ),
			array( '+44 20 7946 0958', array( '020 7946 0958', '+44 (0) 20 7946 0958', '02079460958', '79460958' ), array( '020 7946 0959' ) ),
			array( '069 1112223 / 0171 4445556', array( '069 1112223', '+49 69 1112223', '0171 4445556', '+491714445556' ), array() ),
			array( '0171/4445556', array( '0171 4445556' ), array() ),
			array( '030 1234567', array( 'Tel.: 030 1234567', 'Phone: +49 30 1234567', 'Mobil 030 1234567', '电话：030 1234567', 'sip:+49301234567@pbx.example', 'tel:+49-30-1234567;phone-context=+49' ), array() ),
			array( '+52 1 55 5555 0199', array( '55 5555 0199', '+52 55 5555 0199' ), array() ),
			array( '55 5555 0199', array( '+52 1 55 5555 0199' ), array() ),
			array( '12', array(), array( '12', '0012' ) ),
		);
		foreach ( $cases as [ $phone, $finds, $misses ] ) {
			self::assert_found( CustomerTerms::phone( $phone ), $finds, $misses );
		}
	}

	public function test_two_numbers_are_the_same_but_for_a_missing_country_code_or_trunk_zero(): void {
		$same  = array(
			array( '+49 30 1234567', '030 1234567' ),
			array( '030 1234567', '+49 30 1234567' ),
			array( '+36 1 555 0134', '06 1 555 0134' ),
			array( '06 1 555 0134', '+36 1 555 0134' ),
			array( '8 (495) 555-04-56', '+7 495 555 04 56' ),
			array( '+52 1 55 5555 0199', '+52 55 5555 0199' ),
			array( '069 1112223 / 0171 4445556', '+49 69 1112223' ),
		);
		$other = array(
			array( '+49 30 1234567', '+43 30 1234567' ),
			array( '0049 30 1234567', '+43 30 1234567' ),
			array( '+49 30 1234567', '1234567' ),
		);
		foreach ( $same as [ $stored, $searched ] ) {
			$this->assertTrue( PhoneNumber::equal( $stored, $searched ), "$stored = $searched" );
		}
		foreach ( $other as [ $stored, $searched ] ) {
			$this->assertFalse( PhoneNumber::equal( $stored, $searched ), "$stored ≠ $searched" );
		}
	}

	public function test_an_order_is_found_by_its_number_its_digits_and_its_last_group(): void {
		$cases = array(
			array( 'INV-2024-007', array( 'INV-2024-007', 'inv2024007', 'INV-2024', 'inv 7', '2024-007', '2024007', '7', 'INV/2024/007' ), array( 'INV-2025-007', '07x' ) ),
			array( '1234', array( '1234', '12', '1234.' ), array( '234' ) ),
		);
		foreach ( $cases as [ $number, $finds, $misses ] ) {
			self::assert_found( CustomerTerms::order( $number ), $finds, $misses );
		}
	}

	public function test_an_address_is_found_by_company_city_postcode_street_and_country(): void {
		$terms = array(
			...CustomerTerms::text( 'Acme & Sons GmbH' ),
			...CustomerTerms::text( 'San José' ),
			...CustomerTerms::postcode( '100-0005' ),
			...CustomerTerms::text( 'Main-Street 12/3b' ),
			CustomerTerms::country( 'DE' ),
		);
		$finds = array( 'acme sons', 'gmbh', 'san jose', 'jose san', '1000005', '100-0005', '100 0005', 'main street 12/3b', '12 main', 'mainstreet', 'DE', 'germany', 'Deutschland', 'acme germany', 'acme, DE' );
		self::assert_found( $terms, $finds, array( 'cme', 'united states', 'usa', '1000006', 'germanys' ) );
		self::assert_found( array( CustomerTerms::country( 'US' ) ), array( 'us', 'USA', 'United States', 'united states of america' ), array( 'states', 'united kingdom' ) );
		self::assert_found( CustomerTerms::text( 'Hangweg 5 a' ), array( 'hangweg 5a' ), array() );
		self::assert_found( CustomerTerms::text( 'Leopoldstraße 5 a' ), array( 'leopoldstr 5a', 'Leopoldstraße 5 a' ), array( '5b' ) );
		self::assert_found( CustomerTerms::text( 'Leopoldstraße 5a' ), array( 'Leopoldstrasse 5 a' ), array( '5 b' ) );
		self::assert_found( CustomerTerms::text( "12 O'Connell Street" ), array( 'oconnell', "12 O'Connell" ), array() );
		self::assert_found( CustomerTerms::postcode( '04109' ), array( 'D-04109' ), array( 'D-04110' ) );
		self::assert_found( CustomerTerms::postcode( 'SW1A 1AA' ), array( 'sw1a1aa', 'SW1A 1AA', 'sw1a' ), array( '1ab' ) );
		self::assert_found( array( ...CustomerTerms::text( 'United Steel' ), CustomerTerms::country( 'US' ) ), array( 'united states steel' ), array() );
	}

	public function test_a_login_is_found_by_a_person_who_may_see_users_only(): void {
		$document = Tokenizer::document( array( CustomerTerms::login( 'Jane.Doe' ) ) );
		$this->assertTrue( self::finds( $document, 'jane.d', true ) );
		$this->assertTrue( self::finds( $document, 'jane.doe', true ) );
		$this->assertFalse( self::finds( $document, 'jane.doe', false ) );
		$this->assertTrue( self::finds( Tokenizer::document( array( CustomerTerms::login( 'jane@acme.com' ) ) ), 'jane@acme', true ) );
	}

	public function test_a_hash_and_a_number_is_an_id_and_nothing_else(): void {
		$query = SearchQuery::parse( ' #42 ' );
		$this->assertSame( array( 42, array() ), array( $query->id, $query->words ) );
		$this->assertNull( SearchQuery::parse( '42' )->id );
	}

	public function test_text_without_a_letter_or_digit_has_no_word(): void {
		foreach ( array( '', '%', '_', '*', '!!!', '#', '@', '🦄', '-- ;', '\\', '+', '()', "\t" ) as $text ) {
			$this->assertSame( array(), SearchQuery::parse( $text )->words, $text );
		}
	}

	/**
	 * @param list<string> $terms
	 * @param list<string> $finds
	 * @param list<string> $misses
	 */
	private static function assert_found( array $terms, array $finds, array $misses ): void {
		$document = Tokenizer::document( $terms );
		foreach ( $finds as $query ) {
			self::assertTrue( self::finds( $document, $query ), "“{$query}” in$document" );
		}
		foreach ( $misses as $query ) {
			self::assertFalse( self::finds( $document, $query ), "“{$query}” not in$document" );
		}
	}

	private static function finds( string $document, string $query, bool $may_see_users = false ): bool {
		static $countries = null;
		if ( null === $countries ) {
			$file = (string) tempnam( sys_get_temp_dir(), 'fcc' );
			file_put_contents( $file, json_encode( ReadingContexts::COUNTRIES, JSON_UNESCAPED_UNICODE ) );
			$countries = new CountryNames( $file );
		}
		$words = SearchQuery::parse( $query, $may_see_users, $countries )->words;
		return array() !== $words && SearchWord::are_all_in( $words, $document );
	}
}
