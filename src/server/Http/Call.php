<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * What PHP code of the plugin sends to an operation of the contract, without a route of WordPress.
 */
final class Call {

	/**
	 * @param string                     $operation_id
	 * @param array<string, int|string>  $path    Ids by name.
	 * @param array<string, mixed>       $query   Texts, also as nested arguments.
	 * @param array<string, mixed>       $body    Members by name.
	 * @param string|null                $version The version that the caller has read (If-Match).
	 * @param bool                       $is_form Whether the members of the body are texts, as in a form. Otherwise they are typed.
	 */
	public function __construct(
		public readonly string $operation_id,
		public readonly array $path = array(),
		public readonly array $query = array(),
		public readonly array $body = array(),
		public readonly ?string $version = null,
		public readonly bool $is_form = false,
	) {}

	/**
	 * @param array<string, mixed> $query Further query arguments.
	 */
	public function with_query( array $query ): self {
		return new self( $this->operation_id, $this->path, $query + $this->query, $this->body, $this->version, $this->is_form );
	}

	/**
	 * @param array<string, mixed> $body Members that are added or replaced.
	 */
	public function with_body( array $body ): self {
		return new self( $this->operation_id, $this->path, $this->query, $body + $this->body, $this->version, $this->is_form );
	}

	/**
	 * @param string $method Of the operation.
	 * @param string $route  With its namespace and ids.
	 */
	public function request( string $method, string $route ): WP_REST_Request {
		$request = new WP_REST_Request( $method, $route );
		$request->set_url_params( array_map( strval( ... ), $this->path ) );
		$request->set_query_params( $this->query );
		if ( $this->is_form ) {
			$request->set_body_params( $this->body );
		} elseif ( array() !== $this->body ) {
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( (string) wp_json_encode( $this->body ) );
		}
		if ( null !== $this->version ) {
			$request->set_header( 'If-Match', $this->version );
		}
		return $request;
	}
}
