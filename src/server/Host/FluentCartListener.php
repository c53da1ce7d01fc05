<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use Closure;
use FluentCartCustomers\Background\ChangeQueue;
use FluentCartCustomers\Database\DatabaseError;
use Throwable;

defined( 'ABSPATH' ) || exit;

/**
 * Queues changes of FluentCart that its rows do not show: what the search finds, and values before a change. Payments and refunds need no
 * entry: they set the order's `updated_at`, by which PendingChangesQuery finds the order.
 *
 * It runs inside FluentCart's checkout. So it returns nothing (a value would stop FluentCart's listeners), loads no class of
 * FluentCart, and ignores its own failures: a reconcile finds the changes.
 */
final class FluentCartListener {

	private const CUSTOMER = 'FluentCart\App\Models\Customer';
	private const ORDER    = 'FluentCart\App\Models\Order';
	private const ADDRESS  = 'FluentCart\App\Models\CustomerAddresses';

	/** After a failure it does nothing for the rest of the request, so that a checkout waits for a locked table once. */
	private bool $has_failed = false;

	/** @var list<array<string, string|null>> Orders of a deletion that is not committed yet, from ChangeQueue::orders_by_id(). */
	private array $pending_deletions = array();

	public function __construct( private readonly ChangeQueue $queue ) {}

	public function hook(): void {
		$this->attempt(
			function (): void {
				$events = fluentCart( 'events' );
				$events->listen( 'eloquent.updated: ' . self::CUSTOMER, $this->guarded( $this->customer_updated( ... ) ) );
				$events->listen( 'eloquent.deleted: ' . self::CUSTOMER, $this->guarded( $this->customer_deleted( ... ) ) );
				$events->listen( 'eloquent.created: ' . self::ORDER, $this->guarded( $this->searched_row_changed( ... ) ) );
				$events->listen( 'eloquent.updated: ' . self::ORDER, $this->guarded( $this->order_updated( ... ) ) );
				$events->listen( 'eloquent.deleted: ' . self::ORDER, $this->guarded( $this->order_deleted( ... ) ) );
				foreach ( array( 'created', 'updated', 'deleted' ) as $event ) {
					$events->listen( "eloquent.$event: " . self::ADDRESS, $this->guarded( $this->searched_row_changed( ... ) ) );
				}
			}
		);
		// Writes of FluentCart without its models.
		add_action( 'fluent_cart/customer_email_changed', $this->guarded( $this->email_changed( ... ) ) );
		add_action( 'fluent_cart/customer_resources_moved', $this->guarded( $this->orders_reassigned( ... ) ) );
		add_action( 'fluent_cart/order_customer_changed', $this->guarded( $this->order_customer_changed( ... ) ) );
		add_action( 'fluent_cart/order_before_delete', $this->guarded( $this->before_orders_deleted( ... ) ) );
		add_action( 'fluent_cart/order_deleted', $this->guarded( $this->orders_deleted( ... ) ) );
		add_action( 'fluent_cart/renewal_order_deleted', $this->guarded( $this->orders_deleted( ... ) ) );
	}

	/**
	 * @param object $customer FluentCart's model.
	 */
	private function customer_updated( object $customer ): void {
		if ( $customer->wasChanged( array( 'first_name', 'last_name', 'email', 'user_id', 'city', 'postcode', 'country' ) ) ) {
			$this->queue->push_documents_nowait( (int) $customer->getKey() );
		}
		if ( $customer->wasChanged( 'created_at' ) ) {
			$this->queue->push_days_nowait( (int) $customer->getKey(), array( self::original_created_at( $customer ) ) );
			$this->queue->push_range_nowait( (int) $customer->getKey() );
		}
	}

	private function customer_deleted( object $customer ): void {
		$moments = array( self::original_created_at( $customer ) );
		// FluentCart deletes all orders in one statement, and has loaded them before.
		foreach ( $customer->relationLoaded( 'orders' ) ? $customer->getRelation( 'orders' ) : array() as $order ) {
			$moments[] = self::original_created_at( $order );
		}
		$this->queue->push_deletion_nowait( (int) $customer->getKey(), $moments );
	}

	private function order_updated( object $order ): void {
		if ( $order->wasChanged( array( 'customer_id', 'created_at' ) ) ) {
			$this->push_day( $order );
		}
		if ( $order->wasChanged( array( 'customer_id', 'receipt_number', 'invoice_no' ) ) ) {
			$this->searched_row_changed( $order );
		}
	}

	private function order_deleted( object $order ): void {
		$this->push_day( $order );
		$this->searched_row_changed( $order );
	}

	/**
	 * @param object $row An address or an order.
	 */
	private function searched_row_changed( object $row ): void {
		$this->queue->push_documents_nowait( $row->getRawOriginal( 'customer_id' ), $row->getAttribute( 'customer_id' ) );
	}

	private function push_day( object $order ): void {
		$this->queue->push_days_nowait( self::original_customer_id( $order ), array( self::original_created_at( $order ) ) );
	}

	/**
	 * @param array<string, mixed> $change Has one customer, but FluentCart changes all customers with the old email.
	 */
	private function email_changed( array $change ): void {
		$this->queue->push_documents_of_email_nowait( (string) $change['new_email'] );
	}

	/**
	 * @param array<string, mixed> $change
	 */
	private function orders_reassigned( array $change ): void {
		$this->push_reassigned_orders( (int) $change['from_customer_id'], (int) $change['to_customer_id'] );
	}

	/**
	 * @param array<string, mixed> $change With the order as it was before.
	 */
	private function order_customer_changed( array $change ): void {
		$this->push_reassigned_orders( self::original_customer_id( $change['order'] ), (int) $change['new_customer']->getKey() );
	}

	/**
	 * On SQLite, FluentCart's query builder does not set `updated_at`, so the orders do not show the change.
	 */
	private function push_reassigned_orders( ?int $from, int $to ): void {
		$this->queue->push_days_nowait( $from, array( null ) );
		$this->queue->push_orders_nowait( $this->queue->orders_of_customer( $to ) );
		$this->queue->push_documents_nowait( $from, $to );
	}

	/**
	 * Only reads, because it runs in FluentCart's transaction: a write could cause a deadlock, which rolls the transaction back.
	 *
	 * @param array<string, mixed> $change
	 */
	private function before_orders_deleted( array $change ): void {
		$ids                     = array_map( intval( ... ), array_values( $change['connected_order_ids'] ) );
		$this->pending_deletions = $this->queue->orders_by_id( $ids );
	}

	private function orders_deleted(): void {
		$this->queue->push_orders_nowait( $this->pending_deletions );
		$this->queue->push_documents_nowait( ...array_column( $this->pending_deletions, 'customer_id' ) );
		$this->pending_deletions = array();
	}

	private static function original_created_at( object $model ): ?string {
		return $model->getRawOriginal( 'created_at' );
	}

	private static function original_customer_id( object $order ): ?int {
		$id = $order->getRawOriginal( 'customer_id' );
		return null === $id ? null : (int) $id;
	}

	private function guarded( Closure $listener ): Closure {
		return function ( mixed $value ) use ( $listener ): void {
			$this->attempt( static fn () => $listener( $value ) );
		};
	}

	private function attempt( Closure $work ): void {
		if ( $this->has_failed ) {
			return;
		}
		try {
			$work();
		} catch ( DatabaseError ) {
			$this->has_failed = true;
		} catch ( Throwable ) {
			return; // Another version of FluentCart has other names.
		}
	}
}
