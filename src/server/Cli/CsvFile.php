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

	/** Of a file without a mark that is not UTF-8. */
	private const FALLBACK = 'Windows-1252';

	/** @var resource */
	private $file;

	private readonly string $delimiter;

	/** @var list<string> Names of the columns. */
	public readonly array $columns;

	/**
	 * @throws InvalidFile If the file cannot be read, or has no columns.
	 */
	public function __construct( private readonly string $path ) {
		$file = is_file( $path ) && is_readable( $path ) ? fopen( $path, 'rb' ) : false;
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
		$this->columns   = array_map( self::utf8( ... ), str_getcsv( rtrim( $line, "\r\n" ), $this->delimiter, '"', '' ) );
		if ( array( '' ) === $this->columns ) {
			throw new InvalidFile( __( 'This file is empty.', 'fluent-cart-customers' ) );
		}
	}

	/**
	 * The size in bytes.
	 */
	public function size(): int {
		return (int) filesize( $this->path );
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
