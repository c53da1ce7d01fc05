<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports\Reading;

defined( 'ABSPATH' ) || exit;

/**
 * What the names and the first rows of a file say about it.
 */
final class Recognition {

	/**
	 * @param string                                                                           $source  The contract's ImportSource.
	 * @param list<array{column: string, field: string|null, is_sure: bool, note: string|null}> $columns The contract's ImportColumn, in the order of the file.
	 */
	public function __construct(
		public readonly string $source,
		public readonly array $columns,
		public readonly DateOrder $date_order,
	) {}
}
