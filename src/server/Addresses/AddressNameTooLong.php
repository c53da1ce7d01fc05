<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Addresses;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * The two names of an address do not fit into FluentCart's one column.
 */
final class AddressNameTooLong extends RuntimeException {

	/**
	 * @param int          $limit  In characters.
	 * @param list<string> $fields The names that the writer gave.
	 */
	public function __construct(
		public readonly int $limit,
		public readonly array $fields,
	) {
		parent::__construct( "Both names of an address have at most $limit characters." );
	}
}
