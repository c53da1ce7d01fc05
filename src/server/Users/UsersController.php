<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Users;

use FluentCartCustomers\Customers\CustomerPresenter;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\EditConflict;
use FluentCartCustomers\Customers\Record\UserTaken;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Host\SiteUsers;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Request\Input;
use FluentCartCustomers\Journal\Recorder;
use FluentCartCustomers\Journal\Recorders;
use FluentCartCustomers\Journal\RunKind;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Routes of a customer's WordPress user.
 */
final class UsersController implements Controller {

	public function __construct(
		private readonly CustomerRepository $customers,
		private readonly UserRepository $users,
		private readonly UserCreation $creation,
		private readonly PasswordReset $password_reset,
		private readonly CustomerPresenter $presenter,
		private readonly CustomerPolicy $policy,
		private readonly UserListener $listener,
		private readonly UserHooks $hooks,
		private readonly Recorders $recorders,
	) {}

	public function handlers(): array {
		return array(
			'listAttachableUsers' => $this->list( ... ),
			'attachUser'          => $this->attach( ... ),
			'detachUser'          => $this->detach( ... ),
			'createUser'          => $this->create( ... ),
			'sendPasswordReset'   => $this->send_password_reset( ... ),
		);
	}

	/**
	 * @throws DatabaseError
	 */
	private function list( Input $input ): WP_REST_Response {
		[ 'page' => $page, 'per_page' => $per_page ] = $input->query;

		$users  = $this->users->attachable( $input->query['search'] ?? '', $page, $per_page );
		$fields = $input->fields();

		return new WP_REST_Response(
			array(
				'users'      => array_map(
					static fn ( AttachableUser $user ): array|object => $fields->pick(
						array(
							'id'           => $user->id,
							'display_name' => $user->display_name,
							'user_email'   => $user->email,
							'user_login'   => $user->login,
						)
					),
					$users->rows
				),
				'pagination' => array(
					'current_page' => $page,
					'per_page'     => $per_page,
					'has_more'     => $users->has_more,
				),
			)
		);
	}

	/**
	 * @throws ApiError
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws UserTaken
	 * @throws DatabaseError
	 */
	private function attach( Input $input ): WP_REST_Response {
		$id   = $input->path_id( 'customerId' );
		$user = SiteUsers::find( $input->body['user_id'] ) ?? throw ApiError::no_such_user();
		if ( ! $this->policy->allows_attaching( $user ) ) {
			throw ApiError::forbidden( __( 'This user has more permissions than a subscriber. You need permission to edit users to link them.', 'fluent-cart-customers' ) );
		}
		$this->hooks->before_attach( $id, $user->ID );
		$this->listener->detach_missing_of_customer( $id );
		$this->listener->detach_missing_of_user( $user->ID );
		$recorder = $this->recorders->of_one( RunKind::AttachUser );
		$previous = $this->users->attach( $id, $user->ID, $input->version(), $recorder );
		$customer = $this->customers->get( $id );
		if ( $previous !== $user->ID ) {
			$this->hooks->after_attach( $customer, $user->ID, $previous );
		}
		return $this->answer( $customer, $input, $recorder );
	}

	/**
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	private function detach( Input $input ): WP_REST_Response {
		$id = $input->path_id( 'customerId' );

		$this->hooks->before_detach( $id );
		$this->listener->detach_missing_of_customer( $id );
		$recorder = $this->recorders->of_one( RunKind::DetachUser );
		$detached = $this->users->detach( $id, $input->version(), $recorder );
		$customer = $this->customers->get( $id );
		if ( null !== $detached ) {
			$this->hooks->after_detach( $customer, $detached );
		}
		return $this->answer( $customer, $input, $recorder );
	}

	/**
	 * @throws ApiError
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws UserTaken
	 * @throws DatabaseError
	 */
	private function create( Input $input ): WP_REST_Response {
		$id = $input->path_id( 'customerId' );

		$this->hooks->before_create( $id );
		$this->listener->detach_missing_of_customer( $id );
		$recorder = $this->recorders->of_one( RunKind::CreateUser );
		$user     = $this->creation->create( $id, $input->version(), $recorder );
		$customer = $this->customers->get( $id );
		$this->hooks->after_attach( $customer, $user->ID, null );
		$is_sent = $this->creation->notify( $user );
		$this->hooks->after_create( $customer, $user->ID );
		return new WP_REST_Response( array( 'email_sent' => $is_sent ) + $this->data( $customer, $input, $recorder ), 201 );
	}

	/**
	 * @throws ApiError
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	private function send_password_reset( Input $input ): WP_REST_Response {
		$id       = $input->path_id( 'customerId' );
		$customer = $this->customers->get( $id );
		$user     = SiteUsers::find( $customer->row->user_id ?? 0 ) ?? throw ApiError::customer_has_no_user();
		// WordPress requires it on its page of users.
		if ( ! current_user_can( 'edit_user', $user->ID ) ) {
			throw ApiError::forbidden();
		}
		$this->hooks->before_password_reset( $id, $user->ID );
		// Fails while the database accepts no changes: WordPress would send a link that it could not store.
		$this->customers->edit( $id, null, static fn () => null );
		$this->password_reset->send( $user );
		$this->users->log_password_reset( $id, $user );
		$this->hooks->after_password_reset( $customer, $user->ID );
		return $this->answer( $customer, $input );
	}

	private function answer( Customer $customer, Input $input, ?Recorder $recorder = null ): WP_REST_Response {
		return new WP_REST_Response( $this->data( $customer, $input, $recorder ) );
	}

	/**
	 * @param Recorder|null $recorder Null for an answer that is no change of the customer.
	 * @return array{customer: array<string, mixed>|object, run_id?: int|null}
	 */
	private function data( Customer $customer, Input $input, ?Recorder $recorder ): array {
		$data = array( 'customer' => $input->fields()->pick( $this->presenter->customer( $customer ) ) );
		return null === $recorder ? $data : $data + array( 'run_id' => $recorder->run_id() );
	}
}
