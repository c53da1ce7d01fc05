<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Listing;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Filter;

defined( 'ABSPATH' ) || exit;

/**
 * The counts by which ListPlanner decides. Each answer may take a statement.
 */
interface ListStatistics {

	/**
	 * @return IdHistogram|null Without the newer customers; null if there is none.
	 * @throws DatabaseError
	 */
	public function histogram(): ?IdHistogram;

	/**
	 * @param int|null $id Null for all customers.
	 * @return int The number of customers with a greater id.
	 * @throws DatabaseError
	 */
	public function customers_above( ?int $id ): int;

	/**
	 * @param int $limit Matches are counted up to this number.
	 * @return non-empty-list<Filter> The criteria of a list, of which there are some.
	 * @throws DatabaseError
	 */
	public function filters( ListArguments $list, int $limit ): array;

	/**
	 * Whether a filter has more matches than this number. It chooses a plan, so an estimate is enough where it leaves no doubt.
	 *
	 * @throws DatabaseError
	 */
	public function has_more_than( Filter $filter, int $limit ): bool;
}
