<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Customers\Listing\CustomerSetQuery;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\ErrorMapper;

defined( 'ABSPATH' ) || exit;

/**
 * What a bulk action would do with each customer.
 */
final class BulkPreview {

	/** Customers that are previewed together. */
	private const CHUNK = 500;

	public function __construct(
		private readonly CustomerSetQuery $sets,
		private readonly CustomerDeletionRepository $deletion,
		private readonly ErrorMapper $errors,
	) {}

	/**
	 * @param bool      $is_deletion Whether the action deletes the customers.
	 * @param bool      $force       Of a deletion: whether customers with orders are deleted, too.
	 * @param list<int> $ids
	 * @return array<int, ApiError|null> Error by id, null for success.
	 * @throws DatabaseError
	 */
	public function errors( bool $is_deletion, bool $force, array $ids ): array {
		$results = array();
		foreach ( array_chunk( $ids, self::CHUNK ) as $chunk ) {
			$existing   = $this->sets->rows( $chunk );
			$rejections = $is_deletion && array() !== $existing
				? $this->deletion->preview( array_keys( $existing ), $force )
				: array();
			foreach ( $chunk as $id ) {
				$rejection      = isset( $existing[ $id ] ) ? $rejections[ $id ] ?? null : new CustomerNotFound( $id );
				$results[ $id ] = null === $rejection ? null : $this->errors->map( $rejection, 'bulk action' );
			}
		}
		return $results;
	}
}
