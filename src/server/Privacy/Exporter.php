<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Privacy\Data\PersonRowsQuery;
use FluentCartCustomers\Privacy\Data\StagedRowStore;
use FluentCartCustomers\Privacy\Traces\EmailSearchQuery;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Adds a person's data to the file of Tools → Export Personal Data.
 */
final class Exporter {

	public function __construct(
		private readonly PersonSearch $search,
		private readonly PersonRowsQuery $rows,
		private readonly StagedRowStore $staged,
	) {}

	/**
	 * @param int $page From 1.
	 * @return array{data: list<array<string, mixed>>, done: bool}|WP_Error
	 */
	public function export( string $email, int $page = 1 ): array|WP_Error {
		try {
			$email = trim( $email );
			if ( $page <= 1 ) {
				$this->search->forget( PersonSearch::EXPORT, $email );
			}
			$state = $this->search->search( PersonSearch::EXPORT, $email, $this->search->read( PersonSearch::EXPORT, $email ), PersonSearch::deadline() );
			if ( ! EmailSearchQuery::is_done( $state['search'] ) ) {
				return array(
					'data' => array(),
					'done' => false,
				);
			}
			// The first pages of a large store are without data.
			$found = $this->rows->page( $this->search->person( $email, $state ), max( 1, $page - $state['pages'] ) );
			if ( $found['is_last'] ) {
				$this->search->forget( PersonSearch::EXPORT, $email );
			}
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
