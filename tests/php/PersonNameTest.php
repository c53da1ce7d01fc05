<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Imports\Reading\PersonName;
use PHPUnit\Framework\TestCase;

defined( 'ABSPATH' ) || exit;

/**
 * How a full name becomes first and last name.
 */
final class PersonNameTest extends TestCase {

	/**
	 * @dataProvider given_first
	 */
	public function test_a_name_whose_first_name_comes_first( string $name, string $first, string $last ): void {
		$this->assertSame( array( $first, $last ), PersonName::split( $name, false ) );
	}

	/**
	 * @return list<array{string, string, string}>
	 */
	public static function given_first(): array {
		return array(
			array( 'Ada Lovelace', 'Ada', 'Lovelace' ),
			array( 'Lovelace, Ada', 'Ada', 'Lovelace' ),
			array( 'Ada King Lovelace', 'Ada King', 'Lovelace' ),
			array( 'Ludwig van Beethoven', 'Ludwig', 'van Beethoven' ),
			array( 'Maria de la Cruz', 'Maria', 'de la Cruz' ),
			array( "Jan 't Hooft", 'Jan', "'t Hooft" ),
			array( 'Van Morrison', 'Van', 'Morrison' ),
			array( 'Martin Luther King Jr.', 'Martin Luther', 'King Jr.' ),
			array( 'John Smith, Jr.', 'John', 'Smith, Jr.' ),
			array( 'King, Martin Luther, Jr.', 'Martin Luther', 'King, Jr.' ),
			array( 'Acme, Inc.', 'Acme, Inc.', '' ),
			array( 'Muster GmbH', 'Muster GmbH', '' ),
			array( 'Madonna', 'Madonna', '' ),
			array( 'Ada,', 'Ada', '' ),
			array( ',', '', '' ),
			array( '山田太郎', '山田太郎', '' ),
			array( '山田 太郎', '太郎', '山田' ),
			array( '山田　太郎', '太郎', '山田' ),
			array( '김 민준', '민준', '김' ),
			array( 'محمد علي', 'محمد', 'علي' ),
		);
	}

	public function test_a_name_whose_last_name_comes_first(): void {
		$this->assertSame( array( 'Anna Mária', 'Nagy' ), PersonName::split( 'Nagy Anna Mária', true ) );
		$this->assertSame( array( 'Ada', 'Lovelace' ), PersonName::split( 'Lovelace, Ada', true ) );
		$this->assertSame( array( 'Anna', '' ), PersonName::split( 'Anna', true ) );
	}
}
