<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

defined( 'ABSPATH' ) || exit;

/**
 * How a table differs from its definition.
 */
final class TableDifference {

	/**
	 * @param bool         $is_missing           Whether the table is missing.
	 * @param list<string> $columns              Missing columns.
	 * @param list<string> $keys                 Keys that are missing or have other columns.
	 * @param list<string> $wrong_keys           Keys that have other columns.
	 * @param bool         $lacks_auto_increment
	 */
	public function __construct(
		public readonly TableDefinition $definition,
		public readonly bool $is_missing,
		public readonly array $columns = array(),
		public readonly array $keys = array(),
		public readonly array $wrong_keys = array(),
		public readonly bool $lacks_auto_increment = false,
	) {}

	/**
	 * @return non-empty-list<string> Such as `wp_fcc_jobs`, `wp_fcc_jobs.name`, `wp_fcc_jobs (PRIMARY)`.
	 */
	public function names(): array {
		$table = $this->definition->table;
		if ( $this->is_missing ) {
			return array( $table );
		}
		return array(
			...array_map( static fn ( string $column ): string => "$table.$column", $this->columns ),
			...array_map( static fn ( string $key ): string => "$table ($key)", $this->keys ),
			...( $this->lacks_auto_increment ? array( "$table (AUTO_INCREMENT)" ) : array() ),
		);
	}
}
