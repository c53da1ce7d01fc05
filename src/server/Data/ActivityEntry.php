<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

defined( 'ABSPATH' ) || exit;

/**
 * A row of the activity table, with the name of its author.
 */
final class ActivityEntry {

	/** The columns that from_row() reads; the author's user goes by the name `u`. */
	public const COLUMNS = 'a.id, a.type, a.address_id, a.changes, a.user_id, a.created_at, u.display_name';

	/**
	 * @param int|null $address_id   Of a change of an address: which.
	 * @param list<array{field: string, before: string|int|float|bool|null, after: string|int|float|bool|null}> $changes
	 * @param int|null $author_id    Null if nobody was signed in.
	 * @param string   $display_name Of the author; empty if their user is gone.
	 * @param string   $created_at   GMT, `Y-m-d H:i:s`.
	 */
	private function __construct(
		public readonly int $id,
		public readonly string $type,
		public readonly ?int $address_id,
		public readonly array $changes,
		public readonly ?int $author_id,
		public readonly string $display_name,
		public readonly string $created_at,
	) {}

	/**
	 * @param array<string, string|null> $row
	 */
	public static function from_row( array $row ): self {
		return new self(
			id: (int) $row['id'],
			type: (string) $row['type'],
			address_id: null === $row['address_id'] ? null : (int) $row['address_id'],
			changes: (array) json_decode( (string) $row['changes'], true ),
			author_id: 0 === (int) $row['user_id'] ? null : (int) $row['user_id'],
			display_name: (string) $row['display_name'],
			created_at: (string) $row['created_at'],
		);
	}
}
