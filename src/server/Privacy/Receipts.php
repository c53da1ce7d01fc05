<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use WP_Query;

defined( 'ABSPATH' ) || exit;

/**
 * What a search after an erasure has found, kept with WordPress's request. The values that are searched for are deleted when the
 * search ends; the receipt has their HMACs, by which the site can check later that a value was among them.
 */
final class Receipts {

	private const VALUES  = '_fcc_erased_values';
	private const RECEIPT = '_fcc_erasure_receipt';

	/**
	 * Adds values to search for. The erasure of a person can take several requests.
	 *
	 * @param list<string> $values
	 */
	public function add( int $request_id, array $values ): void {
		$known = get_post_meta( $request_id, self::VALUES, true );
		update_post_meta( $request_id, self::VALUES, wp_slash( array_values( array_unique( array( ...( is_array( $known ) ? $known : array() ), ...$values ) ) ) ) );
	}

	/**
	 * @return int|null A completed request without a receipt.
	 */
	public function pending(): ?int {
		$requests = new WP_Query(
			array(
				'post_type'      => 'user_request',
				'post_status'    => 'request-completed',
				'meta_key'       => self::VALUES, // phpcs:ignore WordPress.DB.SlowDBQuery.slow_db_query_meta_key -- Few requests have it.
				'fields'         => 'ids',
				'posts_per_page' => 1,
				'orderby'        => 'ID',
				'order'          => 'ASC',
				'no_found_rows'  => true,
			)
		);
		return isset( $requests->posts[0] ) ? (int) $requests->posts[0] : null;
	}

	/**
	 * @return list<string>
	 */
	public function values( int $request_id ): array {
		$values = get_post_meta( $request_id, self::VALUES, true );
		return is_array( $values ) ? array_values( array_filter( $values, is_string( ... ) ) ) : array();
	}

	/**
	 * @param array<string, int> $found  Rows by `table.column`.
	 * @param int                $tables Searched ones.
	 */
	public function finish( int $request_id, array $found, int $tables ): void {
		$receipt = array(
			'at'     => gmdate( 'Y-m-d H:i:s' ),
			'tables' => $tables,
			'found'  => $found,
			'hmacs'  => array_map( static fn ( string $value ): string => hash_hmac( 'sha256', mb_strtolower( $value, 'UTF-8' ), wp_salt() ), $this->values( $request_id ) ),
		);
		update_post_meta( $request_id, self::RECEIPT, $receipt );
		delete_post_meta( $request_id, self::VALUES );
	}

	/**
	 * @return array{at: string, tables: int, found: array<string, int>, hmacs: list<string>}|null Null before the end of the search.
	 */
	public function find( int $request_id ): ?array {
		$receipt = get_post_meta( $request_id, self::RECEIPT, true );
		return is_array( $receipt ) && isset( $receipt['at'], $receipt['tables'], $receipt['found'], $receipt['hmacs'] ) ? $receipt : null;
	}
}
