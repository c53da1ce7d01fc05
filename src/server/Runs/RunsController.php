<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Pagination;
use FluentCartCustomers\Http\Request\Input;
use FluentCartCustomers\Journal\ChangeStore;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunState;
use FluentCartCustomers\Journal\RunStore;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Routes of runs.
 */
final class RunsController implements Controller {

	public function __construct(
		private readonly RunStore $runs,
		private readonly ChangeStore $changes,
		private readonly RunCommands $commands,
		private readonly RunPresenter $presenter,
	) {}

	public function handlers(): array {
		return array(
			'listRuns'       => $this->list( ... ),
			'getRun'         => fn ( Input $input ): WP_REST_Response => $this->answer( $this->commands->find( $input->path_id( 'runId' ) ), $input ),
			'listRunResults' => $this->results( ... ),
			'continueRun'    => $this->continue( ... ),
			'pauseRun'       => fn ( Input $input ): WP_REST_Response => $this->answer( $this->commands->pause( $input->path_id( 'runId' ) ), $input ),
			'cancelRun'      => fn ( Input $input ): WP_REST_Response => $this->answer( $this->commands->cancel( $input->path_id( 'runId' ) ), $input ),
			'undoRun'        => fn ( Input $input ): WP_REST_Response => $this->answer( $this->commands->undo( $input->path_id( 'runId' ), $input->body_or_query( 'dry_run' ) ?? false ), $input ),
		);
	}

	/**
	 * @throws DatabaseError
	 */
	private function list( Input $input ): WP_REST_Response {
		[ 'page' => $page, 'per_page' => $per_page ] = $input->query;

		[ $runs, $total ] = $this->runs->page( $input->query['customer_id'] ?? null, $page, $per_page );

		$fields = $input->fields();
		$shown  = array_map( static fn ( array $run ): array|object => $fields->pick( $run ), $this->presenter->runs( $runs ) );
		return ( new Pagination( $page, $per_page, $total ) )->answer( 'runs', $shown, $input );
	}

	/**
	 * @throws ApiError run_not_found.
	 * @throws DatabaseError
	 */
	private function results( Input $input ): WP_REST_Response {
		[ 'page' => $page, 'per_page' => $per_page ] = $input->query;

		$run     = $this->commands->find( $input->path_id( 'runId' ) );
		$outcome = isset( $input->query['outcome'] ) ? Outcome::of_text( $input->query['outcome'] ) : null;
		$changes = $this->changes->page( $run->id, $outcome, $page, $per_page );
		$fields  = $input->fields();
		$shown   = array_map( static fn ( array $result ): array|object => $fields->pick( $result ), $this->presenter->results( $changes->rows, $run ) );
		return ( new Pagination( $page, $per_page, $changes->total ) )->answer( 'results', $shown, $input );
	}

	/**
	 * @throws ApiError run_not_found, already_undone, not_undoable, insufficient_permissions.
	 * @throws DatabaseError
	 */
	private function continue( Input $input ): WP_REST_Response {
		$state = isset( $input->body['state'] ) ? RunState::from( $input->body['state'] ) : null;
		return $this->answer( $this->commands->continue( $input->path_id( 'runId' ), $state ), $input );
	}

	/**
	 * @throws DatabaseError
	 */
	private function answer( Run $run, Input $input ): WP_REST_Response {
		return new WP_REST_Response( array( 'run' => $input->fields()->pick( $this->presenter->runs( array( $run ) )[0] ) ) );
	}
}
