<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use FluentCartCustomers\Imports\Reading\ImportOptions;
use FluentCartCustomers\Imports\Reading\Mapping;
use FluentCartCustomers\Imports\Reading\ReadingContext;
use FluentCartCustomers\Imports\Reading\RowReader;

defined( 'ABSPATH' ) || exit;

/**
 * A file of customers that is imported: a typed row of the table of imports.
 */
final class Import {

	/** The columns that from_row() reads. */
	public const COLUMNS = 'id, name, source, mapping, sample, options, total, size, hash, received, bytes, unhashed, user_id, created_at, touched_at';

	/**
	 * @param string             $source     The schema ImportSource of the contract.
	 * @param list<array{column: string, field: string|null, is_sure: bool, note: string|null}> $columns The schema ImportColumn, in the
	 *                                                                                                  order of the file.
	 * @param list<list<string>> $sample     The first rows, as the client sent them.
	 * @param int|null           $total      Rows of the file; null if the client did not name them.
	 * @param int|null           $size       Bytes of the file.
	 * @param int                $received   Rows that are stored.
	 * @param int                $bytes      Of the cells of these rows.
	 * @param int                $unhashed   Rows below this number have the hash of an earlier email column.
	 * @param string             $created_at GMT, `Y-m-d H:i:s`.
	 * @param int                $touched_at Unix seconds of the last request.
	 */
	private function __construct(
		public readonly int $id,
		public readonly string $name,
		public readonly string $source,
		public readonly array $columns,
		public readonly array $sample,
		public readonly ImportOptions $options,
		public readonly ?int $total,
		public readonly ?int $size,
		public readonly ?string $hash,
		public readonly int $received,
		public readonly int $bytes,
		public readonly int $unhashed,
		public readonly ?int $user_id,
		public readonly string $created_at,
		public readonly int $touched_at,
	) {}

	/**
	 * @param array<string, string|null> $row
	 */
	public static function from_row( array $row ): self {
		$number = static fn ( string $column ): ?int => null === $row[ $column ] ? null : (int) $row[ $column ];
		$json   = static fn ( string $column ): array => (array) json_decode( (string) $row[ $column ], true );
		return new self(
			id: (int) $row['id'],
			name: (string) $row['name'],
			source: (string) $row['source'],
			columns: $json( 'mapping' ),
			sample: $json( 'sample' ),
			options: ImportOptions::of( $json( 'options' ) ),
			total: $number( 'total' ),
			size: $number( 'size' ),
			hash: $row['hash'],
			received: (int) $row['received'],
			bytes: (int) $row['bytes'],
			unhashed: (int) $row['unhashed'],
			user_id: '0' === (string) $row['user_id'] ? null : (int) $row['user_id'],
			created_at: (string) $row['created_at'],
			touched_at: (int) $row['touched_at'],
		);
	}

	public function mapping(): Mapping {
		return Mapping::of( $this->columns );
	}

	public function reader( ReadingContext $context ): RowReader {
		return new RowReader( $this->mapping(), $this->options, $context, $this->source );
	}

	/**
	 * Whether all rows of the file are stored, as far as the client has named their number.
	 */
	public function is_complete(): bool {
		return null === $this->total || $this->received >= $this->total;
	}
}
