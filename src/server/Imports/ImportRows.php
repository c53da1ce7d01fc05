<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Imports\Reading\ReadingContext;
use FluentCartCustomers\Imports\Reading\RowReader;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Stores the rows that a client sends, in any number of requests, and the hashes by which rows of one customer are found.
 */
final class ImportRows {

	/** The contract's limit of the rows of a file. */
	private const MAX_ROWS = 500_000;

	private const MAX_BYTES_OF_REQUEST = MB_IN_BYTES;

	private const MAX_BYTES_OF_FILE = 50 * MB_IN_BYTES;

	/** Rows whose hashes are renewed together. */
	private const HASHED_ROWS = 1_000;

	/**
	 * @param Closure(): ReadingContext $context
	 */
	public function __construct(
		private readonly ImportStore $imports,
		private readonly ImportRowStore $rows,
		private readonly ImportRunStore $import_runs,
		private readonly Transaction $transaction,
		private readonly Closure $context,
	) {}

	/**
	 * @param list<list<string>> $sent
	 * @throws ApiError import_not_found, import_started, row_gap, validation_error.
	 * @throws DatabaseError
	 */
	public function add( int $id, int $from, array $sent ): void {
		$import = $this->imports->find( $id ) ?? throw ApiError::import_not_found( $id );
		$rows   = self::numbered( $import, $from, $sent );
		$reader = $this->reader( $import );
		$this->transaction->run(
			function ( Transaction $transaction ) use ( $id, $from, $rows, $reader ): void {
				$import = $this->imports->lock( $transaction, $id ) ?? throw ApiError::import_not_found( $id );
				if ( $from > $import->received ) {
					throw ApiError::row_gap( $import->received );
				}
				$written = $this->rows->differing( $id, $rows );
				if ( array() === $written ) {
					return;
				}
				$this->assert_replaceable( $transaction, $import, array_key_first( $written ) );
				$replaced = array_values( array_filter( array_keys( $written ), static fn ( int $n ): bool => $n < $import->received ) );
				$old      = array() === $replaced ? array() : $this->rows->find( $id, $replaced );
				$bytes    = $import->bytes + array_sum( array_map( self::size( ... ), $written ) ) - array_sum( array_map( self::size( ... ), $old ) );
				if ( $bytes > self::MAX_BYTES_OF_FILE ) {
					/* translators: %s: a size, like “50 MB”. */
					throw ApiError::validation( array( 'rows' => sprintf( __( 'The rows of a file can’t be larger than %s in all.', 'fluent-cart-customers' ), (string) size_format( self::MAX_BYTES_OF_FILE ) ) ) );
				}
				$this->rows->write( $transaction, $id, $written, array_map( static fn ( array $cells ): string => self::hash( $reader, $cells ), $written ) );
				$this->imports->save_received( $transaction, $id, max( $import->received, array_key_last( $rows ) + 1 ), $bytes );
			}
		);
	}

	/**
	 * Renews the hashes of some rows that were hashed by an earlier email column, from the last to the first.
	 *
	 * @return bool Whether such rows are left.
	 * @throws DatabaseError
	 */
	public function hash_some( Import $import ): bool {
		if ( 0 === $import->unhashed ) {
			return false;
		}
		$reader = $this->reader( $import );
		$from   = max( 0, $import->unhashed - self::HASHED_ROWS );
		$hashes = array_map( static fn ( array $cells ): string => self::hash( $reader, $cells ), $this->rows->range( $import->id, $from, $import->unhashed ) );
		$this->transaction->run(
			function ( Transaction $transaction ) use ( $import, $from, $hashes ): void {
				$this->rows->write_hashes( $transaction, $import->id, $hashes );
				$this->imports->save_unhashed( $transaction, $import->id, $from );
			}
		);
		return $from > 0;
	}

	/**
	 * @throws DatabaseError
	 */
	public function delete( int $import_id ): void {
		while ( $this->rows->delete_some( $import_id ) ) {
			continue;
		}
	}

	/**
	 * Rows that no run has imported can be replaced. A check of them is outdated.
	 *
	 * @param int $first Number of the first row that is written.
	 * @throws ApiError import_started.
	 * @throws DatabaseError
	 */
	private function assert_replaceable( Transaction $transaction, Import $import, int $first ): void {
		if ( $first >= $import->received ) {
			return;
		}
		$runs = $this->import_runs->of( array( $import->id ) )[ $import->id ];
		if ( $first < ImportRunStore::imported( $runs ) || ! $this->import_runs->cancel_plans( $transaction, $import->id ) ) {
			throw ApiError::import_started();
		}
	}

	/**
	 * @param list<list<string>> $sent
	 * @return non-empty-array<int, list<string>> Rows by number, each with all cells.
	 * @throws ApiError validation_error.
	 */
	private static function numbered( Import $import, int $from, array $sent ): array {
		$below    = $from + count( $sent );
		$limit    = $import->total ?? self::MAX_ROWS;
		$columns  = count( $import->columns );
		$problems = array();
		if ( $below > $limit ) {
			/* translators: %s: number of rows. */
			$problems['rows'] = sprintf( _n( 'The file can’t have more than %s row.', 'The file can’t have more than %s rows.', $limit, 'fluent-cart-customers' ), number_format_i18n( $limit ) );
		} elseif ( array_sum( array_map( self::size( ... ), $sent ) ) > self::MAX_BYTES_OF_REQUEST ) {
			/* translators: %s: a size, like “1 MB”. */
			$problems['rows'] = sprintf( __( 'Can’t be larger than %s in all. Send fewer rows.', 'fluent-cart-customers' ), (string) size_format( self::MAX_BYTES_OF_REQUEST ) );
		}
		foreach ( $sent as $at => $cells ) {
			if ( count( $cells ) > $columns ) {
				/* translators: %s: number of columns. */
				$problems[ "rows[$at]" ] = sprintf( _n( 'Has more cells than the file has columns, which is %s.', 'Has more cells than the file has columns, which are %s.', $columns, 'fluent-cart-customers' ), number_format_i18n( $columns ) );
			}
		}
		if ( array() !== $problems ) {
			throw ApiError::validation( array_slice( $problems, 0, 20 ) );
		}
		return array_combine( range( $from, $below - 1 ), array_map( static fn ( array $cells ): array => array_pad( $cells, $columns, '' ), $sent ) );
	}

	private function reader( Import $import ): RowReader {
		return $import->reader( ( $this->context )() );
	}

	/**
	 * @param list<string> $cells
	 */
	private static function hash( RowReader $reader, array $cells ): string {
		return bin2hex( RowReader::email_hash( $reader->email_of( $cells ) ) );
	}

	/**
	 * @param list<string> $cells
	 */
	private static function size( array $cells ): int {
		return array_sum( array_map( strlen( ... ), $cells ) );
	}
}
