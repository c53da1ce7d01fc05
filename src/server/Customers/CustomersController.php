<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers;

use Closure;
use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Customers\Deletion\CustomerHasOrders;
use FluentCartCustomers\Customers\Deletion\CustomerHasSubscriptions;
use FluentCartCustomers\Customers\Listing\CustomerListInput;
use FluentCartCustomers\Customers\Listing\ListCursor;
use FluentCartCustomers\Customers\Listing\ListQuery;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerChanges;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Customers\Record\EditConflict;
use FluentCartCustomers\Customers\Record\EmailTaken;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Host\CustomerStatuses;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\Message;
use FluentCartCustomers\Http\Pagination;
use FluentCartCustomers\Http\Request\Input;
use FluentCartCustomers\Journal\Recorder;
use FluentCartCustomers\Journal\Recorders;
use FluentCartCustomers\Journal\RunKind;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Routes that list, create, read, update and delete customers, with their additional info.
 */
final class CustomersController implements Controller {

	/**
	 * @param Closure(int): void $detach_missing_user Detaches the user of a customer if WordPress no longer has that user.
	 */
	public function __construct(
		private readonly ListQuery $list,
		private readonly CustomerRepository $customers,
		private readonly CustomerDeletionRepository $deletion,
		private readonly CustomerPresenter $presenter,
		private readonly CustomerPolicy $policy,
		private readonly CustomerHooks $hooks,
		private readonly Recorders $recorders,
		private readonly Closure $detach_missing_user,
	) {}

	public function handlers(): array {
		return array(
			'listCustomers'        => $this->list( ... ),
			'createCustomer'       => $this->create( ... ),
			'getCustomer'          => $this->get( ... ),
			'updateCustomer'       => $this->update( ... ),
			'deleteCustomer'       => $this->delete( ... ),
			'updateAdditionalInfo' => $this->update_additional_info( ... ),
		);
	}

	/**
	 * @throws ApiError
	 * @throws DatabaseError
	 */
	private function list( Input $input ): WP_REST_Response {
		$list   = CustomerListInput::arguments( $input->query );
		$cursor = isset( $input->query['cursor'] ) ? ListCursor::read( $input->query['cursor'], $list ) : null;
		$page   = $this->list->page( null === $cursor ? $list : $list->after( $cursor->position ) );
		$number = $cursor?->page ?? $list->page;
		$fields = $input->fields();

		$matched    = $this->list->matched( $list, $page->rows );
		$customers  = array_map(
			fn ( CustomerRow $row ): array|object => $fields->pick( $this->presenter->summary( $row ) + ( isset( $matched[ $row->id ] ) ? array( 'matched' => $matched[ $row->id ] ) : array() ) ),
			$page->rows
		);
		$pagination = new Pagination( $number, $list->per_page, $page->total, $page->total_is_exact );
		$similar    = 0 === $page->total && $list->criteria->has_only_search() ? $this->list->suggestions( $list ) : array();
		$response   = new WP_REST_Response(
			array(
				'customers'  => $customers,
				'pagination' => $pagination->to_array(),
			) + ( array() === $similar ? array() : array( 'did_you_mean' => array_map( fn ( CustomerRow $row ): array|object => $fields->pick( $this->presenter->summary( $row ) ), $similar ) ) )
		);
		$next       = null === $page->last ? null : array( 'cursor' => ListCursor::next( $page->last, $number, $list ) );
		$pagination->add_headers( $response, $input, $next );
		return $response;
	}

	/**
	 * @throws DatabaseError
	 * @throws EmailTaken
	 */
	private function create( Input $input ): WP_REST_Response {
		$body = $input->body;
		$this->hooks->before_create( $body );
		$customer = $this->customers->create(
			$body['email'],
			$body['status'] ?? (string) array_key_first( CustomerStatuses::all() ),
			self::changes( $body )
		);
		InfoLabels::add( $body['additional_info_labels'] ?? array(), $body['additional_info'] ?? array() );
		$this->hooks->after_create( $customer );

		$response = $this->answer( $customer, $input, 201 );
		$response->header( 'Location', rest_url( "{$input->route}/{$customer->row->id}" ) );
		return $response;
	}

	/**
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	private function get( Input $input ): WP_REST_Response {
		return $this->answer( $this->customers->get( $input->path_id( 'customerId' ) ), $input );
	}

	/**
	 * @throws ApiError
	 * @throws DatabaseError
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws EmailTaken
	 */
	private function update( Input $input ): WP_REST_Response {
		$stored = fn (): array => self::stored( $this->customers->get( $input->path_id( 'customerId' ) ) );
		return $this->apply( $input->update( $stored ), $input );
	}

