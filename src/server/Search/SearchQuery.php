<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

use FluentCartCustomers\Contract\Countries;
use FluentCartCustomers\Contract\CountryNames;
use FluentCartCustomers\Platform\FoldedText;

defined( 'ABSPATH' ) || exit;

/**
 * What a person types or pastes, as words of a search.
 *
 * A word that can be read in several ways has several alternatives. Where one reading is a single term and another is several
 * words, each of these words also has the term as an alternative: “12 34” is `1234`, or `12` and `34`.
 */
final class SearchQuery {

	/** Characters between words. Those within a word, like - and ', are kept. */
	private const BETWEEN = '/[\s,;|"<>„“”«»‹›\[\]{}:?!*=\\\\、。]+/u';

	/** A group of digits of a phone number, or a number of any kind. */
	private const DIGITS = '/^[+(]*\d[\d().\/_–—-]*$/u';

	/** At the beginning of a line, or before a phone number. */
	private const LABELS = array(
		'/^\s*(?!(?:tel|callto|sips?|sms|mailto):)\p{L}[\p{L}\p{M} .\/-]{0,30}[:：](?=\s+\S|\s*[+(]?\p{Nd}{2})/miu',
		'/\b(?:tel(?!:\S)|phone|telephone|telefon|fon|mobile|mobil|handy|cell|fax)\b[.: ]*(?=[+(]?(?:\p{Nd}[\s().\/–-]*){6})/iu',
	);

	/** A country before a postcode, mostly by the code of its cars: D-10115. */
	private const CAR_CODE = '/^(?:A|AT|B|BE|BG|CH|CZ|D|DE|DK|E|EST|F|FIN|FL|GR|H|HR|I|L|LT|LV|N|NL|P|PL|RO|S|SK|SLO)-(\d{4,5})$/Di';

	/** Words of a name that some people write together with the next one. */
	private const PARTICLES = array( 'al', 'ap', 'ben', 'bin', 'd', 'da', 'de', 'del', 'den', 'der', 'di', 'dos', 'du', 'el', 'fitz', 'l', 'la', 'le', 'mac', 'mc', 'o', 'st', 'ten', 'ter', 'van', 'von' );

	/** Words of the longest name of a country that is recognised. */
	private const MAX_COUNTRY_WORDS = 4;

	/** Words beyond are ignored: a paste of a whole letter finds no customer, and would take long. */
	private const MAX_WORDS = 12;

	/**
	 * @param int|null         $id    Of `#id`.
	 * @param list<SearchWord> $words A customer with all of them matches. Without words, no customer does.
	 * @param string           $text  Plain, without what is around a pasted email.
	 */
	private function __construct(
		public readonly ?int $id,
		public readonly array $words,
		public readonly string $text,
	) {}

	/**
	 * @param bool $may_see_users Whether logins of users are searched.
	 */
	public static function parse( string $text, bool $may_see_users = false, ?CountryNames $countries = null ): self {
		$text = trim( self::without_wrapping( SearchText::plain( self::without_labels( $text ) ) ) );
		if ( 1 === preg_match( '/^# ?(\d{1,18})$/D', $text, $id ) ) {
			return new self( (int) $id[1], array(), $text );
		}
		$words = array();
		foreach ( self::runs( self::chunks( PhoneNumber::without_extension( $text ) ) ) as $run ) {
			array_push( $words, ...( 1 === preg_match( self::DIGITS, $run[0] ) ? self::numbers( $run ) : self::words( $run[0], $may_see_users ) ) );
		}
		$words = self::with_particles( self::with_house_numbers( $words ) );
		$words = null === $countries ? $words : self::with_countries( $words, $countries );
		return new self( null, self::unique( array_slice( $words, 0, self::MAX_WORDS ) ), $text );
	}

	public function has_several_words(): bool {
		return count( $this->words ) > 1;
	}

	/**
	 * @return string All alternatives of all words.
	 */
	public function terms(): string {
		return implode( ' ', array_merge( ...array_map( static fn ( SearchWord $word ): array => $word->alternatives, $this->words ) ) );
	}

	/**
	 * @return string Letters and digits only, as the number of an order is indexed.
	 */
	public function joined(): string {
		return implode( '', Tokenizer::tokenize( $this->text ) );
	}

