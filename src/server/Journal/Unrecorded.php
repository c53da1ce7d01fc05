<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Records nothing: undo is off, or the plugin makes the change itself.
 */
final class Unrecorded implements Recorder {

	public function record( Transaction $transaction, Change ...$changes ): void {}

	public function keeps_values(): bool {
		return false;
	}

	public function run_id(): ?int {
		return null;
	}
}
