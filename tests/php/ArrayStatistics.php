<?php

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Php;

use FluentCartCustomers\Customers\Listing\IdHistogram;
use FluentCartCustomers\Customers\Listing\ListArguments;
use FluentCartCustomers\Customers\Listing\ListStatistics;
use FluentCartCustomers\Database\Filter;

defined( 'ABSPATH' ) || exit;

/**
 * The counts of a store as the test states them.
 */
final class ArrayStatistics implements ListStatistics {

	/** @var list<string> The questions of the planner, in order. */
	public array $asked = array();

	/**
	 * @param int          $customers  Customers of the store; without a histogram, all of them.
	 * @param list<Filter> $filters
	 * @param int          $matches    Matches of each filter, for has_more_than().
	 */
	public function __construct(
		private readonly int $customers,
		private readonly ?IdHistogram $histogram = null,
		private readonly array $filters = array(),
		private readonly int $matches = PHP_INT_MAX,
	) {}

	public function histogram(): ?IdHistogram {
		$this->asked[] = 'histogram';
		return $this->histogram;
	}

	public function customers_above( ?int $id ): int {
		$this->asked[] = null === $id ? 'customers' : 'newer';
		return null === $id ? $this->customers : $this->customers - (int) $this->histogram?->total();
	}

	public function filters( ListArguments $list, int $limit ): array {
		$this->asked[] = "filters of {$list->sort_field} up to $limit";
		return $this->filters;
	}

	public function has_more_than( Filter $filter, int $limit ): bool {
		$this->asked[] = "matches up to $limit";
		return $this->matches > $limit;
	}
}
