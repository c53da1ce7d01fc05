<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Activity;

use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\StoredJson;
use FluentCartCustomers\Host\SiteUsers;

defined( 'ABSPATH' ) || exit;

/**
 * A typed row of the activity table, with the name of the author.
 */
final class ActivityEntry {

	/** Types of entries about a WordPress user. */
	private const OF_USER = array( 'user_attached', 'user_detached', 'user_created', 'password_reset_sent' );

	/** The columns that from_row() reads, of entries `a` and their authors `u`. */
	public const COLUMNS = 'a.id, a.type, a.address_id, a.changes, a.subject, a.user_id, a.created_at, u.display_name';

	/**
	 * @param int|null $address_id   The changed address; null for other changes.
	 * @param list<array{field: string, before: string|int|float|bool|null, after: string|int|float|bool|null}> $changes
	 * @param array{id: int, display_name: string, reason: string|null}|null $user The user that was attached, detached, created
	 *                               or sent a password reset, with the name at that time, and why it was detached if WordPress
	 *                               has deleted it; null for other changes.
	 * @param int|null $author_id    Null for a change without a signed-in user.
	 * @param string   $display_name The author's name; empty if the author was deleted.
	 * @param string   $created_at   GMT, `Y-m-d H:i:s`.
	 */
	private function __construct(
		public readonly int $id,
		public readonly string $type,
		public readonly ?int $address_id,
		public readonly array $changes,
		public readonly ?array $user,
		public readonly ?int $author_id,
		public readonly string $display_name,
		public readonly string $created_at,
	) {}

	/**
	 * @param array<string, string|null> $row
	 */
	public static function from_row( array $row ): self {
		$changes = self::changes( json_decode( (string) $row['changes'], true ) );
		return new self(
			id: (int) $row['id'],
			type: (string) $row['type'],
			address_id: null === $row['address_id'] ? null : (int) $row['address_id'],
			changes: $changes,
			user: self::user( (string) $row['type'], $changes, (array) json_decode( (string) $row['subject'], true ) ),
			author_id: 0 === (int) $row['user_id'] ? null : (int) $row['user_id'],
			display_name: SiteUsers::name( Column::text( $row['display_name'] ) ),
			created_at: (string) $row['created_at'],
		);
	}

	/**
	 * @param mixed $stored Decoded JSON, which other plugins and importers may have written.
	 * @return list<array{field: string, before: scalar|null, after: scalar|null}> The valid changes.
	 */
	private static function changes( mixed $stored ): array {
		$is_value = static fn ( mixed $value ): bool => null === $value || is_scalar( $value );
		$changes  = array_filter(
			is_array( $stored ) ? $stored : array(),
			static fn ( mixed $change ): bool => is_array( $change ) && is_string( $change['field'] ?? null )
				&& array_key_exists( 'before', $change ) && array_key_exists( 'after', $change )
				&& $is_value( $change['before'] ) && $is_value( $change['after'] )
		);
		return array_map(
			static fn ( array $change ): array => array(
				'field'  => $change['field'],
				'before' => StoredJson::scalar( $change['before'] ),
				'after'  => StoredJson::scalar( $change['after'] ),
			),
			array_values( $changes )
		);
	}

	/**
	 * @param list<array{field: string, before: mixed, after: mixed}> $changes
	 * @param array<mixed>                                            $subject Empty in an entry that has the id only.
	 * @return array{id: int, display_name: string, reason: string|null}|null
	 */
	private static function user( string $type, array $changes, array $subject ): ?array {
		if ( ! in_array( $type, self::OF_USER, true ) ) {
			return null;
		}
		$change = array_column( $changes, null, 'field' )['user_id'] ?? array();
		$id     = is_int( $subject['user_id'] ?? null ) ? $subject['user_id'] : 0;
		return array(
			'id'           => (int) ( $change['after'] ?? $change['before'] ?? $id ),
			'display_name' => is_string( $subject['display_name'] ?? null ) ? SiteUsers::name( $subject['display_name'] ) : '',
			'reason'       => is_string( $subject['reason'] ?? null ) ? $subject['reason'] : null,
		);
	}
}
