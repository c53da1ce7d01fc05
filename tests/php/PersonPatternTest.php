<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Privacy\Data\PersonValues;
use FluentCartCustomers\Privacy\Traces\PersonPattern;
use PHPUnit\Framework\TestCase;

defined( 'ABSPATH' ) || exit;

/**
 * What means a person, and what means others.
 */
final class PersonPatternTest extends TestCase {

	/**
	 * @return array<string, array{string, string}> Texts, and the same with masks.
	 */
	public static function texts(): array {
		return array(
			'the end of another email'         => array( 'grada@example.com', 'grada@example.com' ),
			'another local part'               => array( 'x.ada@example.com', 'x.ada@example.com' ),
			'a longer domain'                  => array( 'ada@example.com.au', 'ada@example.com.au' ),
			'the end of a sentence'            => array( 'Mail ada@example.com.', 'Mail xxxxxxxxxxxxxxx.' ),
			'another number'                   => array( '+44 20 7946 01379', '+44 20 7946 01379' ),
			'a number within another one'      => array( '1442079460137', '1442079460137' ),
			'a number in JSON'                 => array( '{"phone":442079460137}', '{"phone":111111111111}' ),
			'letters of another case'          => array( 'BRONTË, ZOË', 'xxxxxxxxxxxxx' ),
			'an escaped letter'                => array( '"Zo\u00eb Bront\u00eb"', '"xxxxxxxxxxxxxxxxxxxx"' ),
			'a name alone'                     => array( 'Zoë called', 'Zoë called' ),
			'names of two persons'             => array( 'Zoë Smith and some seventy letters of other text that is in between them, Emily Brontë', 'Zoë Smith and some seventy letters of other text that is in between them, Emily Brontë' ),
			'both names in one record'         => array( '{"first":"Zoë","last":"Brontë"}', '{"first":"xxxx","last":"xxxxxxx"}' ),
			'a name that is a key of a record' => array( '{"Zoë":"a","last":"Brontë"}', '{"Zoë":"a","last":"Brontë"}' ),
			'a word that contains the name'    => array( 'Zoë Brontësaurus', 'Zoë Brontësaurus' ),
			'a text that is no UTF-8'          => array( "\xFF ada@example.com", "\xFF xxxxxxxxxxxxxxx" ),
		);
	}

	/**
	 * @dataProvider texts
	 */
	public function test_only_values_of_the_person_are_masked( string $text, string $masked ): void {
		$this->assertSame( $masked, self::pattern()->masked( $text ) );
	}

	public function test_both_names_in_several_texts_of_a_row_mean_the_person(): void {
		$this->assertSame( array( true, false, true ), self::pattern()->find( 'Zoë', 'Other', 'Brontë' ) );
		$this->assertSame( array( false, false ), self::pattern()->find( 'Zoë', 'Other' ) );
	}

	public function test_a_name_alone_is_possible(): void {
		$this->assertTrue( self::pattern()->is_possible( 'ZOË called' ) );
		$this->assertFalse( self::pattern()->is_possible( 'zoetic' ) );
	}

	public function test_the_only_name_of_a_person_is_possible(): void {
		$pattern = new PersonPattern(
			PersonValues::in(
				array(
					'first_name' => '',
					'last_name'  => 'Brontë',
				)
			)
		);
		$this->assertTrue( $pattern->is_possible( 'Brontë called' ) );
		$this->assertSame( 'Brontë called', $pattern->masked( 'Brontë called' ) );
	}

	public function test_values_are_collected_from_logs_and_journals(): void {
		$values = PersonValues::in(
			array(
				array(
					'field'  => 'email',
					'before' => 'old@example.com',
					'after'  => 'ada@example.com',
				),
			),
			array( 'addresses' => array( 5 => array( 'row' => array( 'address_1' => '12 Long Street' ) ) ) ),
			array(
				'meta_key'   => 'phone',
				'meta_value' => '+44 20 7946 0137',
			)
		);
		$this->assertEquals( new PersonValues( array( 'old@example.com', 'ada@example.com' ), array( '+44 20 7946 0137' ), array(), array( '12 Long Street' ) ), $values );
	}

	private static function pattern(): PersonPattern {
		return new PersonPattern( new PersonValues( array( 'ada@example.com' ), array( '+44 20 7946 0137' ), array( array( 'Zoë', 'Brontë' ) ) ) );
	}
}
