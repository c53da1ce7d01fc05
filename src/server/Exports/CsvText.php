<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

defined( 'ABSPATH' ) || exit;

/**
 * Writes rows as CSV (RFC 4180): for spreadsheets, which find no formula, or plain, for other programs.
 */
final class CsvText {

	/** Without it, Excel reads UTF-8 as the legacy encoding of its locale. */
	private const BYTE_ORDER_MARK = "\u{FEFF}";

	/**
	 * @param string $delimiter A comma, a semicolon or a tab.
	 * @param bool   $is_plain  Whether values are as they are.
	 */
	public function __construct(
		private readonly string $delimiter = ',',
		private readonly bool $is_plain = false,
	) {}

	/**
	 * @return string What a file begins with. Programs other than spreadsheets often read a byte order mark as a part of the
	 *                first name.
	 */
	public function start(): string {
		return $this->is_plain ? '' : self::BYTE_ORDER_MARK;
	}

	/**
	 * @param list<string> $cells From text() and number().
	 */
	public function row( array $cells ): string {
		// Programs skip an empty line.
		return ( array( '' ) === $cells ? '""' : implode( $this->delimiter, $cells ) ) . "\r\n";
	}

	/**
	 * Formulas of all texts are escaped, including phones, so that programs that read the file need no exceptions.
	 */
	public function text( string $value ): string {
		return $this->quoted( $this->is_plain ? $value : SpreadsheetText::escape( $value, $this->delimiter ) );
	}

	/**
	 * A number below zero is not a formula.
	 */
	public function number( string|int|float $value ): string {
		return $this->quoted( (string) $value );
	}

	/**
	 * For spreadsheets, all cells are quoted, so that one with another list separator does not split them.
	 */
	private function quoted( string $value ): string {
		return $this->is_plain && strlen( $value ) === strcspn( $value, "\"\r\n{$this->delimiter}" )
			? $value
			: '"' . str_replace( '"', '""', $value ) . '"';
	}
}
