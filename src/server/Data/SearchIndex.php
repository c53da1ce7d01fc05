<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Finds customers by their words.
 */
final class SearchIndex {

	/** Hardly anybody. */
	private const FEW = 500;

	/** Of several words, one may be so frequent and is looked up still: who has the others, too, are far fewer, or nobody. */
	private const OF_SEVERAL = 200_000;

	/** Of so many who have the rarest of several words, all of them frequent, is counted how many have the others. */
	private const SAMPLE = 2_000;

	/** An estimate of how often a word occurs is mostly too high, and by no more than this. */
	private const TOO_HIGH = 3;

	/** Of the oldest and the newest so many customers, so many have the words: then they are met soon wherever a list begins. */
	private const AT_AN_END = 5_000;
	private const SPREAD    = 10;

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
	 * Whether the last search knew the words of every customer. Else restriction() takes the others as they stand in their
	 * row, and so knows fewer spellings of their names.
	 */
	public function was_complete(): bool {
		return null === $this->unfiled_behind;
	}

	/**
	 * Which customers a search finds: every word of the query begins one of theirs, or the query is their email or
	 * the beginning of it, or `#` and their id.
	 *
	 * @param int  $many     How many are counted at most.
	 * @param bool $is_rough Whether it is enough to know if they are more or fewer, and even that may be wrong: frequent words
	 *                       cost more to count than a page of those who have them costs to find.
	 * @throws DatabaseError
	 */
	public function restriction( string $query, int $many, bool $is_rough = false ): Restriction {
		$query = trim( $query );
		if ( 1 === preg_match( '/^#\d{1,18}$/', $query ) ) {
			return $this->of_customers( new Condition( 'c.id = %d', array( (int) substr( $query, 1 ) ) ), $many );
		}
		$words = array_values( array_unique( SearchWords::of_text( $query ) ) );
		if ( array() === $words || ! $this->database->can_hold( $this->tables->customers(), 'first_name', implode( ' ', $words ) ) ) {
			return Restriction::nobody();
		}
		$by_words = $this->of_words( $words, $many, $is_rough );
		// ASCII, as all emails are to WordPress: some collations take é for e.
		if ( 1 !== preg_match( '/^(?!@)[!-~]+@[!-~]*$/', $query ) ) {
			return $by_words;
		}
		$by_email = $this->of_customers( new Condition( 'c.email LIKE %s', array( $this->database->escape_like( $query ) . '%' ) ), $many );
		$found    = $by_words->or( $by_email );
		// Two that are few are looked for as few, even if their sum says otherwise: mostly they are the same customers.
		return $is_rough && max( $by_words->count, $by_email->count ) <= $many ? $found->counted( min( $many, $found->count ), $found->is_exact ) : $found;
	}

