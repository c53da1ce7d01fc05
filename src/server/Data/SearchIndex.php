<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

/**
 * Finds customers by their words.
 */
final class SearchIndex {

	/** Between words, where a row is searched that is not filed. */
	private const SEPARATORS = array( '-', '.', '@', '_', '+', "''", ',', '(', '/' );

	/** The id behind which words may be missing, or be those of a former name; null if none are. */
	private ?int $unfiled_behind = null;

	public function __construct(
		private readonly Database $database,
		private readonly Tables $tables,
		private readonly SearchFiling $filing,
	) {}

	/**
	 * Whether the last search knew the words of every customer. Else matching() takes the others as they stand in their
	 * row, and so knows fewer spellings of their names.
	 */
	public function was_complete(): bool {
		return null === $this->unfiled_behind;
	}

	/**
	 * Which customers a search finds: every word of the query begins one of theirs, or the query is their email or
	 * the beginning of it, or `#` and their id.
	 *
	 * @throws DatabaseError
	 */
	public function matching( string $query ): Condition {
		$query = trim( $query );
		if ( 1 === preg_match( '/^#\d{1,18}$/', $query ) ) {
			return new Condition( 'c.id = %d', array( (int) substr( $query, 1 ) ) );
		}
		$words = SearchWords::of_text( $query );
		if ( array() === $words ) {
			return new Condition( '1 = 0' );
		}
		$this->unfiled_behind = $this->filing->catch_up();

		$by_words = Condition::all( array_map( $this->having_word( ... ), array_values( array_unique( $words ) ) ) );
		// ASCII, as all emails are to WordPress: some collations take é for e.
		if ( 1 !== preg_match( '/^(?!@)[!-~]+@[!-~]*$/', $query ) ) {
			return $by_words;
		}
		// Not with OR, for which MariaDB would read every customer.
		$customers = $this->tables->customers();
		return new Condition(
			"c.id IN (SELECT id FROM (SELECT c.id FROM $customers AS c WHERE {$by_words->sql}"
				. " UNION SELECT c.id FROM $customers AS c WHERE c.email LIKE %s) AS found)",
			array( ...$by_words->values, $this->database->escape_like( $query ) . '%' )
		);
	}

	private function having_word( string $word ): Condition {
		$filed = new Condition(
			"c.id IN (SELECT customer_id FROM {$this->tables->words()} WHERE word >= %s AND word < %s)",
			array( $word, self::after( $word ) )
		);
		if ( null === $this->unfiled_behind ) {
			return $filed;
		}
		$text = "CONCAT(' ', c.first_name, ' ', c.last_name, ' ', c.email)";
		foreach ( self::SEPARATORS as $separator ) {
			$text = "REPLACE($text, '$separator', ' ')";
		}
		$beginning = SearchWords::is_unspaced( $word ) ? "%$word%" : "% $word%";
		return new Condition(
			"{$filed->sql} OR (c.id > %d AND $text LIKE %s)",
			array( ...$filed->values, $this->unfiled_behind, $beginning )
		);
	}

	/**
	 * The first text that sorts behind every text that begins with this word.
	 */
	private static function after( string $word ): string {
		$last = mb_ord( mb_substr( $word, -1, 1, 'UTF-8' ), 'UTF-8' );
		$next = 0xD7FF === $last ? 0xE000 : $last + 1; // Between them lie the surrogates, which are no characters.
		return mb_substr( $word, 0, -1, 'UTF-8' ) . mb_chr( $next, 'UTF-8' );
	}
}
