<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Writes what a change does into the journal.
 */
interface Recorder {

	/**
	 * Runs in the transaction of the change, which may run again. Call it once in a transaction.
	 *
	 * @throws RunMoved If the run does not go on here. The change must not be made.
	 * @throws DatabaseError
	 */
	public function record( Transaction $transaction, Change ...$changes ): void;

	/**
	 * Whether images are recorded, so that they must be read.
	 */
	public function keeps_values(): bool;

	/**
	 * @return int|null The run of the recorded changes; null before the first one, or if nothing is recorded.
	 */
	public function run_id(): ?int;
}
