<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

/**
 * Matches customers `c` by the rows `r` of another table that belong to them.
 */
final class RowCriterion {

	/**
	 * @param string      $table
	 * @param string      $customer_column The column of `r` with the customer's id.
	 * @param SqlFragment $match           A predicate of `r`.
	 */
	public function __construct(
		private readonly string $table,
		private readonly string $customer_column,
		private readonly SqlFragment $match,
	) {}

	/**
	 * @return SqlFragment A SELECT of the matching ids, each once.
	 */
	public function source(): SqlFragment {
		return new SqlFragment( "SELECT DISTINCT r.{$this->customer_column} AS id FROM {$this->table} AS r WHERE {$this->match->sql}", $this->match->values );
	}

	/**
	 * A predicate of `c`. `(SELECT …) IS NOT NULL` instead of EXISTS: MariaDB would turn EXISTS into a join that begins with all
	 * rows `r`.
	 */
	public function check(): SqlFragment {
		return new SqlFragment(
			"(SELECT r.{$this->customer_column} FROM {$this->table} AS r WHERE r.{$this->customer_column} = c.id AND {$this->match->sql} LIMIT 1) IS NOT NULL",
			$this->match->values
		);
	}
}
