<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Search;

defined( 'ABSPATH' ) || exit;

/**
 * Words that differ from a word by one letter, or by two letters that are swapped.
 */
final class SpellingVariants {

	/** Shorter words have too many neighbors. */
	private const MIN_LENGTH = 4;

	/** Longer words are not compared with every letter: each variant is a lookup. */
	private const MAX_LENGTH = 16;

	/** Letters of the alphabets that have few. */
	private const ALPHABETS = array(
		'/^[a-z0-9@._-]+$/D' => 'abcdefghijklmnopqrstuvwxyz',
		'/^\p{Greek}+$/Du'   => 'αβγδεζηθικλμνξοπρστυφχψω',
		'/^\p{Cyrillic}+$/Du' => 'абвгдежзиклмнопрстуфхцчшщъыьэюя',
	);

	/**
	 * @param string $word In lower case.
	 * @return list<non-empty-list<string>> The most probable mistakes first: swapped letters, a wrong one, a missing one, one too
	 *                                      many. None for a number, whose neighbors are other customers'.
	 */
	public static function of( string $word ): array {
		$letters = mb_str_split( $word, 1, 'UTF-8' );
		$count   = count( $letters );
		$known   = self::alphabet( $word );
		if ( $count < self::MIN_LENGTH || array() === $known || 1 !== preg_match( '/\p{L}/u', $word ) ) {
			return array();
		}
		$added    = $count > self::MAX_LENGTH ? array() : $known;
		$swapped  = array();
		$replaced = array();
		$inserted = array();
		$removed  = array();
		for ( $at = 0; $at <= $count; $at++ ) {
			$before = implode( '', array_slice( $letters, 0, $at ) );
			$after  = implode( '', array_slice( $letters, $at ) );
			$rest   = implode( '', array_slice( $letters, $at + 1 ) );
			if ( $at + 1 < $count ) {
				$swapped[] = $before . $letters[ $at + 1 ] . $letters[ $at ] . implode( '', array_slice( $letters, $at + 2 ) );
			}
			if ( $at < $count ) {
				$removed[] = $before . $rest;
			}
			foreach ( $added as $letter ) {
				$inserted[] = $before . $letter . $after;
				if ( $at < $count ) {
					$replaced[] = $before . $letter . $rest;
				}
			}
		}
		$groups = array_map( static fn ( array $group ): array => array_values( array_diff( array_unique( $group ), array( $word ) ) ), array( $swapped, $replaced, $inserted, $removed ) );
		return array_values( array_filter( $groups ) );
	}

	/**
	 * @return list<string>
	 */
	private static function alphabet( string $word ): array {
		foreach ( self::ALPHABETS as $pattern => $letters ) {
			if ( 1 === preg_match( $pattern, $word ) ) {
				return mb_str_split( $letters, 1, 'UTF-8' );
			}
		}
		return array();
	}
}
