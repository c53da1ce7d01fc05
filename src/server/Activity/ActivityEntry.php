<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Activity;

use FluentCartCustomers\Database\Column;
use FluentCartCustomers\Database\StoredJson;
use FluentCartCustomers\Host\SiteUsers;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunState;

defined( 'ABSPATH' ) || exit;

/**
 * A typed row of the activity table, with the name of the author.
 */
final class ActivityEntry {

	/** Types of entries about a WordPress user. */
	private const OF_USER = array( 'user_attached', 'user_detached', 'user_created', 'password_reset_sent' );

	/** Of the run `r`, each with the prefix `run_`. */
	private const RUN_COLUMNS = 'r.id AS run_id, r.kind AS run_kind, r.total AS run_total, r.state AS run_state, r.undone_by AS run_undone_by,'
		. ' r.undo_until AS run_undo_until, r.created_at AS run_created_at, r.created + r.restored AS run_deletes';

	/** The columns that from_row() reads, of entries `a`, their authors `u`, their runs `r` and the changes `c` of these. */
	public const COLUMNS = 'a.id, a.type, a.address_id, a.changes, a.subject, a.user_id, a.created_at, u.display_name, c.`before` AS run_before, c.`after` AS run_after, '
		. self::RUN_COLUMNS;

	/**
	 * @param int|null $address_id   The changed address; null for other changes.
	 * @param list<array{field: string, before: string|int|float|bool|null, after: string|int|float|bool|null}> $changes
	 * @param array{id: int, display_name: string, reason: string|null}|null $user The user that was attached, detached, created
	 *                               or sent a password reset, with the name at that time, and why it was detached if WordPress
	 *                               has deleted it; null for other changes.
	 * @param int|null $author_id    Null for a change without a signed-in user.
	 * @param string   $display_name The author's name; empty if the author was deleted.
	 * @param string   $created_at   GMT, `Y-m-d H:i:s`.
	 * @param array{id: int, kind: string, customers: int, is_undoable: bool, deletes: bool, undone_by: int|null}|null $run The run of
	 *                               the change; null if there is none. `deletes`: whether its undo deletes customers.
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
		public readonly ?array $run,
	) {}

	/**
	 * @param array<string, string|null> $row
	 * @param int                        $undo_days The setting; 0 if undo is off.
	 */
	public static function from_row( array $row, int $undo_days ): self {
		$changes = self::changes( json_decode( (string) $row['changes'], true ) );
		if ( array() === $changes && null !== $row['run_id'] ) {
			$changes = self::changes_of_run( $row );
		}
		return new self(
			id: (int) $row['id'],
			type: (string) $row['type'],
			address_id: null === $row['address_id'] ? null : (int) $row['address_id'],
			changes: $changes,
			user: self::user( (string) $row['type'], $changes, (array) json_decode( (string) $row['subject'], true ) ),
			author_id: 0 === (int) $row['user_id'] ? null : (int) $row['user_id'],
			display_name: SiteUsers::name( Column::text( $row['display_name'] ) ),
			created_at: (string) $row['created_at'],
			run: null === $row['run_id'] ? null : self::run( $row, $undo_days ),
		);
	}

	/**
	 * The journal has the values of an entry of a run of many customers.
	 *
	 * @param array<string, string|null> $row
	 * @return list<array{field: string, before: scalar|null, after: scalar|null}>
	 */
	private static function changes_of_run( array $row ): array {
		$fields  = static fn ( string $column ): array => (array) ( Change::image( $row[ $column ] )['fields'] ?? array() );
		$before  = $fields( 'run_before' );
		$after   = $fields( 'run_after' );
		$changes = array();
		foreach ( array_keys( $before + $after ) as $field ) {
			$changes[] = array(
				'field'  => (string) $field,
				'before' => $before[ $field ] ?? null,
				'after'  => $after[ $field ] ?? null,
			);
		}
		return self::changes( $changes );
	}

	/**
	 * @param array<string, string|null> $row
	 * @return array{id: int, kind: string, customers: int, is_undoable: bool, deletes: bool, undone_by: int|null}
	 */
	private static function run( array $row, int $undo_days ): array {
		$has_ended = RunState::from( (string) $row['run_state'] )->has_ended();
		$is_kept   = ( Run::undo_end( $row['run_undo_until'], (string) $row['run_created_at'], $undo_days ) ?? '' ) > gmdate( 'Y-m-d H:i:s' );
		return array(
			'id'          => (int) $row['run_id'],
			'kind'        => (string) $row['run_kind'],
			'customers'   => (int) $row['run_total'],
			'is_undoable' => $has_ended && $is_kept && '0' === (string) $row['run_undone_by'],
			'deletes'     => (int) $row['run_deletes'] > 0,
			'undone_by'   => '0' === (string) $row['run_undone_by'] ? null : (int) $row['run_undone_by'],
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
