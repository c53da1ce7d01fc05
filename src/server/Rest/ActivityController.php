<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Rest;

use FluentCartCustomers\Data\ActivityEntry;
use FluentCartCustomers\Data\ActivityLog;
use FluentCartCustomers\Data\CustomerNotFound;
use FluentCartCustomers\Data\DatabaseError;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * What was changed of a customer, when and by whom.
 */
final class ActivityController {

	public function __construct(
		private readonly ActivityLog $activity,
		private readonly CustomerPresenter $presenter,
	) {}

	/**
	 * @return array<string, callable(Input): WP_REST_Response> By operationId.
	 */
	public function handlers(): array {
		return array( 'listCustomerActivity' => $this->list( ... ) );
	}

	/**
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	private function list( Input $input ): WP_REST_Response {
		[ 'page' => $number, 'per_page' => $per_page ] = $input->query;

		$page    = $this->activity->page( $input->path_id( 'customerId' ), $number, $per_page );
		$fields  = $input->fields();
		$entries = array_map(
			fn ( ActivityEntry $entry ): array|object => $fields->pick( $this->presenter->activity( $entry ) ),
			$page->entries
		);
		return ( new Pagination( $number, $per_page, $page->total ) )->answer( 'activity', $entries, $input );
	}
}
