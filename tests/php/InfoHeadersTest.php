<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Imports\Reading\InfoHeaders;
use PHPUnit\Framework\TestCase;

defined( 'ABSPATH' ) || exit;

/**
 * Which label a key of additional info gets from the name of its column.
 */
final class InfoHeadersTest extends TestCase {

	public function test_the_name_of_a_column_is_the_label_unless_it_is_a_key(): void {
		foreach ( array(
			'Kundennr.'                                          => 'Kundennr.',
			'VAT number'                                         => 'VAT number',
			'USt-IdNr. (vat)'                                    => 'USt-IdNr.',
			'USt-IdNr. (additional_info[vat])'                   => 'USt-IdNr.',
			'Birth date (customer.metafields.facts.birth_date)' => 'Birth date',
			'Weight (kg)'                                        => 'Weight (kg)',
			"\u{FEFF}\"Farbe:\""                                 => 'Farbe',
			'user_url'                                           => null,
			'additional_info[vat]'                               => null,
			''                                                   => null,
		) as $column => $label ) {
			$this->assertSame( null === $label ? array() : array( 'vat' => $label ), InfoHeaders::labels( array( self::entry( (string) $column, 'additional_info[vat]' ) ) ), (string) $column );
		}
		$this->assertSame( array(), InfoHeaders::labels( array( self::entry( 'City', 'billing[city]' ), self::entry( 'Left out', null ), self::entry( 'Remarks', 'additional_info[notes]' ) ) ) );
		$this->assertSame( array( 'vat' => str_repeat( 'ü', 100 ) ), InfoHeaders::labels( array( self::entry( str_repeat( 'ü', 150 ), 'additional_info[vat]' ) ) ) );
	}

	/**
	 * @return array{column: string, field: string|null}
	 */
	private static function entry( string $column, ?string $field ): array {
		return array(
			'column' => $column,
			'field'  => $field,
		);
	}
}
