<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

use FluentCartCustomers\Exports\SpreadsheetText;
use FluentCartCustomers\Platform\Text;

defined( 'ABSPATH' ) || exit;

/**
 * The text of a cell, without what exports and spreadsheets add to it.
 */
final class CellText {

	/** No-break spaces, as spreadsheets and web pages write them. */
	private const SPACES = array( "\u{A0}", "\u{2007}", "\u{202F}" );

	/** Characters without width, which web pages leave in copied texts: a person does not see them, and a search does not find the text. */
	private const WITHOUT_WIDTH = array( "\u{AD}", "\u{200B}", "\u{2060}", "\u{FEFF}" );

	/** Characters as web pages write them: “O&#039;Brien &amp; Sons”. */
	private const ENTITY = '/&(?:#\d{1,6}|#x[0-9a-f]{1,5}|amp|lt|gt|quot|apos|nbsp|[a-z]{1,3}(?:uml|acute|grave|circ|tilde|cedil|slash|ring|lig));/i';

	/** How databases write a missing value. */
	private const NULL = '\N';

	/**
	 * @param bool $is_own Whether this plugin wrote the file: it names every change, and nothing else changes.
	 */
	public function __construct( private readonly bool $is_own ) {}

	/**
	 * @param bool $is_multiline Whether the field has lines; otherwise a line break is a space.
	 * @return string Trimmed. Text that is not UTF-8 stays as it is.
	 */
	public function read( string $cell, bool $is_multiline = false ): string {
		if ( ! $this->is_own && str_contains( $cell, '&' ) && 1 === preg_match( self::ENTITY, $cell ) ) {
			$cell = html_entity_decode( $cell, ENT_QUOTES | ENT_HTML5, 'UTF-8' );
		}
		// Fast path: most cells have no control characters and no letters with marks.
		$text = ctype_print( $cell ) ? trim( $cell, ' ' ) : $this->cleaned( $cell, $is_multiline );
		if ( $this->is_own ) {
			return SpreadsheetText::unescape( $text );
		}
		$first = $text[0] ?? '';
		if ( "'" === $first && 1 === preg_match( '/^\'[\d+\-=@]/', $text ) ) {
			return ltrim( substr( $text, 1 ), ' ' );
		}
		if ( '=' === $first && 1 === preg_match( '/^="([^"]*)"$/D', $text, $quoted ) ) {
			return trim( $quoted[1], ' ' ); // A number that a spreadsheet is to read as text.
		}
		return self::NULL === $text ? '' : $text;
	}

	private function cleaned( string $cell, bool $is_multiline ): string {
		if ( '' === $cell || ! mb_check_encoding( $cell, 'UTF-8' ) ) {
			return $cell;
		}
		$text = $this->is_own ? $cell : str_replace( self::SPACES, ' ', str_replace( self::WITHOUT_WIDTH, '', $cell ) );
		if ( ! $is_multiline ) {
			$text = (string) preg_replace( '/\s*[\t\r\n\x{85}\x{2028}\x{2029}]\s*/u', ' ', $text );
		}
		return Text::trimmed( (string) preg_replace( '/[^\P{Cc}\t\r\n]/u', '', $text ) );
	}
}
