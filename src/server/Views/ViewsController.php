<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Views;

use Closure;
use FluentCartCustomers\Customers\Listing\CustomerListInput;
use FluentCartCustomers\Customers\Listing\ListQuery;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Request\Input;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Routes of saved views.
 */
final class ViewsController implements Controller {

	/** Views of one person. */
	private const MAX_VIEWS = 100;

	/** Views whose customers one request counts. The others have no total. */
	private const MAX_COUNTED = 50;

	public function __construct(
		private readonly ViewStore $views,
		private readonly ViewPresenter $presenter,
		private readonly ListQuery $lists,
		private readonly Transaction $transaction,
	) {}

	public function handlers(): array {
		return array(
			'listViews'  => $this->list( ... ),
			'createView' => $this->create( ... ),
			'updateView' => $this->update( ... ),
			'deleteView' => $this->delete( ... ),
		);
	}

	/**
	 * @throws DatabaseError
	 */
	private function list( Input $input ): WP_REST_Response {
		$fields = $input->fields();
		$shown  = array();
		foreach ( $this->views->visible_to( get_current_user_id() ) as $number => $view ) {
			$counts  = $input->query['counts'] && $number < self::MAX_COUNTED ? $this->counts( $view ) : array();
			$shown[] = $fields->pick( $this->presenter->view( $view ) + $counts );
		}
		return new WP_REST_Response( array( 'views' => $shown ) );
	}

	/**
	 * @return array{total: int, total_is_exact: bool}
	 * @throws DatabaseError
	 */
	private function counts( SavedView $view ): array {
		$page = $this->lists->page(
			CustomerListInput::arguments(
				array(
					'page'       => 1,
					'per_page'   => 1,
					'order_by'   => 'id',
					'order_type' => 'DESC',
				) + $view->query
			)
		);
		return array(
			'total'          => $page->total,
			'total_is_exact' => $page->total_is_exact,
		);
	}

	/**
	 * @throws ApiError validation_error.
	 * @throws DatabaseError
	 */
	private function create( Input $input ): WP_REST_Response {
		$user_id = get_current_user_id();
		if ( $this->views->count_of( $user_id ) >= self::MAX_VIEWS ) {
			throw ViewError::too_many( self::MAX_VIEWS );
		}
		$members = $input->body + array( 'position' => $this->views->next_position() );
		$id      = $this->transaction->run( fn ( Transaction $transaction ): int => $this->views->insert( $transaction, $user_id, ViewStore::values( $members ) ) );
		return $this->answer( $this->visible( $this->views->find( $id ), $id ), $input, 201 );
	}

	/**
	 * @throws ApiError view_not_found, insufficient_permissions, edit_conflict.
	 * @throws DatabaseError
	 */
	private function update( Input $input ): WP_REST_Response {
		$this->edit(
			$input,
			fn ( Transaction $transaction, SavedView $view ) => $this->views->update( $transaction, $view->id, ViewStore::values( $input->body + $this->members( $view ) ) )
		);
		$id = $input->path_id( 'viewId' );
		// A person who ends the sharing of a colleague's view does not see it any more.
		return $this->answer( $this->views->find( $id ) ?? throw ViewError::not_found( $id ), $input );
	}

	/**
	 * @return array<string, mixed> The schema ViewCreate of the contract.
	 */
	private function members( SavedView $view ): array {
		return array(
			'name'      => $view->name,
			'is_shared' => $view->is_shared,
			'position'  => $view->position,
			'columns'   => $view->columns,
		) + $view->query;
	}

	/**
	 * @throws ApiError view_not_found, insufficient_permissions, edit_conflict.
	 * @throws DatabaseError
	 */
	private function delete( Input $input ): WP_REST_Response {
		$this->edit( $input, fn ( Transaction $transaction, SavedView $view ) => $this->views->delete( $transaction, $view->id ) );
		return new WP_REST_Response( array( 'deleted' => true ) );
	}

	/**
	 * Writes a view that the user may change and that is the version that the client read.
	 *
	 * @param Closure(Transaction, SavedView): void $write
	 * @throws ApiError view_not_found, insufficient_permissions, edit_conflict.
	 * @throws DatabaseError
	 */
	private function edit( Input $input, Closure $write ): void {
		$id   = $input->path_id( 'viewId' );
		$view = $this->visible( $this->views->find( $id ), $id );
		if ( ! $this->presenter->can_edit( $view ) ) {
			throw ViewError::not_author();
		}
		$this->transaction->run(
			function ( Transaction $transaction ) use ( $input, $id, $write ): void {
				$locked = $this->visible( $this->views->lock( $transaction, $id ), $id );
				if ( null !== $input->version() && (string) $locked->version !== $input->version() ) {
					throw ViewError::conflict( $this->presenter->view( $locked ) );
				}
				$write( $transaction, $locked );
			}
		);
	}

	/**
	 * @throws ApiError view_not_found.
	 */
	private function visible( ?SavedView $view, int $id ): SavedView {
		return null !== $view && $view->is_visible_to( get_current_user_id() ) ? $view : throw ViewError::not_found( $id );
	}

	private function answer( SavedView $view, Input $input, int $status = 200 ): WP_REST_Response {
		return new WP_REST_Response( array( 'view' => $input->fields()->pick( $this->presenter->view( $view ) ) ), $status );
	}
}
