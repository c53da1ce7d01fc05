<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

defined( 'ABSPATH' ) || exit;

/**
 * A word of a search. A customer has it if one of its alternatives begins a term of the customer.
 */
final class SearchWord {

	/** @var non-empty-list<string> */
	public readonly array $alternatives;

	/**
	 * @param string                 $text         As it is typed, in lower case.
	 * @param non-empty-list<string> $alternatives Beginnings of terms.
	 */
	public function __construct( public readonly string $text, array $alternatives ) {
		sort( $alternatives, SORT_STRING );
		$shortest = array();
		foreach ( array_map( Tokenizer::cut( ... ), $alternatives ) as $alternative ) {
			// A term that begins with the longer one begins with the shorter one, which is sorted before it.
			if ( array() === $shortest || ! str_starts_with( $alternative, end( $shortest ) ) ) {
				$shortest[] = $alternative;
			}
		}
		$this->alternatives = $shortest;
	}

	/**
	 * @param list<string> $alternatives
	 * @return self With these of its alternatives. With none of them it would match nothing, as it does with the first.
	 */
	public function with_some( array $alternatives ): self {
		$some = array_values( array_intersect( $this->alternatives, $alternatives ) );
		return new self( $this->text, array() === $some ? array( $this->alternatives[0] ) : $some );
	}

	/**
	 * @param string $document A space before each term.
	 */
	public function is_in( string $document ): bool {
		foreach ( $this->alternatives as $alternative ) {
			if ( str_contains( $document, Tokenizer::beginning( $alternative ) ) ) {
				return true;
			}
		}
		return false;
	}

	/**
	 * @param list<self> $words
	 * @param string     $document A space before each term.
	 */
	public static function are_all_in( array $words, string $document ): bool {
		foreach ( $words as $word ) {
			if ( ! $word->is_in( $document ) ) {
				return false;
			}
		}
		return true;
	}
}
