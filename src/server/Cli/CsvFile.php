<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.WP.AlternativeFunctions -- WP-CLI reads a local file, row by row.
// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- WP-CLI prints messages as text.

/**
 * Reads a CSV file row by row: its byte order mark says whether it is UTF-8 or UTF-16, its first line what separates the cells.
 */
final class CsvFile {

	private const DELIMITERS = array( ',', ';', "\t", '|' );

	/** Byte order marks, and the encodings that they stand for. */
	private const MARKS = array(
		"\xEF\xBB\xBF" => 'UTF-8',
		"\xFF\xFE"     => 'UTF-16LE',
		"\xFE\xFF"     => 'UTF-16BE',
	);

	private const STANDARD_INPUT = '-';

	/** Of a file without a mark that is not UTF-8. */
	private const FALLBACK = 'Windows-1252';

	/** @var resource */
	private $file;

	private readonly string $delimiter;

	/** @var list<string> Names of the columns. */
	public readonly array $columns;

	/**
	 * @param string $path “-” is the standard input.
	 * @throws InvalidFile If the file cannot be read, or has no columns.
	 */
	public function __construct( string $path ) {
		$file = match ( true ) {
			self::STANDARD_INPUT === $path             => self::standard_input(),
			is_file( $path ) && is_readable( $path ) => fopen( $path, 'rb' ),
			default                                  => false,
		};
		if ( false === $file ) {
			/* translators: %s: path of a file. */
			throw new InvalidFile( sprintf( __( 'Couldn’t read the file %s.', 'fluent-cart-customers' ), $path ) );
		}
		$this->file = $file;
		$start      = (string) fread( $file, 3 );
		foreach ( self::MARKS as $mark => $encoding ) {
			if ( str_starts_with( $start, $mark ) ) {
				fseek( $file, strlen( $mark ) );
				if ( 'UTF-8' !== $encoding ) {
					stream_filter_append( $file, "convert.iconv.$encoding/UTF-8" );
				}
				break;
			}
		}
		if ( ! isset( $encoding, $mark ) || ! str_starts_with( $start, $mark ) ) {
			rewind( $file );
		}
		$line            = (string) fgets( $file );
		$this->delimiter = self::delimiter_of( $line );
		$this->columns   = array_map( self::utf8( ... ), array_map( strval( ... ), str_getcsv( rtrim( $line, "\r\n" ), $this->delimiter, '"', '' ) ) );
		if ( array( '' ) === $this->columns ) {
			throw new InvalidFile( __( 'This file is empty.', 'fluent-cart-customers' ) );
		}
	}

	/**
	 * The size in bytes.
	 */
	public function size(): int {
		return (int) ( fstat( $this->file )['size'] ?? 0 );
	}

	/**
	 * How much of the file is read, in bytes.
	 */
	public function position(): int {
		return min( $this->size(), (int) ftell( $this->file ) );
	}

	/**
	 * The rows that follow, without empty lines. They can be read once.
	 *
	 * @return iterable<list<string>>
	 */
	public function rows(): iterable {
		while ( true ) {
			$cells = fgetcsv( $this->file, null, $this->delimiter, '"', '' );
			if ( false === $cells ) {
				return;
			}
			if ( array( null ) !== $cells ) {
				yield array_map( static fn ( ?string $cell ): string => self::utf8( (string) $cell ), $cells );
			}
		}
	}

	/**
	 * A copy of the standard input, which has a size.
	 *
	 * @return resource|false
	 */
	private static function standard_input() {
		$copy  = tmpfile();
		$input = fopen( 'php://stdin', 'rb' );
		if ( false === $copy || false === $input || false === stream_copy_to_stream( $input, $copy ) ) {
			return false;
		}
		rewind( $copy );
		return $copy;
	}

	/**
	 * The one that is most frequent outside quotation marks.
	 */
	private static function delimiter_of( string $line ): string {
		$plain  = (string) preg_replace( '/"[^"]*"/', '', $line );
		$counts = array_combine( self::DELIMITERS, array_map( static fn ( string $delimiter ): int => substr_count( $plain, $delimiter ), self::DELIMITERS ) );
		arsort( $counts );
		return (string) array_key_first( $counts );
	}

	private static function utf8( string $text ): string {
		return mb_check_encoding( $text, 'UTF-8' ) ? $text : mb_convert_encoding( $text, 'UTF-8', self::FALLBACK );
	}
}