	/**
	 * Without tables of words every customer is matched as they stand in their row.
	 *
	 * @param non-empty-list<string> $words
	 * @throws DatabaseError
	 */
	private function of_words( array $words, int $many, bool $is_rough ): Restriction {
		try {
			do {
				$repairs = $this->database->repairs;
				$this->catch_up();
				$found = $is_rough && $this->was_complete() ? $this->estimated( $words, $many ) : $this->counted( $words, $many );
			} while ( $repairs !== $this->database->repairs );
			return $found;
		} catch ( DatabaseError $error ) {
			if ( ! $error->is_of_structure() ) {
				throw $error;
			}
			$this->unfiled_behind = 0;
			return $this->of_customers( self::like( self::text(), $words ), $many );
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function catch_up(): void {
		try {
			$this->unfiled_behind = $this->filing->catch_up();
		} catch ( DatabaseError $error ) {
			$this->unfiled_behind = $error->is_read_only() ? $this->filing->filed_through() : throw $error;
		}
	}

	/**
	 * @param non-empty-list<string> $words
	 * @throws DatabaseError
	 */
	private function counted( array $words, int $many ): Restriction {
		$entries = array_map( $this->entries( ... ), $words );
		$counts  = array();
		// One who is rare makes it unnecessary to count the others any further.
		foreach ( 1 === count( $words ) ? array( $many ) : array( self::FEW, $many, self::OF_SEVERAL ) as $most ) {
			$counts = $this->database->counts( $entries, $most );
			if ( min( $counts ) <= $most ) {
				break;
			}
		}
		$rarest   = (int) array_search( min( $counts ), $counts, true );
		$source   = $this->with_words( $words, $rarest );
		$is_exact = $counts[ $rarest ] > $many && $counts[ $rarest ] <= self::OF_SEVERAL;
		$count    = $is_exact ? $this->database->counts( array( $source ), $many )[0] : $counts[ $rarest ];
		return new Restriction( $source, $this->has_words( $words ), $count, $is_exact, false, true, null, $this->some( $words, $rarest ) );
	}

	/**
	 * @param non-empty-list<string> $words
	 * @throws DatabaseError
	 */
	private function estimated( array $words, int $many ): Restriction {
		$estimates = $this->database->estimates( array_map( $this->entries( ... ), $words ), self::TOO_HIGH * $many );
		$rarest    = (int) array_search( min( $estimates ), $estimates, true );
		$are_few   = $estimates[ $rarest ] <= self::TOO_HIGH * $many;
		$is_spread = fn (): bool => $this->is_spread( $words );
		// All of several frequent words are often had by few; but if these are met soon, that does not matter.
		if ( ! $are_few && count( $words ) > 1 ) {
			$found     = $is_spread();
			$are_few   = ! $found;
			$is_spread = static fn (): bool => $found;
		}
		$count = $are_few ? min( $many, $estimates[ $rarest ] ) : $many + 1;
		return new Restriction(
			$this->with_words( $words, $rarest ),
			$this->has_words( $words ),
			$count,
			false,
			false,
			true,
			$is_spread,
			$this->some( $words, $rarest ),
			$this->filed_with( $words )
		);
	}

	/**
	 * @param non-empty-list<string> $words
	 * @return Condition The whole of a FROM with the ids `c.id` of all who are filed, and of its WHERE.
	 */
	private function filed_with( array $words ): Condition {
		$has_them = self::like( 'c.words', $words );
		// Whom plain SQL has deleted is filed until the sweep: were they many, they would be a whole page.
		$is_there = "(SELECT x.id FROM {$this->tables->customers()} AS x WHERE x.id = c.id LIMIT 1) IS NOT NULL";
		return new Condition(
			"(SELECT customer_id AS id, words FROM {$this->tables->filed()}) AS c WHERE {$has_them->sql} AND $is_there",
			$has_them->values
		);
	}

	/**
	 * Whether somebody with all of the words is met soon, by whoever walks from the oldest customer as from the newest.
	 *
	 * @param non-empty-list<string> $words
	 * @throws DatabaseError
	 */
	private function is_spread( array $words ): bool {
		$filed    = $this->tables->filed();
		$has_them = self::like( 'words', $words );
		// Read first: the database makes no range of what it has yet to find out.
		$ends   = $this->database->row(
			"SELECT (SELECT customer_id FROM $filed ORDER BY customer_id LIMIT 1 OFFSET %d) AS oldest, (SELECT customer_id FROM $filed ORDER BY customer_id DESC LIMIT 1 OFFSET %d) AS newest",
			array( self::AT_AN_END, self::AT_AN_END )
		);
		$counts = $this->database->counts(
			array_map(
				static fn ( string $end, int $id ): Condition => new Condition(
					"SELECT customer_id FROM $filed WHERE $end AND {$has_them->sql}",
					array( $id, ...$has_them->values )
				),
				array( 'customer_id <= %d', 'customer_id >= %d' ),
				array( (int) ( $ends['oldest'] ?? PHP_INT_MAX ), (int) ( $ends['newest'] ?? 0 ) )
			),
			self::SPREAD - 1
		);
		return min( $counts ) >= self::SPREAD;
	}

	private function of_customers( Condition $condition, int $many ): Restriction {
		$source = new Condition( "SELECT c.id FROM {$this->tables->customers()} AS c WHERE {$condition->sql}", $condition->values );
		return new Restriction( $source, $condition, $this->database->counts( array( $source ), $many )[0] );
	}

	/**
	 * @return Condition A SELECT of those who have the word, some of them more than once.
	 */
	private function entries( string $word ): Condition {
		$has_it = $this->begins_with( $word );
		$filed  = new Condition( "SELECT customer_id AS id FROM {$this->tables->words()} WHERE {$has_it->sql}", $has_it->values );
		return $this->and_unfiled( $filed, array( $word ), ' UNION ALL ' );
	}

	/**
	 * @param non-empty-list<string> $words
	 * @param int                    $rarest Which of them is looked up; it has the others with it.
	 * @return Condition A SELECT of those who have them all.
	 */
	private function with_words( array $words, int $rarest ): Condition {
		$others   = array_values( array_diff_key( $words, array( $rarest => true ) ) );
		$has_it   = $this->begins_with( $words[ $rarest ] );
		$has_them = self::like( 'words', $others );
		$filed    = new Condition(
			"SELECT DISTINCT customer_id AS id FROM {$this->tables->words()} WHERE {$has_it->sql} AND {$has_them->sql}",
			array( ...$has_it->values, ...$has_them->values )
		);
		return $this->and_unfiled( $filed, $words, ' UNION ' );
	}

	/**
	 * The same of a sample, so that it is found at once however frequent the words are.
	 *
	 * @param non-empty-list<string> $words
	 * @return Condition|null Null where not all customers are filed.
	 */
	private function some( array $words, int $rarest ): ?Condition {
		if ( ! $this->was_complete() ) {
			return null;
		}
		if ( 1 === count( $words ) ) {
			return $this->entries( $words[0] );
		}
		$has_it   = $this->begins_with( $words[ $rarest ] );
		$has_them = self::like( 'words', array_values( array_diff_key( $words, array( $rarest => true ) ) ) );
		return new Condition(
			"SELECT id FROM (SELECT customer_id AS id, ({$has_them->sql}) AS has_them FROM {$this->tables->words()} WHERE {$has_it->sql} LIMIT %d) AS some WHERE has_them",
			array( ...$has_them->values, ...$has_it->values, self::SAMPLE )
		);
	}

	/**
	 * Whether a customer `c` has all of the words. A subquery of which nothing else can be made: of EXISTS MariaDB would make a
	 * join, and begin it with all who are filed.
	 *
	 * @param non-empty-list<string> $words
	 */
	private function has_words( array $words ): Condition {
		$has_them = self::like( 'f.words', $words );
		$filed    = "(SELECT f.customer_id FROM {$this->tables->filed()} AS f WHERE f.customer_id = c.id AND {$has_them->sql} LIMIT 1) IS NOT NULL";
		if ( null === $this->unfiled_behind ) {
			return new Condition( $filed, $has_them->values );
		}
		$text = self::like( self::text(), $words );
		return new Condition(
			"$filed OR (c.id > %d AND {$text->sql})",
			array( ...$has_them->values, $this->unfiled_behind, ...$text->values )
		);
	}

	/**
	 * @param Condition              $filed A SELECT of those who are filed so.
	 * @param non-empty-list<string> $words
	 * @param string                 $union
	 */
	private function and_unfiled( Condition $filed, array $words, string $union ): Condition {
		if ( null === $this->unfiled_behind ) {
			return $filed;
		}
		$text = self::like( self::text(), $words );
		return new Condition(
			"{$filed->sql}{$union}SELECT c.id FROM {$this->tables->customers()} AS c WHERE c.id > %d AND {$text->sql}",
			array( ...$filed->values, $this->unfiled_behind, ...$text->values )
		);
	}

	/**
	 * The words of a customer `c` as they stand in their row.
	 *
	 * @return string SQL.
	 */
	private static function text(): string {
		$text = "CONCAT(' ', c.first_name, ' ', c.last_name, ' ', c.email)";
		foreach ( self::SEPARATORS as $separator ) {
			$text = "REPLACE($text, '$separator', ' ')";
		}
		return $text;
	}

	/**
	 * @param string       $text  SQL.
	 * @param list<string> $words Each of which is to begin a word of it.
	 */
	private static function like( string $text, array $words ): Condition {
		return Condition::all( array_map( static fn ( string $word ): Condition => new Condition( "$text LIKE %s", array( SearchWords::pattern( $word ) ) ), $words ) );
	}

	/**
	 * Whether a word begins with another one.
	 */
	private function begins_with( string $beginning ): Condition {
		if ( ! $this->database->is_sqlite() ) {
			// Not by a next text in their order: where WordPress speaks latin1, a word is stored as other characters than it has.
			return new Condition( 'word LIKE %s', array( $this->database->escape_like( $beginning ) . '%' ) );
		}
		// SQLite finds LIKE without its index.
		$last = mb_ord( mb_substr( $beginning, -1, 1, 'UTF-8' ), 'UTF-8' );
		$next = 0xD7FF === $last ? 0xE000 : $last + 1; // Between them lie the surrogates, which are no characters.
		return new Condition( 'word >= %s AND word < %s', array( $beginning, mb_substr( $beginning, 0, -1, 'UTF-8' ) . mb_chr( $next, 'UTF-8' ) ) );
	}
}
