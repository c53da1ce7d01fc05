<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

use FluentCartCustomers\Imports\Headers\GenericHeaders;
use FluentCartCustomers\Imports\Headers\HeaderTables;
use FluentCartCustomers\Imports\Headers\KnownSource;
use FluentCartCustomers\Imports\Headers\OwnHeaders;
use FluentCartCustomers\Platform\FoldedText;
use FluentCartCustomers\Platform\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Recognizes where a file comes from and what its columns mean: by the names of the columns, then by the first rows.
 */
final class FileRecognizer {

	/** Columns with names of their signature that show that a file comes from a system. */
	private const SIGNATURE = 2;

	/** Notes of columns with which WooCommerce is recognized in any language. */
	private const WOOCOMMERCE = array( 'name', 'email', '!not_imported', 'additional_info[last_active]', '!comes_from_orders', 'billing[country]' );

	public function __construct( private readonly ReadingContext $context ) {}

	/**
	 * @param list<string>       $columns Names of the columns; may be empty or repeated.
	 * @param list<list<string>> $sample  The first rows.
	 */
	public function recognize( array $columns, array $sample ): Recognition {
		$headers = array_map( self::header( ... ), $columns );
		$own     = ( new OwnHeaders( $this->context->translations ) )->targets( $headers );
		$cells   = new Sample( $sample, $this->context );

		[ $source, $targets ] = null === $own ? $this->of_others( $headers ) : array( RowReader::OWN, $own );

		$entries = ( new FieldAssignment( $targets, $cells, $this->context->has_labels, RowReader::OWN === $source ) )->entries();
		return new Recognition(
			$source,
			array_map( static fn ( string $column, array $entry ): array => array( 'column' => $column ) + $entry, $columns, $entries ),
			$cells->date_order( array_keys( array_column( $entries, 'field' ), 'created_at', true ) )
		);
	}

	/**
	 * @param list<string> $headers
	 * @return array{string, list<string>} The contract's ImportSource and the targets of the columns; empty if unknown.
	 */
	private function of_others( array $headers ): array {
		$generic = new GenericHeaders();
		$of_any  = array_map( static fn ( string $header ): string => $generic->target( $header ) ?? '', $headers );
		foreach ( KnownSource::cases() as $source ) {
			foreach ( array( array(), ...$this->translations( $source ) ) as $translations ) {
				$signature = self::translated( $source->signature(), $translations );
				if ( count( array_intersect( array_map( FoldedText::without_spaces( ... ), $headers ), $signature ) ) >= self::SIGNATURE ) {
					return array( $source->value, self::targets( $source, $headers, $translations, $of_any ) );
				}
			}
		}
		$is_woocommerce = array() === array_diff( self::WOOCOMMERCE, $of_any );
		return array( $is_woocommerce ? KnownSource::WooCommerce->value : 'unknown', $of_any );
	}

	/**
	 * @return list<array<string, string>> Translations by name, for each installed language.
	 */
	private function translations( KnownSource $source ): array {
		$names = array_merge( ...array_map( static fn ( string $list ): array => explode( ', ', $list ), array( $source->signature(), ...array_values( $source->columns() ) ) ) );
		return null === $source->text_domain() ? array() : $this->context->translations->of_plugin( $source->text_domain(), array_values( array_unique( $names ) ) );
	}

	/**
	 * @param string                $names        As in HeaderTables.
	 * @param array<string, string> $translations By name.
	 * @return list<string> As FoldedText::without_spaces() writes them.
	 */
	private static function translated( string $names, array $translations ): array {
		return array_map( static fn ( string $name ): string => FoldedText::without_spaces( $translations[ $name ] ?? $name ), explode( ', ', $names ) );
	}

	/**
	 * @param list<string>          $headers
	 * @param array<string, string> $translations By name.
	 * @param list<string>          $of_any       Targets of columns that the source does not know.
	 * @return list<string>
	 */
	private static function targets( KnownSource $source, array $headers, array $translations, array $of_any ): array {
		$targets = array();
		foreach ( $source->columns() as $target => $names ) {
			$targets += array_fill_keys( self::translated( $names, $translations ), $target );
		}
		return array_map( static fn ( string $header, string $of_any ): string => $targets[ FoldedText::without_spaces( $header ) ] ?? $of_any, $headers, $of_any );
	}

	/**
	 * The name of a column without what a file may have around it.
	 */
	private static function header( string $column ): string {
		$name = mb_check_encoding( $column, 'UTF-8' ) ? Text::trimmed( str_replace( "\u{FEFF}", '', $column ) ) : '';
		return Text::trimmed( trim( $name, '"\'' ) );
	}
}
