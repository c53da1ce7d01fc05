<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

defined( 'ABSPATH' ) || exit;

/**
 * What a table lacks.
 */
final class TableDifference {

	/**
	 * @param bool         $is_missing  Whether there is no such table.
	 * @param list<string> $columns     Columns that are missing.
	 * @param list<string> $keys        Keys that are missing, or have other columns.
	 * @param list<string> $wrong_keys  Those of them that have other columns.
	 * @param bool         $is_uncounted Whether the rows are no longer numbered.
	 */
	public function __construct(
		public readonly TableDefinition $definition,
		public readonly bool $is_missing,
		public readonly array $columns = array(),
		public readonly array $keys = array(),
		public readonly array $wrong_keys = array(),
		public readonly bool $is_uncounted = false,
	) {}

	/**
	 * @return non-empty-list<string> Names of what is missing: `wp_fcc_rates`, `wp_fcc_rates.n`, `wp_fcc_rates (PRIMARY)`.
	 */
	public function names(): array {
		$table = $this->definition->table;
		if ( $this->is_missing ) {
			return array( $table );
		}
		return array(
			...array_map( static fn ( string $column ): string => "$table.$column", $this->columns ),
			...array_map( static fn ( string $key ): string => "$table ($key)", $this->keys ),
			...( $this->is_uncounted ? array( "$table (AUTO_INCREMENT)" ) : array() ),
		);
	}
}
