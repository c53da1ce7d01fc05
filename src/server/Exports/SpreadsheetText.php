<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

defined( 'ABSPATH' ) || exit;

/**
 * Texts of cells in which spreadsheets find no formula.
 */
final class SpreadsheetText {

	/**
	 * The beginning of a formula, also after characters that spreadsheets skip: spaces, invisible characters, quotes. East Asian
	 * keyboards have full-width forms.
	 */
	private const FORMULA = '[\p{Z}\p{C}\p{Pi}\p{Pf}"\'`]*[=+\-@\t\r\n＝＋－＠]';

	/** With another list separator, a spreadsheet may begin a cell after that separator or after a line break, even inside quotes. */
	private const SEPARATOR = '(?<=[;|\t\r\n])';

	/** A comma is another list separator of a file that has none. */
	private const SEPARATOR_OR_COMMA = '(?<=[,;|\t\r\n])';

	private const FORMULA_WITHIN = '[\p{Z}\p{Cf}\p{Pi}\p{Pf}"\'`\t]*[=+\-@＝＋－＠]';

	private const BEFORE_FORMULA = '/^(?=' . self::FORMULA . ')|' . self::SEPARATOR . '(?=' . self::FORMULA_WITHIN . ')/u';

	private const BEFORE_FORMULA_OR_AFTER_COMMA = '/^(?=' . self::FORMULA . ')|' . self::SEPARATOR_OR_COMMA . '(?=' . self::FORMULA_WITHIN . ')/u';

	private const APOSTROPHE = '/^\'(?=' . self::FORMULA . ')|' . self::SEPARATOR_OR_COMMA . '\'(?=' . self::FORMULA_WITHIN . ')/u';

	/**
	 * Adds an apostrophe before a formula, so that spreadsheets read it as text.
	 *
	 * @param string $delimiter Of the file.
	 */
	public static function escape( string $text, string $delimiter = ',' ): string {
		// Fast path: most cells are a single word or number.
		if ( ctype_alnum( $text ) || '' === $text ) {
			return $text;
		}
		// Text that is not UTF-8 cannot be matched, so it always gets an apostrophe.
		return preg_replace( ',' === $delimiter ? self::BEFORE_FORMULA : self::BEFORE_FORMULA_OR_AFTER_COMMA, "'", $text ) ?? "'$text";
	}

	/**
	 * Removes what escape() has added, in a file with any delimiter.
	 */
	public static function unescape( string $text ): string {
		return str_contains( $text, "'" ) ? preg_replace( self::APOSTROPHE, '', $text ) ?? $text : $text;
	}
}
