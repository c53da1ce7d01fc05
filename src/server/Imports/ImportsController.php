<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Pagination;
use FluentCartCustomers\Http\Request\Input;
use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\ChangeStore;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Runs\RunPresenter;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Routes of imports. An import works as a run.
 */
final class ImportsController implements Controller {

	public function __construct(
		private readonly ImportStore $imports,
		private readonly ImportRowStore $stored_rows,
		private readonly ImportCommands $commands,
		private readonly ImportRows $rows,
		private readonly ImportPresenter $presenter,
		private readonly ChangeStore $changes,
		private readonly ImportRunStore $import_runs,
		private readonly RunPresenter $run_presenter,
	) {}

	public function handlers(): array {
		return array(
			'listImports'          => $this->list( ... ),
			'createImport'         => fn ( Input $input ): WP_REST_Response => $this->answer( $this->commands->create( $input->body ), $input, 201 ),
			'getImport'            => fn ( Input $input ): WP_REST_Response => $this->answer( $this->commands->find( self::id( $input ) ), $input ),
			'updateImport'         => fn ( Input $input ): WP_REST_Response => $this->answer( $this->commands->update( self::id( $input ), $input->body ), $input ),
			'deleteImport'         => $this->delete( ... ),
			'addImportRows'        => $this->add_rows( ... ),
			'planImport'           => $this->plan( ... ),
			'listFailedImportRows' => $this->failed_rows( ... ),
		);
	}

	/**
	 * @throws DatabaseError
	 */
	private function list( Input $input ): WP_REST_Response {
		[ 'page' => $page, 'per_page' => $per_page ] = $input->query;

		$imports = $this->imports->page( $page, $per_page );
		$fields  = $input->fields();
		$shown   = array_map( static fn ( array $import ): array|object => $fields->pick( $import ), $this->presenter->imports( $imports->rows ) );
		return ( new Pagination( $page, $per_page, $imports->total ) )->answer( 'imports', $shown, $input );
	}

	/**
	 * @throws ApiError import_not_found, import_started.
	 * @throws DatabaseError
	 */
	private function delete( Input $input ): WP_REST_Response {
		$this->commands->delete( self::id( $input ) );
		$this->rows->delete( self::id( $input ) );
		return new WP_REST_Response( array( 'deleted' => true ) );
	}

	/**
	 * @throws ApiError import_not_found, import_started, row_gap, validation_error.
	 * @throws DatabaseError
	 */
	private function add_rows( Input $input ): WP_REST_Response {
		$this->rows->add( self::id( $input ), $input->body['from'], $input->body['rows'] );
		return $this->answer( $this->commands->find( self::id( $input ) ), $input );
	}

	/**
	 * @throws ApiError import_not_found, import_started, row_gap, validation_error.
	 * @throws DatabaseError
	 */
	private function plan( Input $input ): WP_REST_Response {
		$run = $this->commands->plan( self::id( $input ), $input->body['rows'] ?? null );
		return new WP_REST_Response( array( 'run' => $input->fields()->pick( $this->run_presenter->runs( array( $run ) )[0] ) ) );
	}

	/**
	 * @throws ApiError import_not_found, validation_error.
	 * @throws DatabaseError
	 */
	private function failed_rows( Input $input ): WP_REST_Response {
		[ 'page' => $page, 'per_page' => $per_page, 'run_id' => $run_id ] = $input->query;

		$import = $this->commands->find( self::id( $input ) );
		$runs   = array_column( $this->import_runs->of( array( $import->id ) )[ $import->id ], null, 'id' );
		$run    = $runs[ $run_id ] ?? throw ApiError::validation( array( 'run_id' => __( 'Must be a run of this import.', 'fluent-cart-customers' ) ) );
		$failed = $this->changes->page( $run->id, Outcome::Failed, $page, $per_page );
		$from   = (int) $run->work['from'];
		$cells  = array() === $failed->rows ? array() : $this->stored_rows->find( $import->id, array_map( static fn ( int $n ): int => $from + $n, array_keys( $failed->rows ) ) );
		$fields = $input->fields();
		$shown  = array_map(
			static fn ( Change $change, int $n ): array|object => $fields->pick(
				array(
					'row'     => $from + $n + 1,
					'code'    => (string) $change->code,
					'message' => RunPresenter::message( $change ),
					'cells'   => $cells[ $from + $n ] ?? array(),
				)
			),
			$failed->rows,
			array_keys( $failed->rows )
		);
		return ( new Pagination( $page, $per_page, $failed->total ) )->answer( 'rows', $shown, $input );
	}

	/**
	 * @throws DatabaseError
	 */
	private function answer( Import $import, Input $input, int $status = 200 ): WP_REST_Response {
		return new WP_REST_Response( array( 'import' => $input->fields()->pick( $this->presenter->imports( array( $import ) )[0] ) ), $status );
	}

	private static function id( Input $input ): int {
		return $input->path_id( 'importId' );
	}
}
