<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

/**
 * The words by which customers are found. A writer of ours files them in its own transaction; rows that somebody else
 * has added are filed before they are searched.
 */
final class SearchIndex {

	/** The id up to which every customer is known to be filed. */
	public const INDEXED_THROUGH_OPTION = 'fcc_indexed_through';

	private const BATCH = 500;

	/** A customer may become visible after one with a higher id: whoever wrote them committed later. */
	private const OUT_OF_ORDER = 1_000;

	/** So many batches a search may file on the way; the rest waits for the sweep. */
	private const BATCHES_IN_A_SEARCH = 2;

	/** Between words, where a row is searched that is not filed. */
	private const SEPARATORS = array( '-', '.', '@', '_', '+', "''", ',', '(', '/' );

	/** A background job of a shared host is killed after 30 seconds. */
	private const SWEEP_SECONDS = 20;

	/** The id behind which customers may be unfiled; null if there are none such. */
	private ?int $unfiled_behind = null;

	public function __construct(
		private readonly Database $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Whether the last search knew the words of every customer. Else matching() takes the others as they stand in their
	 * row, and so knows fewer spellings of their names.
	 */
	public function was_complete(): bool {
		return null === $this->unfiled_behind;
	}

	/**
	 * Files a customer that was just written, in the transaction of the writer.
	 *
	 * Only what changes, and by its primary key: a DELETE that finds nothing would lock the gap into which the next new
	 * customer's words go, and two who create customers would wait for each other.
	 *
	 * @throws DatabaseError
	 */
	public function write( Transaction $transaction, int $id, string $first_name, string $last_name, string $email ): void {
		$filed = $this->database->rows( 'SELECT word FROM %i WHERE customer_id = %d', array( $this->tables->words(), $id ) );
		$filed = array_map( strval( ... ), array_column( $filed, 'word' ) );
		$words = SearchWords::of_customer( $first_name, $last_name, $email );
		$gone  = array_values( array_diff( $filed, $words ) );
		$added = array_values( array_diff( $words, $filed ) );

		if ( array() !== $gone ) {
			$transaction->delete(
				$this->tables->words(),
				array(
					'word'        => $gone,
					'customer_id' => $id,
				)
			);
		}
		if ( array() !== $added ) {
			$transaction->insert_if_absent( $this->tables->words(), self::rows( $id, $added ) );
		}
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
		$this->file_missing_in_a_search();

		$by_words = Condition::all( array_map( $this->having_word( ... ), array_values( array_unique( $words ) ) ) );
		// ASCII, as all emails are to WordPress: some collations take é for e.
		if ( 1 !== preg_match( '/^(?!@)[!-~]+@[!-~]*$/', $query ) ) {
			return $by_words;
		}
		return new Condition(
			"({$by_words->sql}) OR c.email LIKE %s",
			array( ...$by_words->values, $this->database->escape_like( $query ) . '%' )
		);
	}

	/**
	 * Files every customer that is not, whoever wrote it: the sweep.
	 *
	 * @throws DatabaseError
	 */
	public function catch_up(): void {
		$this->database->execute(
			'DELETE FROM %i WHERE customer_id NOT IN (SELECT id FROM %i)',
			array( $this->tables->words(), $this->tables->customers() )
		);
		$deadline = microtime( true ) + self::SWEEP_SECONDS;
		$id       = 0;
		do {
			[ $id, $filed ] = $this->file_batch( $id );
		} while ( self::BATCH === $filed && microtime( true ) < $deadline );
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

	/**
	 * @throws DatabaseError
	 */
	private function file_missing_in_a_search(): void {
		$through = (int) get_option( self::INDEXED_THROUGH_OPTION, 0 );
		$newest  = (int) $this->database->value( 'SELECT MAX(id) FROM %i', array( $this->tables->customers() ) );
		$reached = max( 0, $through - self::OUT_OF_ORDER );
		for ( $batch = 0; $batch < self::BATCHES_IN_A_SEARCH && $reached < $newest; $batch++ ) {
			[ $last_id, $filed ] = $this->file_batch( $reached );
			$reached             = self::BATCH === $filed ? $last_id : $newest;
		}
		$this->unfiled_behind = $reached < $newest ? $reached : null;

		// Not with every customer: the option is one row that every search would write.
		if ( $reached >= $through + self::BATCH ) {
			update_option( self::INDEXED_THROUGH_OPTION, $reached );
		}
	}

	/**
	 * @return array{int, int} The id of the last customer that was filed, and how many were.
	 * @throws DatabaseError
	 */
	private function file_batch( int $after_id ): array {
		$customers = $this->database->rows(
			'SELECT c.id, c.first_name, c.last_name, c.email FROM %i AS c'
				. ' WHERE c.id > %d AND NOT EXISTS (SELECT 1 FROM %i AS w WHERE w.customer_id = c.id)'
				. ' ORDER BY c.id LIMIT %d',
			array( $this->tables->customers(), $after_id, $this->tables->words(), self::BATCH )
		);
		$rows      = array();
		foreach ( $customers as $customer ) {
			$after_id = (int) $customer['id'];
			$words    = SearchWords::of_customer( (string) $customer['first_name'], (string) $customer['last_name'], (string) $customer['email'] );
			array_push( $rows, ...self::rows( $after_id, $words ) );
		}
		$this->add( $rows );
		return array( $after_id, count( $customers ) );
	}

	/**
	 * @param list<array{word: string, customer_id: int}> $rows
	 * @throws DatabaseError
	 */
	private function add( array $rows ): void {
		foreach ( array_chunk( $rows, self::BATCH ) as $chunk ) {
			$values = array();
			foreach ( $chunk as $row ) {
				array_push( $values, $row['word'], $row['customer_id'] );
			}
			$this->database->execute(
				'INSERT IGNORE INTO %i (word, customer_id) VALUES '
					. implode( ', ', array_fill( 0, count( $chunk ), '(%s, %d)' ) ),
				array( $this->tables->words(), ...$values )
			);
		}
	}

	/**
	 * @param list<string> $words
	 * @return list<array{word: string, customer_id: int}>
	 */
	private static function rows( int $id, array $words ): array {
		return array_map(
			static fn ( string $word ): array => array(
				'word'        => $word,
				'customer_id' => $id,
			),
			$words
		);
	}
}
