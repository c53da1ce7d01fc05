<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data;

/**
 * Tells the summaries what no row of the store will tell them: it is only added to here, so that nobody who writes waits
 * for those who read.
 */
final class ChangeQueue {

	private const CUSTOMER_DELETED = 'customer_deleted';

	/** SQLite reads no longer statement. */
	private const CHUNK = 200;

	public function __construct(
		private readonly Database $database,
		private readonly Tables $tables,
	) {}

	/**
	 * In the transaction that deletes them, before their orders belong to nobody.
	 *
	 * @throws DatabaseError
	 */
	public function add_deletion( Transaction $transaction, CustomerRow $customer ): void {
		$moments = array( $customer->created_at );
		// The first and the last of each day in GMT: no other day of a time zone lies between them.
		$days = $this->database->rows(
			'SELECT MIN(created_at) AS first, MAX(created_at) AS last FROM %i WHERE customer_id = %d GROUP BY DATE(created_at)',
			array( $this->tables->orders(), $customer->id )
		);
		foreach ( $days as $day ) {
			array_push( $moments, $day['first'], $day['last'] );
		}
		$rows = array_map(
			static fn ( ?string $moment ): array => array(
				'kind'        => self::CUSTOMER_DELETED,
				'customer_id' => $customer->id,
				'happened_at' => $moment,
			),
			array_values( array_unique( $moments ) )
		);
		foreach ( array_chunk( $rows, self::CHUNK ) as $chunk ) {
			$transaction->insert_if_absent( $this->tables->queue(), $chunk );
		}
	}
}
