<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Filter;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Finds customers by their terms.
 */
final class SearchIndex {

	/** Hardly anybody. */
	private const FEW = 500;

	/** Of several terms, one may be so frequent and is looked up still: who has the others, too, are far fewer, or nobody. */
	private const OF_SEVERAL = 200_000;

	/** Of so many who have the rarest of several terms, all of them frequent, is counted how many have the others. */
	private const SAMPLE = 2_000;

	/** An estimate of how often a term occurs is mostly too high, and by no more than this. */
	private const TOO_HIGH = 3;

	/** Of the oldest and the newest so many customers, so many have the terms: then they are met soon wherever a list begins. */
	private const AT_AN_END = 5_000;
	private const SPREAD    = 10;

	/** Between terms, where a row is searched that is not filed. */
	private const SEPARATORS = array( '-', '.', '@', '_', '+', "''", ',', '(', '/' );

	/** The id behind which terms may be missing, or be those of a former name; null if none are. */
	private ?int $indexed_through = null;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly SearchIndexJob $job,
	) {}

	/**
	 * Whether the last search knew the terms of every customer. Else restriction() takes the others as they stand in their
	 * row, and so knows fewer spellings of their names.
	 */
	public function is_up_to_date(): bool {
		return null === $this->indexed_through;
	}

	/**
	 * Which customers a search finds: every term of the query begins one of theirs, or the query is their email or
	 * the beginning of it, or `#` and their id.
	 *
	 * @param int  $many     How many are counted at most.
	 * @param bool $is_rough Whether it is enough to know if they are more or fewer, and even that may be wrong: frequent terms
	 *                       cost more to count than a page of those who have them costs to find.
	 * @throws DatabaseError
	 */
	public function filter( string $query, int $many, bool $is_rough = false ): Filter {
		$query = trim( $query );
		if ( 1 === preg_match( '/^#\d{1,18}$/', $query ) ) {
			return $this->row_filter( new SqlFragment( 'c.id = %d', array( (int) substr( $query, 1 ) ) ), $many );
		}
		$terms = array_values( array_unique( Tokenizer::tokenize( $query ) ) );
		if ( array() === $terms || ! $this->database->can_store( $this->tables->customers(), 'first_name', implode( ' ', $terms ) ) ) {
			return Filter::none();
		}
		$by_terms = $this->text_filter( $terms, $many, $is_rough );
		// ASCII, as all emails are to WordPress: some collations take é for e.
		if ( 1 !== preg_match( '/^(?!@)[!-~]+@[!-~]*$/', $query ) ) {
			return $by_terms;
		}
		$by_email = $this->row_filter( new SqlFragment( 'c.email LIKE %s', array( $this->database->escape_like( $query ) . '%' ) ), $many );
		$found    = $by_terms->or( $by_email );
		// Two that are few are looked for as few, even if their sum says otherwise: mostly they are the same customers.
		return $is_rough && max( $by_terms->count, $by_email->count ) <= $many ? $found->counted( min( $many, $found->count ), $found->is_exact ) : $found;
	}

	/**
	 * Without tables of terms every customer is matched as they stand in their row.
	 *
	 * @param non-empty-list<string> $terms
	 * @throws DatabaseError
	 */
	private function text_filter( array $terms, int $many, bool $is_rough ): Filter {
		try {
			do {
				$repairs = $this->database->repairs;
				$this->catch_up();
				$found = $is_rough && $this->is_up_to_date() ? $this->estimated( $terms, $many ) : $this->counted( $terms, $many );
			} while ( $repairs !== $this->database->repairs );
			return $found;
		} catch ( DatabaseError $error ) {
			if ( ! $error->is_of_structure() ) {
				throw $error;
			}
			$this->indexed_through = 0;
			return $this->row_filter( self::like( self::text(), $terms ), $many );
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function catch_up(): void {
		try {
			$this->indexed_through = $this->job->catch_up();
		} catch ( DatabaseError $error ) {
			$this->indexed_through = $error->is_read_only() ? $this->job->indexed_through() : throw $error;
		}
	}

	/**
	 * @param non-empty-list<string> $terms
	 * @throws DatabaseError
	 */
	private function counted( array $terms, int $many ): Filter {
		$entries = array_map( $this->entries( ... ), $terms );
		$counts  = array();
		// One who is rare makes it unnecessary to count the others any further.
		foreach ( 1 === count( $terms ) ? array( $many ) : array( self::FEW, $many, self::OF_SEVERAL ) as $most ) {
			$counts = $this->database->count_up_to( $entries, $most );
			if ( min( $counts ) <= $most ) {
				break;
			}
		}
		$rarest   = (int) array_search( min( $counts ), $counts, true );
		$source   = $this->ids_matching_all( $terms, $rarest );
		$is_exact = $counts[ $rarest ] > $many && $counts[ $rarest ] <= self::OF_SEVERAL;
		$count    = $is_exact ? $this->database->count_up_to( array( $source ), $many )[0] : $counts[ $rarest ];
		return new Filter( $source, $this->matches_all( $terms ), $count, $is_exact, false, true, null, $this->sample( $terms, $rarest ) );
	}

	/**
	 * @param non-empty-list<string> $terms
	 * @throws DatabaseError
	 */
	private function estimated( array $terms, int $many ): Filter {
		$estimates = $this->database->estimate_rows( array_map( $this->entries( ... ), $terms ), self::TOO_HIGH * $many );
		$rarest    = (int) array_search( min( $estimates ), $estimates, true );
		$are_few   = $estimates[ $rarest ] <= self::TOO_HIGH * $many;
		$is_spread = fn (): bool => $this->is_evenly_spread( $terms );
		// All of several frequent terms are often had by few; but if these are met soon, that does not matter.
		if ( ! $are_few && count( $terms ) > 1 ) {
			$found     = $is_spread();
			$are_few   = ! $found;
			$is_spread = static fn (): bool => $found;
		}
		$count = $are_few ? min( $many, $estimates[ $rarest ] ) : $many + 1;
		return new Filter(
			$this->ids_matching_all( $terms, $rarest ),
			$this->matches_all( $terms ),
			$count,
			false,
			false,
			true,
			$is_spread,
			$this->sample( $terms, $rarest ),
			$this->documents_matching_all( $terms )
		);
	}

	/**
	 * @param non-empty-list<string> $terms
	 * @return SqlFragment The whole of a FROM with the ids `c.id` of all who are filed, and of its WHERE.
	 */
	private function documents_matching_all( array $terms ): SqlFragment {
		$has_them = self::like( 'c.terms', $terms );
		// Whom plain SQL has deleted is filed until the sweep: were they many, they would be a whole page.
		$is_there = "(SELECT x.id FROM {$this->tables->customers()} AS x WHERE x.id = c.id LIMIT 1) IS NOT NULL";
		return new SqlFragment(
			"(SELECT customer_id AS id, terms FROM {$this->tables->search_documents()}) AS c WHERE {$has_them->sql} AND $is_there",
			$has_them->values
		);
	}

	/**
	 * Whether somebody with all of the terms is met soon, by whoever walks from the oldest customer as from the newest.
	 *
	 * @param non-empty-list<string> $terms
	 * @throws DatabaseError
	 */
	private function is_evenly_spread( array $terms ): bool {
		$filed    = $this->tables->search_documents();
		$has_them = self::like( 'terms', $terms );
		// Read first: the database makes no range of what it has yet to find out.
		$ends   = $this->database->row(
			"SELECT (SELECT customer_id FROM $filed ORDER BY customer_id LIMIT 1 OFFSET %d) AS oldest, (SELECT customer_id FROM $filed ORDER BY customer_id DESC LIMIT 1 OFFSET %d) AS newest",
			array( self::AT_AN_END, self::AT_AN_END )
		);
		$counts = $this->database->count_up_to(
			array_map(
				static fn ( string $end, int $id ): SqlFragment => new SqlFragment(
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

	private function row_filter( SqlFragment $condition, int $many ): Filter {
		$source = new SqlFragment( "SELECT c.id FROM {$this->tables->customers()} AS c WHERE {$condition->sql}", $condition->values );
		return new Filter( $source, $condition, $this->database->count_up_to( array( $source ), $many )[0] );
	}

	/**
	 * @return SqlFragment A SELECT of those who have the term, some of them more than once.
	 */
	private function entries( string $term ): SqlFragment {
		$has_it = $this->begins_with( $term );
		$filed  = new SqlFragment( "SELECT customer_id AS id FROM {$this->tables->search_terms()} WHERE {$has_it->sql}", $has_it->values );
		return $this->with_pending( $filed, array( $term ), ' UNION ALL ' );
	}

	/**
	 * @param non-empty-list<string> $terms
	 * @param int                    $rarest Which of them is looked up; it has the others with it.
	 * @return SqlFragment A SELECT of those who have them all.
	 */
	private function ids_matching_all( array $terms, int $rarest ): SqlFragment {
		$others   = array_values( array_diff_key( $terms, array( $rarest => true ) ) );
		$has_it   = $this->begins_with( $terms[ $rarest ] );
		$has_them = self::like( 'terms', $others );
		$filed    = new SqlFragment(
			"SELECT DISTINCT customer_id AS id FROM {$this->tables->search_terms()} WHERE {$has_it->sql} AND {$has_them->sql}",
			array( ...$has_it->values, ...$has_them->values )
		);
		return $this->with_pending( $filed, $terms, ' UNION ' );
	}

	/**
	 * The same of a sample, so that it is found at once however frequent the terms are.
	 *
	 * @param non-empty-list<string> $terms
	 * @return SqlFragment|null Null where not all customers are filed.
	 */
	private function sample( array $terms, int $rarest ): ?SqlFragment {
		if ( ! $this->is_up_to_date() ) {
			return null;
		}
		if ( 1 === count( $terms ) ) {
			return $this->entries( $terms[0] );
		}
		$has_it   = $this->begins_with( $terms[ $rarest ] );
		$has_them = self::like( 'terms', array_values( array_diff_key( $terms, array( $rarest => true ) ) ) );
		return new SqlFragment(
			"SELECT id FROM (SELECT customer_id AS id, ({$has_them->sql}) AS has_them FROM {$this->tables->search_terms()} WHERE {$has_it->sql} LIMIT %d) AS some WHERE has_them",
			array( ...$has_them->values, ...$has_it->values, self::SAMPLE )
		);
	}

	/**
	 * Whether a customer `c` has all of the terms. A subquery of which nothing else can be made: of EXISTS MariaDB would make a
	 * join, and begin it with all who are filed.
	 *
	 * @param non-empty-list<string> $terms
	 */
	private function matches_all( array $terms ): SqlFragment {
		$has_them = self::like( 'f.terms', $terms );
		$filed    = "(SELECT f.customer_id FROM {$this->tables->search_documents()} AS f WHERE f.customer_id = c.id AND {$has_them->sql} LIMIT 1) IS NOT NULL";
		if ( null === $this->indexed_through ) {
			return new SqlFragment( $filed, $has_them->values );
		}
		$text = self::like( self::text(), $terms );
		return new SqlFragment(
			"$filed OR (c.id > %d AND {$text->sql})",
			array( ...$has_them->values, $this->indexed_through, ...$text->values )
		);
	}

	/**
	 * @param SqlFragment              $filed A SELECT of those who are filed so.
	 * @param non-empty-list<string> $terms
	 * @param string                 $union
	 */
	private function with_pending( SqlFragment $filed, array $terms, string $union ): SqlFragment {
		if ( null === $this->indexed_through ) {
			return $filed;
		}
		$text = self::like( self::text(), $terms );
		return new SqlFragment(
			"{$filed->sql}{$union}SELECT c.id FROM {$this->tables->customers()} AS c WHERE c.id > %d AND {$text->sql}",
			array( ...$filed->values, $this->indexed_through, ...$text->values )
		);
	}

	/**
	 * The terms of a customer `c` as they stand in their row.
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
	 * @param list<string> $terms Each of which is to begin a term of it.
	 */
	private static function like( string $text, array $terms ): SqlFragment {
		return SqlFragment::all( array_map( static fn ( string $term ): SqlFragment => new SqlFragment( "$text LIKE %s", array( Tokenizer::like_pattern( $term ) ) ), $terms ) );
	}

	/**
	 * Whether a term begins with another one.
	 */
	private function begins_with( string $beginning ): SqlFragment {
		if ( ! $this->database->dialect->is_sqlite() ) {
			// Not by a next text in their order: where WordPress speaks latin1, a term is stored as other characters than it has.
			return new SqlFragment( 'term LIKE %s', array( $this->database->escape_like( $beginning ) . '%' ) );
		}
		// SQLite finds LIKE without its index.
		$last = mb_ord( mb_substr( $beginning, -1, 1, 'UTF-8' ), 'UTF-8' );
		$next = 0xD7FF === $last ? 0xE000 : $last + 1; // Between them lie the surrogates, which are no characters.
		return new SqlFragment( 'term >= %s AND term < %s', array( $beginning, mb_substr( $beginning, 0, -1, 'UTF-8' ) . mb_chr( $next, 'UTF-8' ) ) );
	}
}
