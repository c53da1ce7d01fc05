<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers;

use FluentCartCustomers\Customers\Listing\ListQuery;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Request\Input;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * The route that finds a caller: customers with exactly one phone number, order or email.
 */
final class LookupController implements Controller {

	/** Fields of the search by argument. */
	private const FIELDS = array(
		'tel'   => 'phone',
		'order' => 'order',
		'email' => 'email',
	);

	public function __construct(
		private readonly ListQuery $lists,
		private readonly CustomerPresenter $presenter,
	) {}

	public function handlers(): array {
		return array( 'lookupCustomers' => $this->find( ... ) );
	}

	/**
	 * @throws ApiError validation_error.
	 * @throws DatabaseError
	 */
	private function find( Input $input ): WP_REST_Response {
		$given = array_intersect_key( self::FIELDS, $input->query );
		if ( 1 !== count( $given ) ) {
			$names = array_keys( array() === $given ? self::FIELDS : $given );
			throw ApiError::validation( array_fill_keys( $names, __( 'Send exactly one of tel, order, and email.', 'fluent-cart-customers' ) ) );
		}
		$name   = (string) array_key_first( $given );
		$fields = $input->fields();
		$found  = $this->lists->with_exactly( $given[ $name ], self::searched( $name, $input->query[ $name ] ) );
		return new WP_REST_Response( array( 'customers' => array_map( fn ( CustomerRow $row ): array|object => $fields->pick( $this->presenter->summary( $row ) ), $found ) ) );
	}

	/**
	 * @param string $value As it was sent: a query decodes `+` as a space.
	 * @throws ApiError validation_error.
	 */
	private static function searched( string $name, string $value ): string {
		if ( 'tel' !== $name ) {
			return 'order' === $name ? ltrim( $value, '# ' ) : $value;
		}
		if ( 1 !== preg_match( '/\p{Nd}/u', $value ) ) {
			throw ApiError::validation( array( 'tel' => __( 'Must be a phone number.', 'fluent-cart-customers' ) ) );
		}
		return 1 === preg_match( '/^\s+\d/', $value ) ? '+' . ltrim( $value ) : $value;
	}
}
