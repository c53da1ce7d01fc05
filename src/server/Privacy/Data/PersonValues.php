<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Data;

defined( 'ABSPATH' ) || exit;

/**
 * The values by which texts mention a person: those of today and former ones.
 */
final class PersonValues {

	/** Shorter lines of an address stand for many places. */
	private const MIN_LINE = 8;

	/** A name with fewer bytes is in every text. */
	public const MIN_NAME = 3;

	/** A person with more names than that is several persons. */
	private const MAX_NAMES = 20;

	/** Fields of records, logs and journals by what they hold. */
	private const FIELDS = array(
		'email'      => 'emails',
		'phone'      => 'phones',
		'first_name' => 'first',
		'last_name'  => 'last',
		'name'       => 'full',
		'address_1'  => 'lines',
		'address_2'  => 'lines',
	);

	/**
	 * @param list<string>                 $emails
	 * @param list<string>                 $phones
	 * @param list<array{string, string}>  $names First and last name.
	 * @param list<string>                 $lines Of addresses, and the name of a person with one name: others can have them, too.
	 */
	public function __construct(
		public readonly array $emails = array(),
		public readonly array $phones = array(),
		public readonly array $names = array(),
		public readonly array $lines = array(),
	) {}

	/**
	 * Collects the values of rows, of entries of the log and of images of the journal, at any depth.
	 *
	 * @param array<mixed> ...$data
	 */
	public static function in( array ...$data ): self {
		$found = array_fill_keys( array_values( self::FIELDS ), array() );
		self::collect( $data, $found );
		$found = array_map( static fn ( array $values ): array => array_values( array_unique( array_filter( array_map( trim( ... ), $values ), static fn ( string $value ): bool => '' !== $value ) ) ), $found );
		$names = array_slice( self::names( $found['first'], $found['last'], $found['full'] ), 0, self::MAX_NAMES );
		$lines = array_filter( $found['lines'], static fn ( string $line ): bool => mb_strlen( $line, 'UTF-8' ) >= self::MIN_LINE && 1 === preg_match( '/\d/', $line ) );
		// A person with one name only.
		$alone = array() === $names ? array_filter( array( ...$found['first'], ...$found['last'] ), static fn ( string $name ): bool => strlen( $name ) >= self::MIN_NAME ) : array();
		return new self(
			array_values( array_filter( $found['emails'], static fn ( string $email ): bool => str_contains( $email, '@' ) ) ),
			$found['phones'],
			$names,
			array_values( array( ...$lines, ...$alone ) )
		);
	}

	/**
	 * @param mixed $stored From to_array().
	 */
	public static function of( mixed $stored ): self {
		$lists = array_map( static fn ( string $name ): array => is_array( $stored[ $name ] ?? null ) ? array_values( $stored[ $name ] ) : array(), array( 'emails', 'phones', 'names', 'lines' ) );
		return new self( ...$lists );
	}

	/**
	 * @return array{emails: list<string>, phones: list<string>, names: list<array{string, string}>, lines: list<string>}
	 */
	public function to_array(): array {
		return array(
			'emails' => $this->emails,
			'phones' => $this->phones,
			'names'  => $this->names,
			'lines'  => $this->lines,
		);
	}

	public function with( self $other ): self {
		return new self(
			array_values( array_unique( array( ...$this->emails, ...$other->emails ) ) ),
			array_values( array_unique( array( ...$this->phones, ...$other->phones ) ) ),
			array_values( array_unique( array( ...$this->names, ...$other->names ), SORT_REGULAR ) ),
			array_values( array_unique( array( ...$this->lines, ...$other->lines ) ) )
		);
	}

	public function is_empty(): bool {
		return array() === $this->all();
	}

	/**
	 * @return list<string>
	 */
	public function all(): array {
		return array( ...$this->emails, ...$this->phones, ...array_map( static fn ( array $name ): string => trim( implode( ' ', $name ) ), $this->names ), ...$this->lines );
	}

	/**
	 * @param array<mixed>                $data
	 * @param array<string, list<string>> $found By the values of FIELDS.
	 */
	private static function collect( array $data, array &$found ): void {
		// An entry of the log names its field, and a row of additional info its key.
		$named = match ( true ) {
			is_string( $data['field'] ?? null )    => array( $data['field'] => array( $data['before'] ?? null, $data['after'] ?? null ) ),
			is_string( $data['meta_key'] ?? null ) => array( $data['meta_key'] => $data['meta_value'] ?? null ),
			default                                => array(),
		};
		foreach ( array( $data, $named ) as $members ) {
			foreach ( $members as $key => $value ) {
				$list = self::FIELDS[ (string) preg_replace( '/^.*\./', '', (string) $key ) ] ?? null;
				foreach ( null === $list ? array() : (array) $value as $text ) {
					if ( is_string( $text ) ) {
						$found[ $list ][] = $text;
					}
				}
				if ( is_array( $value ) ) {
					self::collect( $value, $found );
				}
			}
		}
	}

	/**
	 * @param list<string> $first
	 * @param list<string> $last
	 * @param list<string> $full Of addresses: the last word is taken for the last name.
	 * @return list<array{string, string}>
	 */
	private static function names( array $first, array $last, array $full ): array {
		$names = array();
		foreach ( $first as $one ) {
			foreach ( $last as $other ) {
				$names[] = array( $one, $other );
			}
		}
		foreach ( array() === $first || array() === $last ? array( ...$full, ...$first, ...$last ) : $full as $name ) {
			if ( 1 === preg_match( '/^(.*\S)\s+(\S+)$/u', $name, $parts ) ) {
				$names[] = array( $parts[1], $parts[2] );
			}
		}
		return array_values( array_unique( $names, SORT_REGULAR ) );
	}
}
