<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use Closure;
use FluentCartCustomers\Data\ChangeQueue;
use FluentCartCustomers\Data\Condition;
use FluentCartCustomers\Data\DatabaseError;
use Throwable;

defined( 'ABSPATH' ) || exit;

/**
 * Tells the queue what FluentCart changes and its rows do not tell: who has been renamed, and what has been there before.
 * That something of an order or customer has changed, and what it is now, stands in their row.
 *
 * It runs inside FluentCart's checkout. So it answers nothing (an answer would stop FluentCart's own listeners), loads
 * nothing of FluentCart, and keeps quiet when it fails: the sweep finds what it could not tell.
 */
final class FluentCartListener {

	private const CUSTOMER = 'FluentCart\App\Models\Customer';
	private const ORDER    = 'FluentCart\App\Models\Order';

	/** Then it stays quiet for the rest of the request: a checkout that waits for a locked table waits once. */
	private bool $has_failed = false;

	/** @var list<array<string, string|null>> Orders of a deletion that is not committed yet, as ChangeQueue has them. */
	private array $to_be_deleted = array();

	public function __construct( private readonly ChangeQueue $queue ) {}

	public function hook(): void {
		$this->attempt(
			function (): void {
				$events = fluentCart( 'events' );
				$events->listen( 'eloquent.updated: ' . self::CUSTOMER, $this->quietly( $this->customer_updated( ... ) ) );
				$events->listen( 'eloquent.deleted: ' . self::CUSTOMER, $this->quietly( $this->customer_deleted( ... ) ) );
				$events->listen( 'eloquent.updated: ' . self::ORDER, $this->quietly( $this->order_updated( ... ) ) );
				$events->listen( 'eloquent.deleted: ' . self::ORDER, $this->quietly( $this->order_deleted( ... ) ) );
			}
		);
		// What it writes past its models.
		add_action( 'fluent_cart/customer_email_changed', $this->quietly( $this->email_changed( ... ) ) );
		add_action( 'fluent_cart/customer_resources_moved', $this->quietly( $this->resources_moved( ... ) ) );
		add_action( 'fluent_cart/order_customer_changed', $this->quietly( $this->order_customer_changed( ... ) ) );
		add_action( 'fluent_cart/order_before_delete', $this->quietly( $this->orders_about_to_be_deleted( ... ) ) );
		add_action( 'fluent_cart/order_deleted', $this->quietly( $this->orders_deleted( ... ) ) );
		add_action( 'fluent_cart/renewal_order_deleted', $this->quietly( $this->orders_deleted( ... ) ) );
	}

	/**
	 * @param object $customer FluentCart's model, as all below.
	 */
	private function customer_updated( object $customer ): void {
		if ( $customer->wasChanged( array( 'first_name', 'last_name', 'email' ) ) ) {
			$this->queue->append_name( (int) $customer->getKey() );
		}
		if ( $customer->wasChanged( 'created_at' ) ) {
			$this->queue->append_figures( (int) $customer->getKey(), array( self::created_before( $customer ) ) );
		}
	}

	private function customer_deleted( object $customer ): void {
		$moments = array( self::created_before( $customer ) );
		// Their orders are gone already, all at once; FluentCart has read them before.
		foreach ( $customer->relationLoaded( 'orders' ) ? $customer->getRelation( 'orders' ) : array() as $order ) {
			$moments[] = self::created_before( $order );
		}
		$this->queue->append_deletion( (int) $customer->getKey(), $moments );
	}

	private function order_updated( object $order ): void {
		if ( $order->wasChanged( array( 'customer_id', 'created_at' ) ) ) {
			$this->order_deleted( $order );
		}
	}

	private function order_deleted( object $order ): void {
		$this->queue->append_figures( self::customer_before( $order ), array( self::created_before( $order ) ) );
	}

	/**
	 * @param array<string, mixed> $change It names one customer, but all who had the old email have the new one now.
	 */
	private function email_changed( array $change ): void {
		$this->queue->append_names( new Condition( 'email = %s', array( (string) $change['new_email'] ) ) );
	}

	/**
	 * @param array<string, mixed> $change
	 */
	private function resources_moved( array $change ): void {
		$this->orders_moved( (int) $change['from_customer_id'], (int) $change['to_customer_id'] );
	}

	/**
	 * @param array<string, mixed> $change The order in it is as it was.
	 */
	private function order_customer_changed( array $change ): void {
		$this->orders_moved( self::customer_before( $change['order'] ), (int) $change['new_customer']->getKey() );
	}

	/**
	 * On SQLite FluentCart's query builder leaves `updated_at` as it was: the orders themselves tell nothing.
	 */
	private function orders_moved( ?int $from, int $to ): void {
		$this->queue->append_figures( $from, array( null ) );
		$this->queue->append_orders( $this->queue->orders( new Condition( 'customer_id = %d', array( $to ) ) ) );
	}

	/**
	 * In FluentCart's transaction, so it only looks: to write would risk a deadlock, which rolls back what FluentCart has done.
	 *
	 * @param array<string, mixed> $change
	 */
	private function orders_about_to_be_deleted( array $change ): void {
		$ids                 = array_map( intval( ... ), array_values( $change['connected_order_ids'] ) );
		$this->to_be_deleted = $this->queue->orders( Condition::one_of( 'id', $ids ) );
	}

	private function orders_deleted(): void {
		$this->queue->append_orders( $this->to_be_deleted );
		$this->to_be_deleted = array();
	}

	private static function created_before( object $model ): ?string {
		return $model->getRawOriginal( 'created_at' );
	}

	private static function customer_before( object $order ): ?int {
		$id = $order->getRawOriginal( 'customer_id' );
		return null === $id ? null : (int) $id;
	}

	private function quietly( Closure $tell ): Closure {
		return function ( mixed $told ) use ( $tell ): void {
			$this->attempt( static fn () => $tell( $told ) );
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
			return; // A FluentCart that names something differently: the rest goes on.
		}
	}
}
