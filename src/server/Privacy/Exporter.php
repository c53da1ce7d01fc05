<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Privacy\Data\PersonQuery;
use FluentCartCustomers\Privacy\Data\PersonRowsQuery;
use FluentCartCustomers\Privacy\Data\StagedRowStore;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Adds a person's data to the file of Tools → Export Personal Data.
 */
final class Exporter {

	public function __construct(
		private readonly PersonQuery $people,
		private readonly PersonRowsQuery $rows,
		private readonly StagedRowStore $staged,
	) {}

	/**
	 * @param int $page From 1.
	 * @return array{data: list<array<string, mixed>>, done: bool}|WP_Error
	 */
	public function export( string $email, int $page = 1 ): array|WP_Error {
		try {
			$found = $this->rows->page( $this->people->find( trim( $email ) ), max( 1, $page ) );
			return array(
				'data' => array_map( $this->item( ... ), $found['rows'] ),
				'done' => $found['is_last'],
			);
		} catch ( DatabaseError $error ) {
			return Failure::of( $error, __( 'Couldn’t export the data of customers.', 'fluent-cart-customers' ) );
		}
	}

	/**
	 * @param array{table: string, values: array<string, string|null>} $row
	 * @return array<string, mixed>
	 * @throws DatabaseError
	 */
	private function item( array $row ): array {
		$cells = 'fcc_import_rows' === $row['table'] ? $this->staged->columns( (int) $row['values']['import_id'] ) : array();
		return ExportedRow::of( $row['table'], $row['values'], $cells );
	}
}
