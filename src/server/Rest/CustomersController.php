<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Rest;

use DateTimeImmutable;
use DateTimeZone;
use FluentCartCustomers\Contract\Contract;
use FluentCartCustomers\Data\Customer;
use FluentCartCustomers\Data\CustomerChanges;
use FluentCartCustomers\Data\CustomerListQuery;
use FluentCartCustomers\Data\CustomerNotFound;
use FluentCartCustomers\Data\CustomerRepository;
use FluentCartCustomers\Data\CustomerRow;
use FluentCartCustomers\Data\DatabaseError;
use FluentCartCustomers\Data\EditConflict;
use FluentCartCustomers\Data\EmailTaken;
use WP_REST_Request;
use WP_REST_Response;

/**
 * The customers themselves: list, create, get, update.
 */
final class CustomersController {

	public function __construct(
		private readonly Contract $contract,
		private readonly CustomerRepository $customers,
		private readonly CustomerPresenter $presenter,
		private readonly CustomerPolicy $policy,
	) {}

	/**
	 * @return array<string, callable(WP_REST_Request): WP_REST_Response> By operationId.
	 */
	public function handlers(): array {
		return array(
			'listCustomers'  => $this->list( ... ),
			'createCustomer' => $this->create( ... ),
			'getCustomer'    => $this->get( ... ),
			'updateCustomer' => $this->update( ... ),
		);
	}

	/**
	 * @throws ApiError
	 * @throws DatabaseError
	 */
	private function list( WP_REST_Request $request ): WP_REST_Response {
		$query  = $this->list_query( $request );
		$page   = $this->customers->page( $query );
		$fields = Fields::of( $request );
		$pages  = (int) ceil( $page->total / $query->per_page );

		$response = new WP_REST_Response(
			array(
				'customers'  => array_map(
					fn ( CustomerRow $row ): array|object => $fields->pick( $this->presenter->summary( $row ) ),
					$page->rows
				),
				'pagination' => array(
					'current_page'   => $query->page,
					'per_page'       => $query->per_page,
					'total'          => $page->total,
					'total_is_exact' => true,
					'total_pages'    => $pages,
				),
			)
		);
		$response->header( 'X-WP-Total', (string) $page->total );
		$response->header( 'X-WP-TotalPages', (string) $pages );

		$here = add_query_arg( urlencode_deep( $request->get_query_params() ), rest_url( $request->get_route() ) );
		if ( $query->page > 1 && $pages > 0 ) {
			$response->link_header( 'prev', add_query_arg( 'page', min( $query->page - 1, $pages ), $here ) );
		}
		if ( $query->page < $pages ) {
			$response->link_header( 'next', add_query_arg( 'page', $query->page + 1, $here ) );
		}
		return $response;
	}

	/**
	 * @throws ApiError
	 * @throws DatabaseError
	 * @throws EmailTaken
	 */
	private function create( WP_REST_Request $request ): WP_REST_Response {
		$body = $this->input( 'createCustomer', $request )->body(
			static function ( array $body, Validator $validator ): void {
				if ( isset( $body['status'] ) && ! CustomerStatuses::has( $body['status'] ) ) {
					$validator->refuse( 'status', CustomerStatuses::refusal() );
				}
			}
		);

		$customer = $this->customers->create(
			$body['email'],
			$body['status'] ?? (string) array_key_first( CustomerStatuses::all() ),
			self::changes( $body )
		);
		$response = $this->answer( $customer, $request, 201 );
		$response->header( 'Location', rest_url( "{$request->get_route()}/{$customer->row->id}" ) );
		return $response;
	}

	/**
	 * @throws ApiError
	 * @throws DatabaseError
	 */
	private function get( WP_REST_Request $request ): WP_REST_Response {
		$id = $this->input( 'getCustomer', $request )->path_id( 'customerId' );
		return $this->answer( $this->customers->find( $id ) ?? throw ApiError::customer_not_found( $id ), $request );
	}

