<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Request\Input;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * The route that lists the columns of exports and the fields of imports.
 */
final class ColumnsController implements Controller {

	public function __construct( private readonly InfoKeysQuery $keys ) {}

	public function handlers(): array {
		return array( 'listColumns' => $this->list( ... ) );
	}

	/**
	 * @throws DatabaseError
	 */
	private function list( Input $input ): WP_REST_Response {
		$fields  = $input->fields();
		$columns = ColumnLabels::columns( $this->keys->recent() );
		if ( ! current_user_can( 'list_users' ) ) {
			$columns = array_filter( $columns, static fn ( array $column ): bool => 'user' !== $column['key'] );
		}
		return new WP_REST_Response( array( 'columns' => array_map( $fields->pick( ... ), array_values( $columns ) ) ) );
	}
}
