<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use FluentCartCustomers\Customers\InfoLabels;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Request\Input;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * The route that lists the columns of exports and the fields of imports.
 */
final class ColumnsController implements Controller {

	/**
	 * @param bool $has_labels Whether customers have labels: beside FluentCart.
	 */
	public function __construct(
		private readonly InfoKeysQuery $keys,
		private readonly bool $has_labels,
	) {}

	public function handlers(): array {
		return array( 'listColumns' => $this->list( ... ) );
	}

	/**
	 * @throws DatabaseError
	 */
	private function list( Input $input ): WP_REST_Response {
		$fields  = $input->fields();
		$keys    = array_keys( InfoLabels::known() + array_flip( $this->keys->recent() ) );
		$columns = ColumnLabels::columns( array_map( strval( ... ), $keys ), $this->has_labels );
		if ( ! current_user_can( 'list_users' ) ) {
			$columns = array_filter( $columns, static fn ( array $column ): bool => 'user' !== $column['key'] );
		}
		return new WP_REST_Response( array( 'columns' => array_map( $fields->pick( ... ), array_values( $columns ) ) ) );
	}
}
