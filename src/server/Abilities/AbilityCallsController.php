<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Abilities;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Pagination;
use FluentCartCustomers\Http\Request\Input;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * The route of the log of calls.
 */
final class AbilityCallsController implements Controller {

	public function __construct( private readonly AbilityCallStore $calls ) {}

	public function handlers(): array {
		return array( 'listAbilityCalls' => $this->list( ... ) );
	}

	/**
	 * @throws DatabaseError
	 */
	private function list( Input $input ): WP_REST_Response {
		[ 'page' => $number, 'per_page' => $per_page ] = $input->query;

		$page   = $this->calls->page( $number, $per_page );
		$fields = $input->fields();
		$calls  = array_map( static fn ( AbilityCall $call ): array|object => $fields->pick( $call->to_array() ), $page->rows );
		return ( new Pagination( $number, $per_page, $page->total ) )->answer( 'calls', $calls, $input );
	}
}
