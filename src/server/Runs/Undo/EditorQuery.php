<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs\Undo;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Run;

defined( 'ABSPATH' ) || exit;

/**
 * Finds in the activity who changed a value after a run.
 */
final class EditorQuery {

	/** Entries of one customer that are searched. */
	private const MAX_ENTRIES = 100;

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @param list<array{string, int|null}> $fields Full names of fields, with their address.
	 * @return array<string, array{by: int|null, at: string|null}> By field. `at`: GMT, `Y-m-d H:i:s`; null if the activity does not
	 *                                                            show the change, because FluentCart or an importer made it.
	 * @throws DatabaseError
	 */
	public function editors( int $customer_id, array $fields, Run $after ): array {
		if ( array() === $fields ) {
			return array();
		}
		$editors = array_fill_keys(
			array_column( $fields, 0 ),
			array(
				'by' => null,
				'at' => null,
			)
		);
		foreach ( $this->entries( $customer_id, $after ) as $entry ) {
			$changed = array_column( (array) json_decode( (string) $entry['changes'], true ), 'field' );
			if ( array() === $changed ) {
				$changed = array_keys( (array) ( Change::image( $entry['after'] )['fields'] ?? array() ) );
			}
			$address_id = null === $entry['address_id'] ? null : (int) $entry['address_id'];
			foreach ( $fields as [ $field, $of_address ] ) {
				if ( $of_address === $address_id && null === $editors[ $field ]['at'] && ( 'address' === $field || in_array( $field, $changed, true ) ) ) {
					$editors[ $field ] = array(
						'by' => 0 === (int) $entry['user_id'] ? null : (int) $entry['user_id'],
						'at' => (string) $entry['created_at'],
					);
				}
			}
		}
		return $editors;
	}

	/**
	 * @return list<array<string, string|null>> The newest first.
	 * @throws DatabaseError
	 */
	private function entries( int $customer_id, Run $after ): array {
		return $this->database->rows(
			'SELECT a.address_id, a.changes, a.user_id, a.created_at, c.`after` FROM %i AS a LEFT JOIN %i AS c ON c.run_id = a.run_id AND c.customer_id = a.customer_id'
				. ' WHERE a.customer_id = %d AND a.created_at >= %s AND (a.run_id IS NULL OR a.run_id > %d) ORDER BY a.id DESC LIMIT %d',
			array( $this->tables->activity(), $this->tables->run_changes(), $customer_id, $after->created_at, $after->id, self::MAX_ENTRIES )
		);
	}
}
