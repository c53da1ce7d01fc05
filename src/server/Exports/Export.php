<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use FluentCartCustomers\Customers\Listing\CustomerSelection;

defined( 'ABSPATH' ) || exit;

/**
 * Which customers a file contains, in which order, and how it is written. It is stored until the file is downloaded.
 */
final class Export {

	private const DEFAULT_COLUMNS = array(
		'id',
		'email',
		'first_name',
		'last_name',
		'phone',
		'status',
		'total_spent',
		'order_count',
		'average_order_value',
		'first_order_date',
		'last_order_date',
		'created_at',
		'updated_at',
	);

	/**
	 * @param non-empty-list<string> $columns       Values of the contract's ExportColumn.
	 * @param non-empty-list<string> $headers       The first row, with one text for each column. It is stored, because the request
	 *                                              that downloads the file has no user, and so no language of its own.
	 * @param string                 $delimiter     Of cells: a comma, a semicolon or a tab.
	 * @param bool                   $is_plain      Whether values are as they are. Otherwise spreadsheets find no formula.
	 * @param string|null            $order_by      A CustomerSortField of the contract; null for ascending ids.
	 * @param bool                   $is_descending The direction of $order_by.
	 */
	private function __construct(
		public readonly CustomerSelection $selection,
		public readonly array $columns,
		public readonly array $headers,
		public readonly string $delimiter,
		public readonly bool $is_plain,
		public readonly ?string $order_by,
		public readonly bool $is_descending,
	) {}

	/**
	 * @param array<string, mixed> $data The validated member `data` of a bulk request, with its defaults.
	 */
	public static function of( CustomerSelection $selection, array $data ): self {
		$columns = $data['columns'] ?? self::DEFAULT_COLUMNS;
		return new self(
			$selection,
			$columns,
			'labels' === $data['headers'] ? self::labels( $columns ) : $columns,
			$data['delimiter'],
			'plain' === $data['cells'],
			$data['order_by'],
			'desc' === $data['order'],
		);
	}

	/**
	 * @param non-empty-list<string> $columns
	 * @return non-empty-list<string>
	 */
	private static function labels( array $columns ): array {
		$labels = ColumnLabels::of( $columns );
		return array_map( static fn ( string $column ): string => $labels[ $column ], $columns );
	}

	/**
	 * @param array<string, mixed> $stored From to_array().
	 */
	public static function from_array( array $stored ): self {
		return new self( CustomerSelection::from_array( $stored['chosen'] ), ...array_diff_key( $stored, array( 'chosen' => true ) ) );
	}

	/**
	 * @return array<string, mixed> For JSON.
	 */
	public function to_array(): array {
		return array( 'chosen' => $this->selection->to_array() ) + array_diff_key( get_object_vars( $this ), array( 'selection' => true ) );
	}

	/**
	 * @param string $start Of the name: `billing[`.
	 */
	public function has( string $start ): bool {
		return array() !== array_filter( $this->columns, static fn ( string $column ): bool => str_starts_with( $column, $start ) );
	}
}
