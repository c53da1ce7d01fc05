<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Addresses;

use FluentCartCustomers\Customers\AddressPresenter;
use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Customers\Record\CustomerRepository;
use FluentCartCustomers\Customers\Record\EditConflict;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Http\Errors\Message;
use FluentCartCustomers\Http\Request\Input;
use FluentCartCustomers\Journal\Recorder;
use FluentCartCustomers\Journal\Recorders;
use FluentCartCustomers\Journal\RunKind;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Messages go to JSON and logs, which escape them.

/**
 * Routes of a customer's addresses.
 */
final class AddressesController implements Controller {

	public function __construct(
		private readonly CustomerRepository $customers,
		private readonly AddressRepository $addresses,
		private readonly AddressPresenter $presenter,
		private readonly AddressHooks $hooks,
		private readonly Recorders $recorders,
	) {}

	public function handlers(): array {
		return array(
			'listAddresses'      => $this->list( ... ),
			'createAddress'      => $this->create( ... ),
			'updateAddress'      => $this->update( ... ),
			'deleteAddress'      => $this->delete( ... ),
			'makeAddressPrimary' => $this->make_primary( ... ),
		);
	}

	/**
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	private function list( Input $input ): WP_REST_Response {
		$customer  = $this->customers->get( $input->path_id( 'customerId' ) );
		$type      = $input->query['type'] ?? null;
		$addresses = array_filter( $customer->addresses, static fn ( Address $address ): bool => null === $type || $address->type === $type );
		$fields    = $input->fields();

		return new WP_REST_Response(
			array(
				'addresses' => array_map(
					fn ( Address $address ): array|object => $fields->pick( $this->presenter->address( $address ) ),
					array_values( $addresses )
				),
			)
		);
	}

	/**
	 * @throws AddressNameTooLong
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	private function create( Input $input ): WP_REST_Response {
		$customer_id = $input->path_id( 'customerId' );
		$changes     = new AddressChanges( $input->body );

		$this->hooks->before( 'create', $customer_id, $input->body );
		$recorder = $this->recorders->of_one( RunKind::CreateAddress );
		$address  = $this->addresses->create( $customer_id, $input->body['type'], $changes, $input->version(), $recorder );
		$this->hooks->after( 'create', $customer_id, $address );
		return $this->answer( $address, $input, $recorder, 201 );
	}

	/**
	 * @throws ApiError
	 * @throws AddressNameTooLong
	 * @throws AddressNotFound
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	private function update( Input $input ): WP_REST_Response {
		$customer_id = $input->path_id( 'customerId' );
		$address_id  = $input->body['address_id'];
		$fields      = $input->update( fn (): array => $this->addresses->get( $customer_id, $address_id )->texts() );
		$changes     = new AddressChanges( $fields );

		$this->hooks->before( 'update', $customer_id, $fields );
		$recorder = $this->recorders->of_one( RunKind::UpdateAddress );
		$address  = $this->addresses->update( $customer_id, $address_id, $changes, $input->version(), $recorder );
		$this->hooks->after( 'update', $customer_id, $address );
		return $this->answer( $address, $input, $recorder );
	}

	/**
	 * @throws AddressNotFound
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	private function make_primary( Input $input ): WP_REST_Response {
		$customer_id = $input->path_id( 'customerId' );

		$this->hooks->before( 'make_primary', $customer_id, $input->body );
		$recorder = $this->recorders->of_one( RunKind::MakeAddressPrimary );
		$address  = $this->addresses->make_primary( $customer_id, $input->body['address_id'], $input->version(), $recorder );
		$this->hooks->after( 'make_primary', $customer_id, $address );
		return $this->answer( $address, $input, $recorder );
	}

	/**
	 * @throws ApiError
	 * @throws AddressNotFound
	 * @throws CustomerNotFound
	 * @throws EditConflict
	 * @throws DatabaseError
	 */
	private function delete( Input $input ): WP_REST_Response {
		$customer_id = $input->path_id( 'customerId' );
		$address_id  = $input->body_or_query( 'address_id' )
			?? throw ApiError::validation( array( 'address_id' => __( 'This field is required.', 'fluent-cart-customers' ) ) );

		$this->hooks->before( 'delete', $customer_id, array( 'address_id' => $address_id ) );
		$recorder = $this->recorders->of_one( RunKind::DeleteAddress );
		$address  = $this->addresses->delete( $customer_id, $address_id, $input->version(), $recorder );
		$this->hooks->after( 'delete', $customer_id, $address );
		return new WP_REST_Response( new Message( __( 'Address deleted successfully', 'fluent-cart-customers' ), array( 'run_id' => $recorder->run_id() ) ) );
	}

	private function answer( Address $address, Input $input, Recorder $recorder, int $status = 200 ): WP_REST_Response {
		return new WP_REST_Response(
			array(
				'address' => $input->fields()->pick( $this->presenter->address( $address ) ),
				'run_id'  => $recorder->run_id(),
			),
			$status
		);
	}
}
