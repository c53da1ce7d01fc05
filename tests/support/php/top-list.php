<?php
/**
 * Changes top lists in memory.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\TopList;

use FluentCartCustomers\Overview\Summaries\TopList;

defined( 'ABSPATH' ) || exit;

/**
 * Makes a list, and replaces the entries of changed customers.
 *
 * @param list<array{int, int, int}> $customers Id, spending and orders of the first customers.
 * @param int                        $limit     The limit with which they were read.
 * @param list<int>                  $changed   Ids.
 * @param list<array{int, int, int}> $current   Entries of the changed customers now.
 * @return array{ids: list<int>, spent: int, id: int}|null The list; null if it has become too short.
 */
function merge( array $customers, int $limit, array $changed, array $current ): ?array {
	$list = TopList::of( '2026-03-01', $customers, $limit )->merge( $changed, $current );
	return null === $list ? null : array(
		'ids'   => array_column( $list->customers, 0 ),
		'spent' => $list->spent,
		'id'    => $list->id,
	);
}
