<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use FluentCartCustomers\Background\Job;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\Step;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Deletes imports a few days after their last run or request, with the rows of their files: personal data that no one needs any
 * longer. Their runs stay, and can be undone.
 */
final class PruneImportsJob implements Job {

	private const DAYS = 7;

	public function __construct(
		private readonly ImportStore $imports,
		private readonly ImportRowStore $rows,
		private readonly ImportRunStore $import_runs,
	) {}

	public function name(): JobName {
		return JobName::Imports;
	}

	public function reconcile( Step $step ): bool {
		do {
			$id = $this->imports->unused_since( time() - self::DAYS * DAY_IN_SECONDS );
			if ( null !== $id ) {
				$step->transaction( fn ( Transaction $transaction ) => $this->delete( $transaction, $id ) );
			}
		} while ( null !== $id && ! $step->is_over() );
		return $this->delete_rows( $step ) || null !== $id;
	}

	/**
	 * @throws DatabaseError
	 */
	private function delete( Transaction $transaction, int $id ): void {
		$import = $this->imports->lock( $transaction, $id );
		if ( null !== $import && $this->import_runs->cancel_plans( $transaction, $id ) ) {
			$this->import_runs->release( $transaction, $id );
			$this->imports->delete( $transaction, $id );
		}
	}

	/**
	 * Deletes rows of deleted imports, also of those whose request ended before all rows were deleted.
	 *
	 * @return bool Whether rows may be left.
	 * @throws DatabaseError
	 */
	private function delete_rows( Step $step ): bool {
		while ( ! $step->is_over() ) {
			$orphan = $this->rows->orphan();
			if ( null === $orphan ) {
				return false;
			}
			$this->rows->delete_some( $orphan );
		}
		return true;
	}
}
