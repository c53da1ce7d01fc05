<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Imports\Reading\ImportRow;
use FluentCartCustomers\Imports\Reading\ReadingContext;
use FluentCartCustomers\Imports\Reading\RowReader;

defined( 'ABSPATH' ) || exit;

/**
 * Reads stored rows of an import as customers.
 */
final class RowSource {

	/** The last import, and its reader, which remembers names of countries. */
	private ?Import $last = null;

	private ?RowReader $reader = null;

	/**
	 * @param Closure(): ReadingContext $context
	 */
	public function __construct(
		private readonly ImportRowStore $rows,
		private readonly Closure $context,
	) {}

	/**
	 * @param int $below The number after the last row.
	 * @return array<int, ImportRow> By number. A row whose email an earlier row of the file has is invalid.
	 * @throws DatabaseError
	 */
	public function read( Import $import, int $from, int $below ): array {
		$reader     = $this->reader( $import );
		$duplicates = $this->rows->duplicates( $import->id, $from, $below );
		$rows       = array();
		foreach ( $this->rows->range( $import->id, $from, $below ) as $n => $cells ) {
			$row        = $reader->read( $cells );
			$rows[ $n ] = $row->is_valid() && isset( $duplicates[ $n ] ) ? self::duplicate( $row ) : $row;
		}
		return $rows;
	}

	private function reader( Import $import ): RowReader {
		$is_same      = $this->last?->id === $import->id && $this->last->columns === $import->columns && $this->last->options->to_array() === $import->options->to_array();
		$this->reader = $is_same && null !== $this->reader ? $this->reader : $import->reader( ( $this->context )() );
		$this->last   = $import;
		return $this->reader;
	}

	private static function duplicate( ImportRow $row ): ImportRow {
		return new ImportRow( $row->email, $row->id, $row->changes, $row->addresses, $row->labels, $row->created_at, 'duplicate_row' );
	}
}
