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
	 * Characters that may begin a formula, also after characters that spreadsheets skip: spaces, invisible characters, quotes.
	 * East Asian keyboards have full-width forms. With another list separator, a spreadsheet may begin a cell after that separator
	 * or after a line break, even inside quotes. The placeholder stands for a comma in a file that has another delimiter.
	 */
	private const FORMULA = '/^(?=[\p{Z}\p{C}\p{Pi}\p{Pf}"\'`]*[=+\-@\t\r\n＝＋－＠])|(?<=[%s;|\t\r\n])(?=[\p{Z}\p{Cf}\p{Pi}\p{Pf}"\'`\t]*[=+\-@＝＋－＠])/u';

	private readonly string $formula;

	/**
	 * @param string $delimiter A comma, a semicolon or a tab.
	 * @param bool   $is_plain  Whether values are as they are.
	 */
	public function __construct(
		private readonly string $delimiter = ',',
		private readonly bool $is_plain = false,
	) {
		$this->formula = sprintf( self::FORMULA, ',' === $delimiter ? '' : ',' );
	}

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
		return implode( $this->delimiter, $cells ) . "\r\n";
	}

	public function text( string $value ): string {
		return $this->quoted( $this->is_plain ? $value : $this->without_formula( $value ) );
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

	/**
	 * Adds an apostrophe before a formula, so that spreadsheets read it as text. Applies to all text columns, including phones,
	 * so that programs that read the file need no exceptions.
	 */
	private function without_formula( string $value ): string {
		// Fast path: most cells are a single word or number.
		if ( ctype_alnum( $value ) || '' === $value ) {
			return $value;
		}
		// Text that is not UTF-8 cannot be matched, so it always gets an apostrophe.
		return preg_replace( $this->formula, "'", $value ) ?? "'$value";
	}
}
