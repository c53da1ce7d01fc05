<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Addresses;

use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\Refusal;
use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * First and last name of an address do not fit into FluentCart's column for both.
 */
final class AddressNameTooLong extends RuntimeException implements Refusal {

	/**
	 * @param int          $limit  In characters.
	 * @param list<string> $fields The name fields of the request.
	 */
	public function __construct(
		public readonly int $limit,
		public readonly array $fields,
	) {
		parent::__construct( "Both names of an address have at most $limit characters." );
	}

	public function to_api_error(): ApiError {
		$message = sprintf(
			/* translators: %s: number of characters. */
			_n( 'First and last name together can’t be longer than %s character.', 'First and last name together can’t be longer than %s characters.', $this->limit, 'fluent-cart-customers' ),
			number_format_i18n( $this->limit )
		);
		return ApiError::validation( array_fill_keys( $this->fields, $message ) );
	}
}
