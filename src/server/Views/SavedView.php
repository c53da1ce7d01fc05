<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Views;

defined( 'ABSPATH' ) || exit;

/**
 * A saved view of the list: a typed row of the table of views.
 */
final class SavedView {

	/** The columns that from_row() reads. */
	public const COLUMNS = 'id, user_id, is_shared, name, position, query, shown_columns, version';

	/**
	 * @param int                                                                                     $user_id The author.
	 * @param array{search: string, filters: array<string, mixed>, order_by: string, order_type: string} $query   Members of the schema ViewCreate.
	 * @param list<string>                                                                            $columns
	 */
	private function __construct(
		public readonly int $id,
		public readonly int $user_id,
		public readonly bool $is_shared,
		public readonly string $name,
		public readonly int $position,
		public readonly array $query,
		public readonly array $columns,
		public readonly int $version,
	) {}

	/**
	 * @param array<string, string|null> $row
	 */
	public static function from_row( array $row ): self {
		$query = (array) json_decode( (string) $row['query'], true );
		return new self(
			(int) $row['id'],
			(int) $row['user_id'],
			'1' === $row['is_shared'],
			(string) $row['name'],
			(int) $row['position'],
			array(
				'search'     => (string) ( $query['search'] ?? '' ),
				'filters'    => (array) ( $query['filters'] ?? array() ),
				'order_by'   => (string) ( $query['order_by'] ?? 'created_at' ),
				'order_type' => (string) ( $query['order_type'] ?? 'DESC' ),
			),
			array_values( array_filter( (array) json_decode( (string) $row['shown_columns'], true ), is_string( ... ) ) ),
			(int) $row['version'],
		);
	}

	/**
	 * A copy with the version before the last write.
	 */
	public function before_write(): self {
		return new self( $this->id, $this->user_id, $this->is_shared, $this->name, $this->position, $this->query, $this->columns, $this->version - 1 );
	}

	public function is_of( int $user_id ): bool {
		return $this->user_id === $user_id;
	}

	/**
	 * Whether a user sees it.
	 */
	public function is_visible_to( int $user_id ): bool {
		return $this->is_shared || $this->is_of( $user_id );
	}
}
