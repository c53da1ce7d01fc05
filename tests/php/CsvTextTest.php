<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Exports\CsvText;
use FluentCartCustomers\Exports\SpreadsheetText;
use PHPUnit\Framework\TestCase;

defined( 'ABSPATH' ) || exit;

/**
 * Rows of CSV files.
 */
final class CsvTextTest extends TestCase {

	private const DELIMITERS = array( ',', ';', "\t" );

	/** Texts in which a cell may begin a formula, and others. */
	private const TEXTS = array( '=1', "'=1", "''=1", ' +1', 'x;=1', 'x, +1', "x\n-1", "x,\t@a", '"=1', "'t Hooft", "O'Neil", 'a=b', '007', '＝1', '' );

	public function test_a_program_reads_plain_cells_as_they_were(): void {
		foreach ( self::DELIMITERS as $delimiter ) {
			$csv = new CsvText( $delimiter, true );
			$row = $csv->row( array_map( $csv->text( ... ), self::TEXTS ) );
			$this->assertSame( self::TEXTS, self::parsed( $row, $delimiter ) );
			$this->assertSame( '', $csv->start() );
		}
	}

	public function test_what_a_spreadsheet_gets_comes_back_as_it_was(): void {
		foreach ( self::DELIMITERS as $delimiter ) {
			$csv  = new CsvText( $delimiter );
			$read = self::parsed( $csv->row( array_map( $csv->text( ... ), self::TEXTS ) ), $delimiter );
			$this->assertSame( self::TEXTS, array_map( SpreadsheetText::unescape( ... ), $read ) );
			$this->assertSame( array(), array_values( array_filter( $read, static fn ( string $cell ): bool => 1 === preg_match( '/^[=+\-@]/', $cell ) ) ) );
		}
	}

	public function test_a_formula_after_a_comma_is_escaped_where_a_comma_is_not_the_delimiter(): void {
		$this->assertSame( 'x, +1', SpreadsheetText::escape( 'x, +1' ) );
		$this->assertSame( "x,' +1", SpreadsheetText::escape( 'x, +1', ';' ) );
	}

	public function test_numbers_are_quoted_and_not_escaped(): void {
		$csv = new CsvText();
		$this->assertSame( "\"-1.50\",\"-2\"\r\n", $csv->row( array( $csv->number( '-1.50' ), $csv->number( -2 ) ) ) );
	}

	public function test_a_line_of_one_empty_plain_cell_is_not_empty(): void {
		$csv = new CsvText( ',', true );
		$this->assertSame( "\"\"\r\n", $csv->row( array( $csv->text( '' ) ) ) );
	}

	/**
	 * @return list<string>
	 */
	private static function parsed( string $row, string $delimiter ): array {
		return array_map( strval( ... ), str_getcsv( substr( $row, 0, -2 ), $delimiter, '"', '' ) );
	}
}