	/**
	 * Without what a signature or a form writes before a value: “Tel.: 030 1234567”, “Name: Jane Doe”.
	 */
	private static function without_labels( string $text ): string {
		return (string) preg_replace( self::LABELS, '', $text );
	}

	/**
	 * The email in `Jane <jane@example.com>`, and the text of a link.
	 */
	private static function without_wrapping( string $text ): string {
		if ( 1 === preg_match( '/<\s*(?:mailto:)?([^<>\s]+@[^<>\s]+)\s*>/iu', $text, $address ) ) {
			return $address[1];
		}
		return (string) preg_replace(
			array( '/\bmailto:([^\s?]+)(?:\?\S*)?/iu', '/\b(?:tel|callto|sips?|sms):([+\d().\/-]*\d)(?:[@;?]\S*)?/iu', '/\b(?:tel|callto|sips?|sms):/iu' ),
			array( '$1', ' $1', ' ' ),
			$text
		);
	}

	/**
	 * @return list<string> Without punctuation around them.
	 */
	private static function chunks( string $text ): array {
		$chunks = preg_split( self::BETWEEN, $text, -1, PREG_SPLIT_NO_EMPTY );
		$chunks = array_map(
			static fn ( string $chunk ): string => (string) preg_replace( '/^[^\p{L}\p{M}\p{N}@+(]+|[^\p{L}\p{M}\p{N}@]+$/u', '', $chunk ),
			false === $chunks ? array() : $chunks
		);
		return array_values( array_filter( $chunks, static fn ( string $chunk ): bool => 1 === preg_match( '/[\p{L}\p{N}]/u', $chunk ) ) );
	}

	/**
	 * @param list<string> $chunks
	 * @return list<non-empty-list<string>> Adjacent groups of digits are together.
	 */
	private static function runs( array $chunks ): array {
		$runs = array();
		foreach ( $chunks as $at => $chunk ) {
			$is_number = 1 === preg_match( self::DIGITS, $chunk );
			if ( $is_number && $at > 0 && ! str_starts_with( $chunk, '+' ) && 1 === preg_match( self::DIGITS, $chunks[ $at - 1 ] ) ) {
				$runs[ array_key_last( $runs ) ][] = $chunk;
			} else {
				$runs[] = array( $chunk );
			}
		}
		return $runs;
	}

	/**
	 * @param non-empty-list<string> $groups Of digits.
	 * @return list<SearchWord>
	 */
	private static function numbers( array $groups ): array {
		$text   = implode( ' ', $groups );
		$joined = (string) preg_replace( '/\D+/', '', $text );
		$whole  = array_values( array_filter( array( $joined, PhoneNumber::beginning( $text ) ), is_string( ... ) ) );
		if ( 1 === count( $groups ) || PhoneNumber::is_certain( $text ) ) {
			return array( new SearchWord( $text, $whole ) );
		}
		return array_map(
			static fn ( string $group ): SearchWord => new SearchWord(
				$group,
				array_values( array_filter( array( ...$whole, (string) preg_replace( '/\D+/', '', $group ), PhoneNumber::beginning( $group ) ), is_string( ... ) ) )
			),
			$groups
		);
	}

	/**
	 * @return list<SearchWord>
	 */
	private static function words( string $chunk, bool $may_see_users ): array {
		$login = $may_see_users ? array( CustomerTerms::login( $chunk ) ) : array();
		if ( str_contains( $chunk, '@' ) ) {
			$words = array_map( static fn ( array $alternatives ): array => array_merge( $alternatives, $login ), EmailTerms::of_query( $chunk ) );
		} else {
			$words = self::readings( ltrim( $chunk, '+(' ), $login );
		}
		$text = mb_strtolower( $chunk, 'UTF-8' );
		return array_map( static fn ( array $alternatives ): SearchWord => new SearchWord( 1 === count( $words ) ? $text : $alternatives[0], $alternatives ), $words );
	}

