<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Abilities;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Page;
use FluentCartCustomers\Database\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * The table of calls of abilities.
 */
final class AbilityCallStore {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @throws DatabaseError
	 */
	public function add( string $ability, string $result, int $user_id, string $application, int $customer_id, int $run_id ): void {
		$this->database->execute(
			'INSERT INTO %i (ability, result, user_id, application, customer_id, run_id, created_at) VALUES (%s, %s, %d, %s, NULLIF(%d, 0), NULLIF(%d, 0), %s)',
			array( $this->tables->ability_calls(), $ability, $result, $user_id, $application, $customer_id, $run_id, gmdate( 'Y-m-d H:i:s' ) )
		);
	}

	/**
	 * @return Page<AbilityCall> The newest first.
	 * @throws DatabaseError
	 */
	public function page( int $page, int $per_page ): Page {
		$rows = $this->database->rows(
			'SELECT c.id, c.ability, c.result, c.user_id, c.application, c.customer_id, c.run_id, c.created_at, u.display_name FROM %i AS c'
				// A user registered after the call has the id of the deleted one.
				. ' LEFT JOIN %i AS u ON u.ID = c.user_id AND u.user_registered <= c.created_at ORDER BY c.id DESC LIMIT %d OFFSET %d',
			array( $this->tables->ability_calls(), $this->tables->users(), $per_page, ( $page - 1 ) * $per_page )
		);
		$total = (int) $this->database->value( 'SELECT COUNT(*) FROM %i', array( $this->tables->ability_calls() ) );
		return new Page( array_map( AbilityCall::from_row( ... ), $rows ), $total );
	}

	/**
	 * Reads calls in the order of their ids, which is the order of their time: no index on the time is needed.
	 *
	 * @param string $moment GMT, `Y-m-d H:i:s`.
	 * @param int    $limit  Maximum of calls to delete.
	 * @return bool Whether older calls may remain.
	 * @throws DatabaseError
	 */
	public function delete_before( string $moment, int $limit ): bool {
		$rows = $this->database->rows( 'SELECT id, created_at FROM %i ORDER BY id LIMIT %d', array( $this->tables->ability_calls(), $limit ) );
		$old  = array_filter( $rows, static fn ( array $row ): bool => $row['created_at'] < $moment );
		if ( array() === $old ) {
			return false;
		}
		$this->database->execute_with_retry( 'DELETE FROM %i WHERE id <= %d', array( $this->tables->ability_calls(), (int) end( $old )['id'] ) );
		return count( $rows ) === $limit;
	}
}
