<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

use DateTimeZone;
use FluentCartCustomers\Platform\FoldedText;

defined( 'ABSPATH' ) || exit;

/**
 * Numbers of months by their names: those of the languages in which imports know the names of columns, and of the site's.
 */
final class MonthNames {

	/** English, German, French, Spanish, Italian, Portuguese, Dutch, Arabic. */
	private const NAMES = array(
		1  => 'january jan januar jänner janvier janv enero ene gennaio gen janeiro januari يناير',
		2  => 'february feb februar feber février févr fév febrero febbraio fevereiro fev februari فبراير',
		3  => 'march mar märz mrz mär mars marzo março maart mrt مارس',
		4  => 'april apr avril avr abril abr aprile أبريل إبريل',
		5  => 'may mai mayo maggio mag maio mei مايو',
		6  => 'june jun juni juin junio giugno giu junho يونيو يونيه',
		7  => 'july jul juli juillet juil julio luglio lug julho يوليو يوليه',
		8  => 'august aug août aoû agosto ago augustus أغسطس',
		9  => 'september sep sept septembre septiembre setiembre settembre set setembro سبتمبر',
		10 => 'october oct oktober okt octobre octubre ottobre ott outubro out أكتوبر',
		11 => 'november nov novembre noviembre novembro نوفمبر',
		12 => 'december dec dezember dez décembre déc diciembre dic dicembre dezembro ديسمبر',
	);

	/** @var array<string, int> By folded name. */
	private array $numbers = array();

	/**
	 * @param array<int, list<string>> $of_site Names in the language of the site, by number.
	 */
	public function __construct( array $of_site = array() ) {
		foreach ( $of_site as $number => $names ) {
			$this->add( $number, $names );
		}
		foreach ( self::NAMES as $number => $names ) {
			$this->add( $number, explode( ' ', $names ) );
		}
	}

	public static function of_site(): self {
		$names = array();
		$utc   = new DateTimeZone( 'UTC' );
		foreach ( range( 1, 12 ) as $number ) {
			$first = (int) gmmktime( 0, 0, 0, $number, 1, 2026 );
			// Beside a day, Slavic languages decline the name.
			$declined         = (string) preg_replace( '/^\d+/', '', (string) wp_date( 'j F', $first, $utc ) );
			$names[ $number ] = array( (string) wp_date( 'F', $first, $utc ), (string) wp_date( 'M', $first, $utc ), $declined );
		}
		return new self( $names );
	}

	/**
	 * @param string $name In any case, with or without a period.
	 * @return int|null 1 to 12.
	 */
	public function number( string $name ): ?int {
		return $this->numbers[ FoldedText::of( $name ) ] ?? null;
	}

	/**
	 * @param list<string> $names
	 */
	private function add( int $number, array $names ): void {
		foreach ( $names as $name ) {
			$folded = FoldedText::of( $name );
			// Months of some languages are a number and a word: “11月”.
			if ( '' !== $folded && 1 !== preg_match( '/\d/', $folded ) ) {
				$this->numbers[ $folded ] ??= $number;
			}
		}
	}
}
