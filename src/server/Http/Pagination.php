<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Http;

use FluentCartCustomers\Http\Request\Input;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * The member `pagination` of a response, and its headers.
 */
final class Pagination {

	private readonly int $pages;

	/**
	 * @param int  $total          Records in the list.
	 * @param bool $total_is_exact Otherwise the total is a lower bound.
	 */
	public function __construct(
		private readonly int $page,
		private readonly int $per_page,
		private readonly int $total,
		private readonly bool $total_is_exact = true,
	) {
		$this->pages = (int) ceil( $total / $per_page );
	}

	/**
	 * The response of a list without a cursor.
	 *
	 * @param string                           $name    Member of the response that holds the records.
	 * @param list<array<string, mixed>|object> $records
	 */
	public function answer( string $name, array $records, Input $input ): WP_REST_Response {
		$response = new WP_REST_Response(
			array(
				$name        => $records,
				'pagination' => $this->to_array(),
			)
		);
		$this->add_headers( $response, $input, $this->page < $this->pages ? array( 'page' => $this->page + 1 ) : null );
		return $response;
	}

	/**
	 * @return array<string, int|bool> A Pagination of the contract.
	 */
	public function to_array(): array {
		return array(
			'current_page'   => $this->page,
			'per_page'       => $this->per_page,
			'total'          => $this->total,
			'total_is_exact' => $this->total_is_exact,
			'total_pages'    => $this->pages,
		);
	}

	/**
	 * @param array<string, string|int>|null $next Query arguments of the next page; null on the last page.
	 */
	public function add_headers( WP_REST_Response $response, Input $input, ?array $next ): void {
		$response->header( 'X-WP-Total', (string) $this->total );
		$response->header( 'X-WP-TotalPages', (string) $this->pages );

		$arguments = array_diff_key( $input->links, array_flip( array( 'page', 'cursor' ) ) );
		$query     = http_build_query( $arguments, '', '&', PHP_QUERY_RFC3986 );
		$url       = rest_url( $input->route );
		$url       = '' === $query ? $url : $url . ( str_contains( $url, '?' ) ? '&' : '?' ) . $query;
		if ( $this->page > 1 && $this->pages > 0 ) {
			$response->link_header( 'prev', add_query_arg( 'page', min( $this->page - 1, $this->pages ), $url ) );
		}
		if ( null !== $next ) {
			$response->link_header( 'next', add_query_arg( $next, $url ) );
		}
	}
}
