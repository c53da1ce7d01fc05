<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

defined( 'ABSPATH' ) || exit;

/**
 * The order of first and last name in a full name.
 */
enum NameOrder: string {

	case SiteLanguage = 'site_language';
	case GivenFirst   = 'given_first';
	case FamilyFirst  = 'family_first';

	/** Japanese, Chinese, Korean, Hungarian. */
	private const FAMILY_FIRST_LANGUAGES = array( 'ja', 'zh', 'ko', 'hu' );

	/**
	 * What SiteLanguage means.
	 */
	public static function of_site_language(): self {
		return in_array( strtok( get_locale(), '_' ), self::FAMILY_FIRST_LANGUAGES, true ) ? self::FamilyFirst : self::GivenFirst;
	}

	public function is_family_first(): bool {
		return self::FamilyFirst === ( self::SiteLanguage === $this ? self::of_site_language() : $this );
	}

	/**
	 * @param string $first_name
	 * @param string $last_name
	 * @return array{string, string} In this order.
	 */
	public function arrange( string $first_name, string $last_name ): array {
		return $this->is_family_first() ? array( $last_name, $first_name ) : array( $first_name, $last_name );
	}
}