	/**
	 * @throws ApiError
	 * @throws DatabaseError
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws EmailTaken
	 */
	private function update( WP_REST_Request $request ): WP_REST_Response {
		$input   = $this->input( 'updateCustomer', $request );
		$changes = self::changes( $input->body() );

		$customer = $this->customers->update(
			$input->path_id( 'customerId' ),
			$changes,
			$input->version(),
			fn ( CustomerRow $current ) => $this->check( $changes, $current )
		);
		return $this->answer( $customer, $request );
	}

	/**
	 * What depends on the customer as they are.
	 *
	 * @throws ApiError
	 */
	private function check( CustomerChanges $changes, CustomerRow $current ): void {
		if ( null !== $changes->status && $changes->status !== $current->status && ! CustomerStatuses::has( $changes->status ) ) {
			throw ApiError::validation( array( 'status' => CustomerStatuses::refusal() ) );
		}
		$changes_email = null !== $changes->email && $changes->email !== $current->email;
		if ( $changes_email && null !== $current->user_id && ! $this->policy->allows_email_of_user() ) {
			throw ApiError::forbidden(
				__( 'This customer has a WordPress user. Only who may edit users may change their email address.', 'fluent-cart-customers' )
			);
		}
	}

	/**
	 * @throws ApiError
	 */
	private function list_query( WP_REST_Request $request ): CustomerListQuery {
		$query   = $this->input( 'listCustomers', $request )->query(
			static function ( array $query, Validator $validator ): void {
				$status = $query['filters']['status'] ?? null;
				if ( is_string( $status ) && ! CustomerStatuses::has( $status ) ) {
					$validator->refuse( 'filters[status]', CustomerStatuses::refusal() );
				}
			}
		);
		$filters = $query['filters'] ?? array();

		return new CustomerListQuery(
			page: $query['page'],
			per_page: $query['per_page'],
			sort_field: $query['order_by'],
			is_descending: 'DESC' === strtoupper( $query['order_type'] ),
			search: $query['search'] ?? '',
			status: $filters['status'] ?? null,
			created_from: isset( $filters['date_from'] ) ? self::start_of_day( $filters['date_from'] ) : null,
			created_before: isset( $filters['date_to'] ) ? self::start_of_day( "{$filters['date_to']} +1 day" ) : null,
			total_spent_min: $filters['total_spent_min'] ?? null,
			total_spent_max: $filters['total_spent_max'] ?? null,
		);
	}

	/**
	 * @param array<string, mixed> $body Validated.
	 */
	private static function changes( array $body ): CustomerChanges {
		// null empties an optional field.
		$text = static fn ( string $field ): ?string => array_key_exists( $field, $body ) ? (string) $body[ $field ] : null;

		return new CustomerChanges(
			email: $body['email'] ?? null,
			first_name: $text( 'first_name' ),
			last_name: $text( 'last_name' ),
			phone: $text( 'phone' ),
			status: $body['status'] ?? null,
			additional_info: $body['additional_info'] ?? array(),
		);
	}

	/**
	 * @param string $day A day of the site's time zone.
	 * @return string The moment it begins, in GMT, `Y-m-d H:i:s`.
	 */
	private static function start_of_day( string $day ): string {
		$start = new DateTimeImmutable( "$day 00:00:00", wp_timezone() );
		return $start->setTimezone( new DateTimeZone( 'UTC' ) )->format( 'Y-m-d H:i:s' );
	}

	private function answer( Customer $customer, WP_REST_Request $request, int $status = 200 ): WP_REST_Response {
		return new WP_REST_Response(
			array( 'customer' => Fields::of( $request )->pick( $this->presenter->customer( $customer ) ) ),
			$status
		);
	}

	private function input( string $operation, WP_REST_Request $request ): Input {
		return new Input( $this->contract->operation( $operation ), $request );
	}
}