	/**
	 * @throws ApiError
	 * @throws DatabaseError
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 */
	private function update_additional_info( Input $input ): WP_REST_Response {
		$stored = fn (): array => $this->customers->get( $input->path_id( 'customerId' ) )->info_with_notes();
		return $this->apply( array( 'additional_info' => $input->update( $stored ) ), $input );
	}

	/**
	 * @param array<string, mixed> $fields The validated body of updateCustomer.
	 * @throws ApiError
	 * @throws DatabaseError
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws EmailTaken
	 */
	private function apply( array $fields, Input $input ): WP_REST_Response {
		$id      = $input->path_id( 'customerId' );
		$changes = self::changes( $fields );
		$check   = $this->check_of( $changes );

		$this->hooks->before_update( $id, $fields );
		if ( null !== $changes->email ) {
			// If WordPress no longer has the user, detach it first: only the email of a customer with a user needs the right to edit
			// users.
			( $this->detach_missing_user )( $id );
		}
		$recorder = $this->recorders->of_one( RunKind::UpdateCustomer );
		$updated  = $this->customers->update( $id, $changes, $input->version(), $check, $recorder );
		InfoLabels::add( $fields['additional_info_labels'] ?? array(), $changes->additional_info );
		$this->hooks->after_update( $updated->before, $updated->after );
		return $this->answer( $updated->after, $input, 200, $recorder );
	}

	/**
	 * @throws ApiError
	 * @throws CustomerHasOrders
	 * @throws CustomerHasSubscriptions
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 * @throws EditConflict
	 */
	private function delete( Input $input ): WP_REST_Response {
		$id    = $input->path_id( 'customerId' );
		$force = $input->body_or_query( 'force' ) ?? false;

		$this->hooks->before_delete( $id );
		$recorder = $this->recorders->of_one( RunKind::DeleteCustomer, $input->body_or_query( 'undo' ) ?? true );
		$deleted  = $this->deletion->delete( $id, $force, $input->version(), null, $recorder );
		$this->hooks->after_delete( $deleted );
		return new WP_REST_Response( new Message( __( 'Customer deleted successfully', 'fluent-cart-customers' ), array( 'run_id' => $recorder->run_id() ) ) );
	}

	/**
	 * Filters of other plugins run here and not in the check, because the check must not read the database; see
	 * CustomerRepository::update().
	 *
	 * @return Closure(CustomerRow): void Throws an ApiError if the current customer does not allow the changes.
	 */
	private function check_of( CustomerChanges $changes ): Closure {
		$is_status_valid      = null === $changes->status || CustomerStatuses::has( $changes->status );
		$allows_email_of_user = $this->policy->allows_email_of_user();

		return static function ( CustomerRow $current ) use ( $changes, $is_status_valid, $allows_email_of_user ): void {
			if ( ! $is_status_valid && $changes->status !== $current->status ) {
				throw ApiError::validation( array( 'status' => CustomerStatuses::error_message() ) );
			}
			$changes_email = null !== $changes->email && $changes->email !== $current->email;
			if ( $changes_email && null !== $current->user_id && ! $allows_email_of_user ) {
				throw ApiError::forbidden(
					__( 'This customer is linked to a WordPress user. You need permission to edit users to change their email address.', 'fluent-cart-customers' )
				);
			}
		};
	}

	/**
	 * @return array<string, mixed> The fields that an update can change.
	 */
	private static function stored( Customer $customer ): array {
		return array(
			'email'           => $customer->row->email,
			'first_name'      => $customer->row->first_name,
			'last_name'       => $customer->row->last_name,
			'phone'           => $customer->phone(),
			'status'          => $customer->row->status,
			'additional_info' => $customer->info_with_notes(),
		);
	}

	/**
	 * @param array<string, mixed> $body Validated.
	 */
	private static function changes( array $body ): CustomerChanges {
		// Null in the body empties an optional field.
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
	 * @param Recorder|null $recorder Of a change; null for a read.
	 */
	private function answer( Customer $customer, Input $input, int $status = 200, ?Recorder $recorder = null ): WP_REST_Response {
		$data = array( 'customer' => $input->fields()->pick( $this->presenter->customer( $customer ) ) );
		return new WP_REST_Response( null === $recorder ? $data : $data + array( 'run_id' => $recorder->run_id() ), $status );
	}
}
