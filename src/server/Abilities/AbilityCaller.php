<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Abilities;

use FluentCartCustomers\Http\Envelope;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Routes;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Executes an ability as a call of its operation, and logs it.
 */
final class AbilityCaller {

	/** Members of an error of the API besides its code and message. */
	private const ERROR_MEMBERS = array( 'fields', 'retry_after' );

	public function __construct(
		private readonly AbilityDefinition $ability,
		private readonly Routes $routes,
		private readonly UndoGuard $undo_guard,
		private readonly CallLog $log,
	) {}

	/**
	 * The permission callback.
	 *
	 * @param mixed $input Also of another type than an object.
	 */
	public function permission( mixed $input ): bool|WP_Error {
		$refusal = $this->routes->refusal_of( $this->input( $input )->call() );
		return null === $refusal ? true : self::error( $refusal );
	}

	/**
	 * Why an input is invalid, with the API's message for each field. A caller without the right must not learn it.
	 *
	 * @param mixed $input Also of another type than an object.
	 * @return WP_Error|null Null for a caller without the right.
	 */
	public function problem( mixed $input ): ?WP_Error {
		if ( true !== $this->permission( $input ) ) {
			return null;
		}
		$sent     = $this->input( $input );
		$problems = $sent->problems();
		if ( array() !== $problems ) {
			return self::error( ApiError::validation( $problems )->to_wp_error() );
		}
		$error = $this->routes->check( $sent->call() );
		if ( null !== $error ) {
			return $this->error_of_api( $error );
		}
		$problems = $sent->type_problems();
		return self::error( ApiError::validation( $problems, implode( ' ', $problems ) )->to_wp_error() );
	}

	/**
	 * The execute callback.
	 *
	 * @param array<string, mixed> $input Valid for the schema.
	 * @return array<string, mixed>|WP_Error The answer's `data`.
	 */
	public function execute( array $input ): array|WP_Error {
		$sent    = $this->input( $input );
		$refusal = $this->ability->undoes() ? $this->undo_guard->refusal( $sent->id( 'run_id' ), $this->ability->is_preview_of_undo() ) : null;
		if ( null !== $refusal ) {
			return $refusal;
		}
		$answer = $this->routes->call( $sent->call(), true );
		if ( is_wp_error( $answer ) ) {
			return $this->error_of_api( $answer );
		}
		// Objects stay objects: an empty one would become a list.
		return (array) json_decode( (string) wp_json_encode( Envelope::success( $answer->get_data() )['data'] ) );
	}

	public function begin(): void {
		$this->log->begin_call();
	}

	/**
	 * @param mixed $input
	 * @param mixed $result A WP_Error for a failure.
	 */
	public function log( mixed $input, mixed $result ): void {
		$sent = $this->input( $input );
		$data = is_array( $result ) ? $result : array();
		$this->log->add(
			$this->ability->name,
			is_wp_error( $result ) ? (string) $result->get_error_code() : CallLog::SUCCESS,
			$sent->id( 'customer_id' ) ?: (int) ( $data['customer']->id ?? 0 ),
			$sent->id( 'run_id' ) ?: (int) ( $data['run_id'] ?? $data['run']->id ?? 0 ),
			md5( (string) wp_json_encode( $input ) )
		);
	}

	private function input( mixed $input ): AbilityInput {
		return new AbilityInput( $this->ability, is_array( $input ) ? $input : array() );
	}

	/**
	 * The fields of an error by the names that the ability has for them: `fields` for `_fields`.
	 */
	private function error_of_api( WP_Error $error ): WP_Error {
		$fields = $error->get_error_data()['error']['fields'] ?? array();
		$named  = array();
		foreach ( $fields as $field => $problem ) {
			$named[ $this->ability->input_name( (string) $field ) ] = $problem;
		}
		return $named === $fields ? self::error( $error ) : self::error( ApiError::validation( $named )->to_wp_error() );
	}

	/**
	 * An error of the API without its envelope: `data` has the status, and `fields` with a message for each field. It has no
	 * customer, because plugins for MCP log errors.
	 */
	private static function error( WP_Error $error ): WP_Error {
		$data = $error->get_error_data();
		$more = array_intersect_key( $data['error'], array_flip( self::ERROR_MEMBERS ) );
		return new WP_Error( $error->get_error_code(), $error->get_error_message(), array( 'status' => $data['status'] ) + $more );
	}
}