	/**
	 * @param list<string> $login
	 * @return list<non-empty-list<string>> The alternatives of each word.
	 */
	private static function readings( string $chunk, array $login ): array {
		$joined = Tokenizer::spellings( $chunk );
		if ( array() === $joined ) {
			return array();
		}
		if ( EmailTerms::is_domain( $chunk ) ) {
			return array( array( ...EmailTerms::domains_of_query( $chunk ), ...$joined, ...$login ) );
		}
		$parts = Tokenizer::tokenize( $chunk );
		if ( 1 === count( $parts ) || 1 === preg_match( '/\d/', $chunk ) ) {
			$postcode = 1 === preg_match( self::CAR_CODE, $chunk, $code ) ? array( $code[1] ) : array();
			return array( array( ...$joined, ...$postcode, ...$login ) ); // INV-2024-7 is one term, because 2024 and 7 begin many.
		}
		$whole = str_contains( $chunk, '.' ) ? array( ...$joined, ...$login, ...EmailTerms::domains_of_query( $chunk ) ) : array( ...$joined, ...$login );
		$parts = preg_split( '/[^\p{L}\p{M}\p{N}]+/u', $chunk, -1, PREG_SPLIT_NO_EMPTY );
		return array_map( static fn ( string $part ): array => array( ...Tokenizer::spellings( $part ), ...$whole ), false === $parts ? array() : $parts );
	}

	/**
	 * Adds the joined number to a letter after a number: “5 a” is also “5a”.
	 *
	 * @param list<SearchWord> $words
	 * @return list<SearchWord>
	 */
	private static function with_house_numbers( array $words ): array {
		foreach ( $words as $at => $word ) {
			$number = $words[ $at - 1 ]->text ?? '';
			if ( 1 === preg_match( '/^[a-z]$/D', $word->text ) && 1 === preg_match( '/^\d{1,4}$/D', $number ) ) {
				$words[ $at ] = new SearchWord( $word->text, array( ...$word->alternatives, $number . $word->text ) );
			}
		}
		return $words;
	}

	/**
	 * Adds the joined name to a word after a particle: “Mc Donald” is also “McDonald”, and “van den Berg” also “Vandenberg”.
	 *
	 * @param list<SearchWord> $words
	 * @return list<SearchWord>
	 */
	private static function with_particles( array $words ): array {
		$particles = '';
		foreach ( $words as $at => $word ) {
			if ( '' !== $particles && 1 === preg_match( '/^\p{L}[\p{L}\p{M}]+$/Du', $word->text ) ) {
				$joined       = array_map( static fn ( string $spelling ): string => $particles . $spelling, Tokenizer::spellings( $word->text ) );
				$words[ $at ] = new SearchWord( $word->text, array( ...$word->alternatives, ...$joined ) );
			}
			$particles = in_array( $word->text, self::PARTICLES, true ) ? $particles . $word->text : '';
		}
		return $words;
	}

	/**
	 * Adds the country to the words of its name.
	 *
	 * @param list<SearchWord> $words
	 * @return list<SearchWord>
	 */
	private static function with_countries( array $words, CountryNames $countries ): array {
		$count = count( $words );
		for ( $from = 0; $from < $count; $from++ ) {
			for ( $size = min( self::MAX_COUNTRY_WORDS, $count - $from ); $size > 0; $size-- ) {
				$name = FoldedText::of( implode( ' ', array_map( static fn ( SearchWord $word ): string => $word->text, array_slice( $words, $from, $size ) ) ) );
				$code = self::country( $name, $countries );
				if ( null === $code ) {
					continue;
				}
				for ( $at = $from; $at < $from + $size; $at++ ) {
					$words[ $at ] = new SearchWord( $words[ $at ]->text, array( ...$words[ $at ]->alternatives, CustomerTerms::country( $code ) ) );
				}
				$from += $size - 1;
				break;
			}
		}
		return $words;
	}

	private static function country( string $name, CountryNames $countries ): ?string {
		if ( Countries::has( $name ) ) {
			return $name;
		}
		return 1 === preg_match( '/\p{L}{2}/u', $name ) ? $countries->code_of_phrase( $name ) : null;
	}

	/**
	 * @param list<SearchWord> $words
	 * @return list<SearchWord>
	 */
	private static function unique( array $words ): array {
		$unique = array();
		foreach ( $words as $word ) {
			$unique[ implode( ' ', $word->alternatives ) ] ??= $word;
		}
		return array_values( $unique );
	}
}
