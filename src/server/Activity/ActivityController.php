<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Activity;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Pagination;
use FluentCartCustomers\Http\Request\Input;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * The route of a customer's activity log.
 */
final class ActivityController implements Controller {

	public function __construct(
		private readonly ActivityRepository $activity,
		private readonly ActivityPresenter $presenter,
	) {}

	public function handlers(): array {
		return array( 'listCustomerActivity' => $this->list( ... ) );
	}

	/**
	 * @throws ApiError
	 * @throws DatabaseError
	 */
	private function list( Input $input ): WP_REST_Response {
		[ 'page' => $number, 'per_page' => $per_page ] = $input->query;

		$id      = $input->path_id( 'customerId' );
		$page    = $this->activity->page( $id, $number, $per_page ) ?? throw ApiError::customer_not_found( $id );
		$fields  = $input->fields();
		$entries = array_map(
			fn ( ActivityEntry $entry ): array|object => $fields->pick( $this->presenter->activity( $entry ) ),
			$page->rows
		);
		return ( new Pagination( $number, $per_page, $page->total ) )->answer( 'activity', $entries, $input );
	}
}
