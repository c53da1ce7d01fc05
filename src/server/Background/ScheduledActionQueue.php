<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\SqlFragment;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * The tables of Action Scheduler, for when no plugin has loaded it: a plugin that brought it, such as FluentCart, may be
 * inactive while its tables still hold events of this plugin. They would fail as soon as it is active again.
 */
final class ScheduledActionQueue {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * Deletes the events that are not running, and their log.
	 *
	 * @param non-empty-list<string> $events Names of their actions.
	 * @throws DatabaseError
	 */
	public function delete( array $events ): void {
		$actions = $this->tables->prefix() . 'actionscheduler_actions';
		$logs    = $this->tables->prefix() . 'actionscheduler_logs';
		if ( ! $this->exists( $actions ) ) {
			return;
		}
		$ids = array();
		foreach ( $events as $event ) {
			$rows = $this->database->rows( 'SELECT action_id FROM %i WHERE hook = %s AND status <> %s', array( $actions, $event, 'in-progress' ) );
			array_push( $ids, ...array_column( $rows, 'action_id' ) );
		}
		foreach ( array_chunk( array_map( intval( ... ), $ids ), 500 ) as $chunk ) {
			$matches = SqlFragment::in( 'action_id', $chunk );
			foreach ( array_filter( array( $actions, $logs ), $this->exists( ... ) ) as $table ) {
				$this->database->execute_with_retry( "DELETE FROM %i WHERE {$matches->sql}", array( $table, ...$matches->values ) );
			}
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function exists( string $table ): bool {
		return array() !== $this->database->rows( 'SHOW TABLES LIKE %s', array( $this->database->escape_like( $table ) ) );
	}
}
