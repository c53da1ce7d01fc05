<?php
/**
 * Random values for the demo store.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\DemoStore;

defined( 'ABSPATH' ) || exit;

/**
 * Pseudo-random values that depend on the seed only, not on the computer or the PHP version.
 */
final class Draw {

	public function __construct( private int $state ) {}

	/**
	 * A number in a range, both ends included.
	 */
	public function number( int $from, int $to ): int {
		// The generator of Park and Miller. Its products fit into 64 bits.
		$this->state = $this->state * 48271 % 2147483647;
		return $from + $this->state % ( $to - $from + 1 );
	}

	/**
	 * True with this probability.
	 */
	public function chance( int $percent ): bool {
		return $this->number( 1, 100 ) <= $percent;
	}

	/**
	 * One of a list.
	 *
	 * @template T
	 * @param non-empty-list<T> $items Equally likely.
	 * @return T
	 */
	public function one( array $items ): mixed {
		return $items[ $this->number( 0, count( $items ) - 1 ) ];
	}

	/**
	 * A key of a map, with the probability of its weight.
	 *
	 * @param non-empty-array<string, int> $weights Positive numbers.
	 */
	public function weighted( array $weights ): string {
		$left = $this->number( 1, array_sum( $weights ) );
		foreach ( $weights as $key => $weight ) {
			$left -= $weight;
			if ( $left <= 0 ) {
				break;
			}
		}
		return (string) $key;
	}

	/**
	 * Replaces each `#` of a pattern with a random digit.
	 */
	public function digits( string $pattern ): string {
		return (string) preg_replace_callback( '/#/', fn () => (string) $this->number( 1, 9 ), $pattern );
	}
}
