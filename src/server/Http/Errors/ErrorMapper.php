<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http\Errors;

use Closure;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\TextNotStorable;
use FluentCartCustomers\Platform\PhpFunctions;
use Throwable;

defined( 'ABSPATH' ) || exit;

/**
 * Turns any exception into an error of the contract, and logs the cause of a server error.
 */
final class ErrorMapper {

	/**
	 * @param array<class-string<Throwable>, Closure(Throwable): ApiError> $mappers For exceptions whose answer needs a
	 *                                                                              service.
	 */
	public function __construct( private readonly array $mappers = array() ) {}

	/**
	 * @param string $occasion The request, for the log.
	 */
	public function map( Throwable $error, string $occasion ): ApiError {
		try {
			$answer = $this->api_error( $error );
		} catch ( Throwable $another ) {
			// A mapper runs filters of other plugins.
			$error  = $another;
			$answer = ApiError::server_error( $another );
		}
		if ( $answer->status >= 500 ) {
			PhpFunctions::log( "FluentCart Customers, $occasion: $error" );
		}
		return $answer;
	}

	private function api_error( Throwable $error ): ApiError {
		$mapper = $this->mappers[ $error::class ] ?? null;
		return match ( true ) {
			null !== $mapper                  => $mapper( $error ),
			$error instanceof ApiError        => $error,
			$error instanceof Refusal         => $error->to_api_error(),
			$error instanceof TextNotStorable => ApiError::validation( array( $error->field => ApiError::text_not_storable() ) ),
			$error instanceof DatabaseError   => self::database_error( $error ),
			default                           => ApiError::server_error( $error ),
		};
	}

	private static function database_error( DatabaseError $error ): ApiError {
		return match ( true ) {
			$error->is_nested()       => ApiError::within_transaction( $error ),
			$error->is_read_only()    => ApiError::database_read_only( $error ),
			$error->is_of_structure() => ApiError::database_incomplete( $error ),
			$error->is_of_text()      => ApiError::validation( array(), ApiError::text_not_storable() ),
			default                   => ApiError::server_error( $error ),
		};
	}
}
