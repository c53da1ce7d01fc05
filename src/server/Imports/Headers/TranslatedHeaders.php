<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Headers;

use FluentCartCustomers\Exports\ColumnLabels;
use WP_Translation_File;

defined( 'ABSPATH' ) || exit;

/**
 * Names of columns in the languages that are installed on the site: those of this plugin's exports, and those of other plugins.
 */
final class TranslatedHeaders {

	private const DOMAIN = 'fluent-cart-customers';

	/**
	 * @param string $bundled Folder of the plugin's own translations.
	 */
	public function __construct( private readonly string $bundled ) {}

	/**
	 * The names of the columns of this plugin's exports.
	 *
	 * @return list<array<string, string>> Labels by key, for each language; the first is that of the caller.
	 */
	public function of_exports(): array {
		$keys = array_keys( ColumnLabels::all() );
		$all  = array( ColumnLabels::of( $keys ) );
		foreach ( array( null, ...self::files( self::DOMAIN, $this->bundled ) ) as $file ) {
			$all[] = self::translated( $file, static fn (): array => ColumnLabels::of( $keys ) );
		}
		return array_values( array_unique( $all, SORT_REGULAR ) );
	}

	/**
	 * @param string       $domain Text domain of another plugin.
	 * @param list<string> $texts  In English.
	 * @return list<array<string, string>> Translations by text, for each installed language.
	 */
	public function of_plugin( string $domain, array $texts ): array {
		return array_map(
			static fn ( WP_Translation_File $file ): array => array_combine(
				$texts,
				array_map( static fn ( string $text ): string => (string) ( $file->translate( $text ) ?: $text ), $texts )
			),
			self::files( $domain )
		);
	}

	/**
	 * @return list<WP_Translation_File> One for each language.
	 */
	private static function files( string $domain, ?string $bundled = null ): array {
		$files = array();
		foreach ( array_filter( array( WP_LANG_DIR . '/plugins', $bundled ) ) as $folder ) {
			foreach ( array( '.l10n.php', '.mo' ) as $ending ) {
				foreach ( (array) glob( "$folder/$domain-*$ending" ) as $path ) {
					$locale             = basename( (string) $path, $ending );
					$files[ $locale ] ??= WP_Translation_File::create( (string) $path );
				}
			}
		}
		return array_values( array_filter( $files ) );
	}

	/**
	 * Runs code whose texts are those of a language.
	 *
	 * @template T
	 * @param WP_Translation_File|null $file Null for English.
	 * @param callable(): T            $work
	 * @return T
	 */
	private static function translated( ?WP_Translation_File $file, callable $work ): mixed {
		$translate    = static fn ( string $translation, string $text ): string => (string) ( $file?->translate( $text ) ?: $text );
		$with_context = static fn ( string $translation, string $text, string $context ): string => (string) ( $file?->translate( "$context\4$text" ) ?: $text );
		add_filter( 'gettext_' . self::DOMAIN, $translate, PHP_INT_MAX, 2 );
		add_filter( 'gettext_with_context_' . self::DOMAIN, $with_context, PHP_INT_MAX, 3 );
		try {
			return $work();
		} finally {
			remove_filter( 'gettext_' . self::DOMAIN, $translate, PHP_INT_MAX );
			remove_filter( 'gettext_with_context_' . self::DOMAIN, $with_context, PHP_INT_MAX );
		}
	}
}
