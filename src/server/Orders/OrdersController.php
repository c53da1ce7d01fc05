<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Orders;

use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Http\Controller;
use FluentCartCustomers\Http\Pagination;
use FluentCartCustomers\Http\Request\Input;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Routes of a customer's orders and of their statistics.
 */
final class OrdersController implements Controller {

	/** The last 12 months and the 12 before, to compare them. */
	private const MONTHS = 24;

	public function __construct(
		private readonly OrderRepository $orders,
		private readonly OrderPresenter $presenter,
		private readonly Host $host,
	) {}

	public function handlers(): array {
		return array(
			'listCustomerOrders' => $this->list( ... ),
			'getCustomerStats'   => $this->stats( ... ),
		);
	}

	/**
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	private function list( Input $input ): WP_REST_Response {
		[ 'page' => $number, 'per_page' => $per_page ] = $input->query;

		$page   = $this->orders->page( $input->path_id( 'customerId' ), $number, $per_page );
		$fields = $input->fields();
		$orders = array_map( fn ( Order $row ): array|object => $fields->pick( $this->presenter->order( $row ) ), $page->rows );
		return ( new Pagination( $number, $per_page, $page->total ) )->answer( 'orders', $orders, $input );
	}

	/**
	 * @throws CustomerNotFound
	 * @throws DatabaseError
	 */
	private function stats( Input $input ): WP_REST_Response {
		$currency = $this->host->currency();
		$months   = StatsMonths::until( current_datetime(), self::MONTHS );
		$stats    = $this->orders->stats( $input->path_id( 'customer' ), $currency, $months );
		return new WP_REST_Response(
			array( 'stats' => $input->fields()->pick( $this->presenter->stats( $stats, $currency ) ) )
		);
	}
}
