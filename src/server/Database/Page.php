<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database;

defined( 'ABSPATH' ) || exit;

/**
 * The rows of a numbered page.
 *
 * @template T
 */
final class Page {

	/**
	 * @param array<int, T> $rows
	 * @param int     $total The number of rows of all pages.
	 */
	public function __construct(
		public readonly array $rows,
		public readonly int $total,
	) {}
}
