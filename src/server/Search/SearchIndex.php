<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Contract\CountryNames;
use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Filter;
use FluentCartCustomers\Database\SpreadQuery;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Turns a search into a filter of customers.
 *
 * A search matches terms of the index, and the rows of customers that are not indexed yet. If too many are pending, their rows are
 * matched with LIKE, which knows fewer spellings of a name.
 */
final class SearchIndex {

	/** Customers with one of several words that make it unnecessary to count the other words further. */
	private const RARE_TERM_LIMIT = 500;

	/** A search for several terms looks up a term of up to this number of customers: far fewer have the other terms, too. */
	private const FREQUENT_TERM_LIMIT = 200_000;

	/** Customers with the rarest of several frequent terms among which those with all terms are counted. */
	private const SAMPLE_SIZE = 2_000;

	/** The database mostly overestimates the number of customers with a term, by up to this factor. */
	private const OVERESTIMATE_FACTOR = 3;

	/** Customers with a similar word. The newest of them are suggested. */
	private const SORTED_LIMIT = 1_000;

	/** Of SpreadQuery. */
	private const SPREAD_MATCHES = 2;

	/** No more than the column can store. */
	private const CHECKED_CHARACTERS = 150;

	/** Characters between the terms of a customer's row. */
	private const SEPARATORS = array( '-', '.', '@', '_', '+', "''", ',', '(', '/' );

	/** @var list<SqlFragment> Sets of customers that the index may find under a former name only. */
	private array $outdated = array();

	private bool $is_up_to_date = true;

