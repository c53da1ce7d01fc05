<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Customers\Listing\CustomerSetQuery;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Journal\Recorders;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunKind;
use FluentCartCustomers\Journal\RunState;
use FluentCartCustomers\Journal\RunStore;
use FluentCartCustomers\Platform\Clock;
use FluentCartCustomers\Runs\PreviewError;
use FluentCartCustomers\Runs\RunCommands;
use FluentCartCustomers\Runs\RunDriver;
use FluentCartCustomers\Runs\RunRights;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Bulk actions in two requests: the first one creates a planned run of named customers, the second one runs it. An agent changes
 * many customers, or deletes them, only so.
 */
final class Previews {

	/** Customers of a preview: more cannot be checked by a person. */
	public const MAX_CUSTOMERS = 1_000;

	/** A request ends after this time, because shared web hosts end a request after 30 seconds. */
	private const SECONDS = 10;

	public function __construct(
		private readonly CustomerSetQuery $sets,
		private readonly PreviewedVersions $versions,
		private readonly RunStore $runs,
		private readonly RunDriver $driver,
		private readonly RunCommands $commands,
		private readonly RunRights $rights,
		private readonly Recorders $recorders,
		private readonly Transaction $transaction,
	) {}

	/**
	 * @return Run In the state planned; planning, if the time of the request was too short.
	 * @throws ApiError validation_error, if too many customers match.
	 * @throws DatabaseError
	 */
	public function create( BulkRequest $request ): Run {
		$kind = $request->run_kind();
		$ids  = $request->ids ?? $this->matching( $request );
		sort( $ids );
		$work  = $request->run_work() + array(
			'customer_ids' => $ids,
			'versions'     => $this->versions->read( $kind, $ids ),
		);
		$token = bin2hex( random_bytes( 8 ) );
		$id    = $this->transaction->run(
			fn ( Transaction $transaction ): int => $this->runs->insert( $transaction, $kind, RunState::Planning, $work, count( $ids ), null, true, $this->recorders->undo_days(), null, $token )
		);
		return $this->driver->drive_with_lease( $id, $token, Clock::seconds() + self::SECONDS ) ?? throw ApiError::run_not_found();
	}

	/**
	 * Runs a preview of the caller: of a bulk action, or of an undo. Continues one that has started.
	 *
	 * @throws ApiError run_not_found, preview_expired, validation_error, already_undone, not_undoable, insufficient_permissions.
	 * @throws DatabaseError
	 */
	public function run( int $id ): Run {
		$run = $this->commands->find( $id );
		if ( get_current_user_id() !== (int) $run->user_id || ( ! $run->is_preview() && RunKind::Undo !== $run->kind ) ) {
			throw ApiError::run_not_found();
		}
		if ( $run->total > self::MAX_CUSTOMERS ) {
			throw PreviewError::too_many( 'runId', $run->total, self::MAX_CUSTOMERS );
		}
		if ( null === $run->started_at && Clock::age( (int) strtotime( "{$run->created_at} UTC" ), time() ) > Run::PREVIEW_SECONDS ) {
			throw PreviewError::expired();
		}
		$this->rights->assert_may_work( $run );
		return $this->commands->continue( $id, null );
	}

	/**
	 * @return list<int>
	 * @throws ApiError validation_error.
	 * @throws DatabaseError
	 */
	private function matching( BulkRequest $request ): array {
		$selection = $request->selection();
		$ids       = $this->sets->ids( $selection, 0, $this->sets->newest_id(), self::MAX_CUSTOMERS + 1 );
		if ( count( $ids ) > self::MAX_CUSTOMERS ) {
			throw PreviewError::too_many( '' === $request->search() ? 'filters' : 'search', $this->sets->count( $selection ), self::MAX_CUSTOMERS );
		}
		return $ids;
	}
}
