<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

defined( 'ABSPATH' ) || exit;

/**
 * The customers with the highest spending of a period.
 *
 * It has more customers than an overview shows. All others had spent less when it was made, and only a change of their own
 * orders can move them onto it. So after changes only the spending of their customers is read again.
 *
 * @phpstan-type Entry array{int, int, int} Customer id; cents, more than 0; paid orders.
 */
final class TopList {

	/** Customers in an overview. */
	public const SHOWN = 10;

	/** Customers of a new list. */
	public const STORED = 100;

	/**
	 * @param string      $from      First day of the period, `Y-m-d`.
	 * @param int         $spent     Cents of the last entry when the list was made; 0 if it has all customers who spent more than 0.
	 * @param int         $id        Customer of that entry.
	 * @param list<Entry> $customers Highest spending first, then lowest id.
	 */
	private function __construct(
		public readonly string $from,
		public readonly int $spent,
		public readonly int $id,
		public readonly array $customers,
	) {}

	/**
	 * @param list<Entry> $customers The first of all customers, in the order of the list.
	 * @param int         $limit     If there are fewer, they are all.
	 */
	public static function of( string $from, array $customers, int $limit ): self {
		[ $id, $spent ] = $customers[ $limit - 1 ] ?? array( 0, 0 );
		return new self( $from, $spent, $id, $customers );
	}

	/**
	 * @param array<string, mixed> $value Properties of a list.
	 */
	public static function from_array( array $value ): self {
		return new self( $value['from'], $value['spent'], $value['id'], $value['customers'] );
	}

	/**
	 * Replaces the entries of changed customers.
	 *
	 * @param list<int>   $changed Ids of the customers.
	 * @param list<Entry> $current Their spending now. Customers who spent nothing are left out.
	 * @return self|null Null if the list has become too short.
	 */
	public function merge( array $changed, array $current ): ?self {
		$is_changed = array_flip( $changed );
		$customers  = array(
			...array_filter( $this->customers, static fn ( array $entry ): bool => ! isset( $is_changed[ $entry[0] ] ) ),
			...array_filter( $current, fn ( array $entry ): bool => array( $this->spent, $entry[0] ) <= array( $entry[1], $this->id ) ),
		);
		usort( $customers, static fn ( array $a, array $b ): int => array( $b[1], $a[0] ) <=> array( $a[1], $b[0] ) );
		return match ( true ) {
			count( $customers ) > self::STORED                      => self::of( $this->from, array_slice( $customers, 0, self::STORED ), self::STORED ),
			count( $customers ) < self::SHOWN && $this->spent > 0 => null,
			default                                                 => new self( $this->from, $this->spent, $this->id, $customers ),
		};
	}
}