	/** @var array<string, SearchQuery> By text, after the right to see users. */
	private array $queries = array();

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
		private readonly PendingDocumentsQuery $pending,
		private readonly CountryNames $countries,
		private readonly SpreadQuery $spread,
	) {}

	/**
	 * Whether the last filter() knew the terms of all customers.
	 */
	public function is_up_to_date(): bool {
		return $this->is_up_to_date;
	}

	public function query( string $text ): SearchQuery {
		$may_see_users = current_user_can( 'list_users' );
		return $this->queries[ (int) $may_see_users . $text ] ??= SearchQuery::parse( $text, $may_see_users, $this->countries );
	}

	/**
	 * Whether the tables can store the text. The database fails to compare a column with a text that it cannot store.
	 *
	 * @throws DatabaseError
	 */
	public function can_find( SearchQuery $query ): bool {
		// Each character once: a pasted address with all spellings of its words is longer than the column, and yet can be searched.
		$characters = array_unique( mb_str_split( "{$query->text} {$query->terms()}", 1, 'UTF-8' ) );
		foreach ( array_chunk( $characters, self::CHECKED_CHARACTERS ) as $checked ) {
			if ( ! $this->database->can_store( $this->tables->customers(), 'first_name', implode( '', $checked ) ) ) {
				return false;
			}
		}
		return true;
	}

	/**
	 * A customer matches if each word of the query begins one of the customer's terms, or if the query is `#` and the id.
	 *
	 * @param int  $limit       Matches are counted up to this number.
	 * @param bool $is_estimate Whether an estimate of whether there are more matches than the limit is enough. To count the
	 *                          matches of frequent terms can take longer than to read a page of them.
	 * @throws DatabaseError
	 */
	public function filter( string $query, int $limit, bool $is_estimate = false ): Filter {
		$query = $this->query( $query );
		if ( null !== $query->id ) {
			return $this->row_filter( new SqlFragment( 'c.id = %d', array( $query->id ) ), $limit );
		}
		if ( array() === $query->words || ! $this->can_find( $query ) ) {
			return Filter::none();
		}
		$filters = $this->text_filters( $query->words, $limit, $is_estimate );
		$most    = max( array_column( $filters, 'count' ) );
		$found   = array_shift( $filters );
		foreach ( $filters as $filter ) {
			$found = $found->or( $filter );
		}
		// The filters mostly match the same customers, so their sum is not a reason to treat them as many.
		return $most <= $limit && $found->count > $limit ? $found->counted( $this->database->count_up_to( array( $found->source( $limit + 1 ) ), $limit )[0], true ) : $found;
	}

	/**
	 * @param non-empty-list<SearchWord> $words
	 * @return list<int> The newest indexed customers with all of the words, among as many as are sorted.
	 * @throws DatabaseError
	 */
	public function newest( array $words, int $limit ): array {
		$found = $this->counted( $words, self::SORTED_LIMIT )->source( self::SORTED_LIMIT );
		$rows  = $this->database->rows( "SELECT id FROM ({$found->sql} LIMIT %d) AS found ORDER BY id DESC LIMIT %d", array( ...$found->values, self::SORTED_LIMIT, $limit ) );
		return array_map( intval( ... ), array_column( $rows, 'id' ) );
	}

	/**
	 * If the tables of the index are missing, all customers are matched by their rows.
	 *
	 * @param non-empty-list<SearchWord> $words
	 * @return non-empty-list<Filter> Customers who match one of the filters have all of the terms.
	 * @throws DatabaseError
	 */
	private function text_filters( array $words, int $limit, bool $is_estimate ): array {
		$row_match = self::row_match( $words );
		try {
			do {
				$repairs             = $this->database->repairs;
				$pending             = $this->pending->difference( $words );
				$this->outdated      = $pending['outdated'];
				$this->is_up_to_date = array() === $pending['unread'];
				$indexed             = $this->indexed( $words );
				$filters             = array( $is_estimate ? $this->estimated( $indexed, $limit ) : $this->counted( $indexed, $limit ) );
				if ( array() !== $pending['missing'] ) {
					$filters[] = $this->row_filter( SqlFragment::in( 'c.id', $pending['missing'] ), $limit );
				}
				foreach ( $pending['unread'] as $condition ) {
					$filters[] = $this->row_filter( $condition->and( $row_match ), $limit );
				}
			} while ( $repairs !== $this->database->repairs );
			return $filters;
		} catch ( DatabaseError $error ) {
			if ( ! $error->is_of_structure() ) {
				throw $error;
			}
			$this->is_up_to_date = false;
			return array( $this->row_filter( $row_match, $limit ) );
		}
	}

	/**
	 * The words with those alternatives only that a term of the index begins with: most have one. Each further one makes all
	 * later statements slower.
	 *
	 * @param non-empty-list<SearchWord> $words
	 * @return non-empty-list<SearchWord>
	 * @throws DatabaseError
	 */
	private function indexed( array $words ): array {
		$several = array_filter( $words, static fn ( SearchWord $word ): bool => count( $word->alternatives ) > 1 );
		if ( array() === $several ) {
			return $words;
		}
		$existing = TermRangeSql::existing( $this->database, $this->tables, array_values( array_unique( array_merge( ...array_column( $several, 'alternatives' ) ) ) ) );
		return array_map( static fn ( SearchWord $word ): SearchWord => $word->with_some( $existing ), $words );
	}

	/**
	 * @param non-empty-list<SearchWord> $words
	 * @throws DatabaseError
	 */
	private function counted( array $words, int $limit ): Filter {
		$sources = array_map( $this->ids_matching( ... ), $words );
		$counts  = array();
		// A rare term makes it unnecessary to count the others further.
		foreach ( 1 === count( $words ) ? array( $limit ) : array( self::RARE_TERM_LIMIT, $limit, self::FREQUENT_TERM_LIMIT ) as $count_limit ) {
			$counts = $this->database->count_up_to( $sources, $count_limit );
			if ( min( $counts ) <= $count_limit ) {
				break;
			}
		}
		$rarest   = (int) array_search( min( $counts ), $counts, true );
		$source   = $this->ids_matching_all( $words, array_map( static fn ( int $count ): int => $count > $count_limit ? PHP_INT_MAX : $count, $counts ) );
		$is_exact = $counts[ $rarest ] > $limit && $counts[ $rarest ] <= self::FREQUENT_TERM_LIMIT;
		$count    = $is_exact ? $this->database->count_up_to( array( $source ), $limit )[0] : $counts[ $rarest ];
		return new Filter( $source, $this->matches_all( $words ), $count, $is_exact, false, true, null, $this->sample( $words, $rarest ) );
	}

	/**
	 * @param non-empty-list<SearchWord> $words
	 * @throws DatabaseError
	 */
	private function estimated( array $words, int $limit ): Filter {
		$estimates = $this->database->estimate_rows( array_map( $this->ids_matching( ... ), $words ), self::OVERESTIMATE_FACTOR * $limit );
		$rarest    = (int) array_search( min( $estimates ), $estimates, true );
		$are_few   = $estimates[ $rarest ] <= self::OVERESTIMATE_FACTOR * $limit;
		$is_spread = fn (): bool => $this->spread->is_even( $this->matches_all( $words ), self::SPREAD_MATCHES );
		// Few customers may have all of several frequent terms; that does not matter if they are evenly spread.
		if ( ! $are_few && count( $words ) > 1 ) {
			$spread    = $is_spread();
			$are_few   = ! $spread;
			$is_spread = static fn (): bool => $spread;
		}
		$count = $are_few ? min( $limit, $estimates[ $rarest ] ) : $limit + 1;
		return new Filter(
			$this->ids_matching_all( $words, $estimates ),
			$this->matches_all( $words ),
			$count,
			! $are_few && 1 === count( $words ) && $this->has_more_than( $words[0], $limit ),
			false,
			true,
			$is_spread,
			$this->sample( $words, $rarest ),
			$this->documents_matching_all( $words )
		);
	}

	/**
	 * Whether more customers than the limit have one of the alternatives as a whole term. To count customers with a term that begins
	 * with it takes twice as long, because a customer can have several: "search, one very common term" of the benchmark.
	 *
	 * @throws DatabaseError
	 */
	private function has_more_than( SearchWord $word, int $limit ): bool {
		$selects = array();
		$values  = array();
		foreach ( $word->alternatives as $term ) {
			$match     = $this->unless_outdated( new SqlFragment( 't.term = %s', array( $term ) ), 't.customer_id' );
			$selects[] = "(SELECT t.customer_id FROM {$this->tables->search_terms()} AS t WHERE {$match->sql} LIMIT 1 OFFSET %d)";
			array_push( $values, ...$match->values, ...array( $limit ) );
		}
		return null !== $this->database->value( 'SELECT COALESCE(' . implode( ', ', $selects ) . ', NULL)', $values );
	}

	/**
	 * @param non-empty-list<SearchWord> $words
	 * @return SqlFragment From FROM to WHERE: documents `c` with all of the terms, in the order of `c.id`.
	 */
	private function documents_matching_all( array $words ): SqlFragment {
		$match = $this->unless_outdated( self::like( 'c.terms', $words ), 'c.id' );
		// Customers deleted by plain SQL have a document until the next reconcile, and could otherwise fill a whole page.
		$exists = "(SELECT x.id FROM {$this->tables->customers()} AS x WHERE x.id = c.id LIMIT 1) IS NOT NULL";
		return new SqlFragment(
			"(SELECT customer_id AS id, terms FROM {$this->tables->search_documents()}) AS c WHERE {$match->sql} AND $exists",
			$match->values
		);
	}

	private function row_filter( SqlFragment $condition, int $limit ): Filter {
		$source = new SqlFragment( "SELECT c.id FROM {$this->tables->customers()} AS c WHERE {$condition->sql}", $condition->values );
		return new Filter( $source, $condition, $this->database->count_up_to( array( $source ), $limit )[0] );
	}

	/**
	 * @return SqlFragment A SELECT of customers with the word; an id may occur more than once.
	 */
	private function ids_matching( SearchWord $word ): SqlFragment {
		$match = $this->begins_with( $word );
		return new SqlFragment( "SELECT t.customer_id AS id FROM {$this->tables->search_terms()} AS t WHERE {$match->sql}", $match->values );
	}

	/**
	 * @param non-empty-list<SearchWord> $words
	 * @param non-empty-list<int>        $sizes The number of rows of each word.
	 * @return SqlFragment A SELECT of customers with all of the words.
	 */
	private function ids_matching_all( array $words, array $sizes ): SqlFragment {
		[ $first, $joined ] = TermBitsSql::plan( $words, $sizes );

		$terms  = $this->tables->search_terms();
		$match  = $this->begins_with( $words[ $first ] );
		$others = array_values( array_diff_key( $words, $joined, array( $first => true ) ) );
		if ( array() !== $others ) {
			$match = $match->and( TermBitsSql::condition( $others ) )->and( $this->has_words( 't.customer_id', $others ) );
		}
		$joins  = '';
		$values = array();
		foreach ( $joined as $at => $word ) {
			$range  = $this->begins_with( $word );
			$joins .= " JOIN (SELECT DISTINCT t.customer_id FROM $terms AS t WHERE {$range->sql}) AS w$at ON w$at.customer_id = t.customer_id";
			array_push( $values, ...$range->values );
		}
		return new SqlFragment( "SELECT DISTINCT t.customer_id AS id FROM $terms AS t$joins WHERE {$match->sql}", array( ...$values, ...$match->values ) );
	}

	/**
	 * @param non-empty-list<SearchWord> $words
	 * @param int                        $rarest The index of the word to look up.
	 * @return SqlFragment|null A SELECT of customers with all of the words in a sample of fixed size; null if the index lacks many
	 *                          customers.
	 */
	private function sample( array $words, int $rarest ): ?SqlFragment {
		if ( ! $this->is_up_to_date ) {
			return null;
		}
		if ( 1 === count( $words ) ) {
			return $this->ids_matching( $words[0] );
		}
		$match  = $this->begins_with( $words[ $rarest ] );
		$others = array_values( array_diff_key( $words, array( $rarest => true ) ) );
		$bits   = TermBitsSql::condition( $others );
		$has    = $this->has_words( 'sampled.id', $others );
		return new SqlFragment(
			"SELECT id FROM (SELECT t.customer_id AS id, ({$bits->sql}) AS may_match FROM {$this->tables->search_terms()} AS t WHERE {$match->sql} LIMIT %d) AS sampled WHERE may_match AND {$has->sql}",
			array( ...$bits->values, ...$match->values, self::SAMPLE_SIZE, ...$has->values )
		);
	}

	/**
	 * `(SELECT …) IS NOT NULL` instead of EXISTS: MariaDB would turn EXISTS into a join that begins with all documents.
	 *
	 * @param string                     $id    A column of the outer SELECT.
	 * @param non-empty-list<SearchWord> $words
	 */
	private function has_words( string $id, array $words ): SqlFragment {
		$match = self::like( 'd.terms', $words );
		return new SqlFragment( "(SELECT d.customer_id FROM {$this->tables->search_documents()} AS d WHERE d.customer_id = $id AND {$match->sql} LIMIT 1) IS NOT NULL", $match->values );
	}

	/**
	 * A check of a customer `c`.
	 *
	 * @param non-empty-list<SearchWord> $words
	 */
	private function matches_all( array $words ): SqlFragment {
		return $this->unless_outdated( $this->has_words( 'c.id', $words ), 'c.id' );
	}

	/**
	 * @param SqlFragment $match  A predicate of terms or documents.
	 * @param string      $column Of their customer's id.
	 */
	private function unless_outdated( SqlFragment $match, string $column ): SqlFragment {
		foreach ( $this->outdated as $set ) {
			$match = $match->and( new SqlFragment( "$column NOT IN {$set->sql}", $set->values ) );
		}
		return $match;
	}

	/**
	 * @return string SQL of the text of a customer `c`, with a space before each term.
	 */
	private static function text(): string {
		$text = "CONCAT(' ', c.first_name, ' ', c.last_name, ' ', c.email)";
		foreach ( self::SEPARATORS as $separator ) {
			$text = "REPLACE($text, '$separator', ' ')";
		}
		return $text;
	}

	/**
	 * @param non-empty-list<SearchWord> $words
	 * @return SqlFragment A predicate of customers `c` by name and email.
	 */
	private static function row_match( array $words ): SqlFragment {
		$text  = self::text();
		$match = static fn ( string $term ): SqlFragment => 1 === preg_match( '/[@.]/', $term )
			? new SqlFragment( "CONCAT('@', c.email) LIKE %s", array( "%$term%" ) )
			: new SqlFragment( "$text LIKE %s", array( Tokenizer::like_pattern( $term ) ) );
		return SqlFragment::all( array_map( static fn ( SearchWord $word ): SqlFragment => SqlFragment::any( array_map( $match, $word->alternatives ) ), $words ) );
	}

	/**
	 * @param string       $text  SQL of a text with a space before each term.
	 * @param list<SearchWord> $words Each must be in the text.
	 */
	private static function like( string $text, array $words ): SqlFragment {
		$match = static fn ( string $term ): SqlFragment => new SqlFragment( "$text LIKE %s", array( Tokenizer::like_pattern( $term ) ) );
		return SqlFragment::all( array_map( static fn ( SearchWord $word ): SqlFragment => SqlFragment::any( array_map( $match, $word->alternatives ) ), $words ) );
	}

	/**
	 * @return SqlFragment A predicate of the table of terms.
	 */
	private function begins_with( SearchWord $word ): SqlFragment {
		$match = SqlFragment::any( array_map( fn ( string $beginning ): SqlFragment => TermRangeSql::of( $this->database, $beginning ), $word->alternatives ) );
		return $this->unless_outdated( $match, 't.customer_id' );
	}
}
