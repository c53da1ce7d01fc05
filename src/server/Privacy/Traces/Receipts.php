<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy\Traces;

use FluentCartCustomers\Privacy\Data\PersonValues;
use WP_Query;

defined( 'ABSPATH' ) || exit;

/**
 * What a search after an erasure has found, kept with WordPress's request. The values that are searched for are deleted when the
 * search ends; the receipt has their HMACs, by which the site can check later that a value was among them.
 *
 * @phpstan-type Found array<string, array{rows: int, owners: list<string>}> By `table.column`.
 */
final class Receipts {

	private const VALUES  = '_fcc_erased_values';
	private const RECEIPT = '_fcc_erasure_receipt';
	private const KEPT    = '_fcc_erasure_kept';

	/** An erasure that has not ended within this time is searched for as if it had: the values do not wait longer. */
	private const MAX_WAIT = HOUR_IN_SECONDS;

	/** More of them are only counted. */
	private const MAX_OWNERS = 20;

	private const STATUSES = array( 'request-pending', 'request-confirmed', 'request-failed', 'request-completed' );

	/**
	 * Adds values to search for. The erasure of a person can take several requests.
	 */
	public function add( int $request_id, PersonValues $values ): void {
		$stored = array(
			'at'     => time(),
			'values' => $this->values( $request_id )->with( $values )->to_array(),
		);
		update_post_meta( $request_id, self::VALUES, wp_slash( $stored ) );
	}

	/**
	 * Keeps what WordPress shows once only: what stays, and why.
	 *
	 * @param list<string> $messages  Of one page of the eraser, without personal data.
	 * @param bool         $is_first Whether an erasure begins.
	 */
	public function keep_messages( int $request_id, array $messages, bool $is_first ): void {
		$known = $is_first ? array() : $this->messages( $request_id );
		if ( array() !== $messages || $is_first ) {
			update_post_meta( $request_id, self::KEPT, wp_slash( array( ...$known, ...$messages ) ) );
		}
	}

	/**
	 * @return list<string> What stays, and why.
	 */
	public function messages( int $request_id ): array {
		$messages = get_post_meta( $request_id, self::KEPT, true );
		return is_array( $messages ) ? array_values( array_filter( $messages, is_string( ... ) ) ) : array();
	}

	/**
	 * @return int|null A completed or interrupted request without a receipt.
	 */
	public function pending(): ?int {
		$requests = new WP_Query(
			array(
				'post_type'      => 'user_request',
				'post_status'    => self::STATUSES,
				'meta_key'       => self::VALUES, // phpcs:ignore WordPress.DB.SlowDBQuery.slow_db_query_meta_key -- Few requests have it.
				'posts_per_page' => 50,
				'orderby'        => 'ID',
				'order'          => 'ASC',
				'no_found_rows'  => true,
			)
		);
		foreach ( $requests->posts as $request ) {
			$stored = get_post_meta( $request->ID, self::VALUES, true );
			if ( 'request-completed' === $request->post_status || (int) ( $stored['at'] ?? 0 ) < time() - self::MAX_WAIT ) {
				return $request->ID;
			}
		}
		return null;
	}

	/**
	 * Whether a request waits for its search.
	 */
	public function is_pending( int $request_id ): bool {
		return metadata_exists( 'post', $request_id, self::VALUES );
	}

	public function values( int $request_id ): PersonValues {
		$stored = get_post_meta( $request_id, self::VALUES, true );
		return PersonValues::of( is_array( $stored ) ? $stored['values'] ?? null : null );
	}

	/**
	 * @param array{rows: int, owners: list<string>}|null $column What is known of a column.
	 * @return array{rows: int, owners: list<string>} The same with one more row.
	 */
	public static function counted( ?array $column, string $owner ): array {
		$owners = $column['owners'] ?? array();
		return array(
			'rows'   => ( $column['rows'] ?? 0 ) + 1,
			'owners' => '' === $owner || in_array( $owner, $owners, true ) || count( $owners ) > self::MAX_OWNERS ? $owners : array( ...$owners, count( $owners ) < self::MAX_OWNERS ? $owner : '…' ),
		);
	}

	/**
	 * @param array{certain: Found, possible: Found} $found
	 * @param array{certain: int, possible: int}     $rows   With traces.
	 * @param int                                    $tables Searched ones.
	 */
	public function finish( int $request_id, array $found, array $rows, int $tables ): void {
		$values  = array_map( static fn ( string $value ): string => mb_strtolower( $value, 'UTF-8' ), $this->values( $request_id )->all() );
		$receipt = array(
			'at'     => gmdate( 'Y-m-d H:i:s' ),
			'tables' => $tables,
			'found'  => $found,
			'rows'   => $rows,
			'hmacs'  => array_map( static fn ( string $value ): string => hash_hmac( 'sha256', $value, wp_salt() ), array_values( array_unique( $values ) ) ),
		);
		update_post_meta( $request_id, self::RECEIPT, $receipt );
		delete_post_meta( $request_id, self::VALUES );
	}

	/**
	 * @return array{at: string, tables: int, found: array{certain: Found, possible: Found}, rows: array{certain: int, possible: int}, hmacs: list<string>}|null
	 *         Null before the end of the search.
	 */
	public function find( int $request_id ): ?array {
		$receipt = get_post_meta( $request_id, self::RECEIPT, true );
		return is_array( $receipt ) && isset( $receipt['at'], $receipt['tables'], $receipt['found']['certain'], $receipt['rows'], $receipt['hmacs'] ) ? $receipt : null;
	}
}
