<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers;

use FluentCartCustomers\Activity\ActivityEntry;
use FluentCartCustomers\Contract\WireFormat;
use FluentCartCustomers\Customers\Record\Address;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Host\Avatar;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Host\SiteUsers;
use FluentCartCustomers\Orders\CustomerStats;
use FluentCartCustomers\Orders\Order;

defined( 'ABSPATH' ) || exit;

/**
 * Puts records into the contract's shapes: schemas CustomerSummary, Customer, Address, Order,
 * CustomerStats and ActivityEntry of openapi.json.
 */
final class CustomerPresenter {

	public function __construct( private readonly Host $host ) {}

	/**
	 * @return array<string, mixed> A Customer.
	 */
	public function customer( Customer $customer ): array {
		return self::filtered_customer(
			array(
				...self::columns( $customer->row ),
				'phone'                  => $customer->phone(),
				'additional_info'        => (object) $customer->info_with_notes(),
				'additional_info_labels' => (object) InfoLabels::of( $customer->additional_info ),
				'addresses'              => array_map( $this->address( ... ), $customer->addresses ),
				'user'                   => self::user( $customer->row->user_id ),
				'admin_url'              => $this->host->customer_url( $customer->row->id ),
				'version'                => $customer->version(),
			)
		);
	}

	/**
	 * @return array<string, mixed> A CustomerSummary.
	 */
	public function summary( CustomerRow $row ): array {
		return self::filtered_customer( self::columns( $row ) );
	}

	/**
	 * @return array<string, mixed>
	 */
	private static function columns( CustomerRow $row ): array {
		return array(
			'id'                  => $row->id,
			'user_id'             => $row->user_id,
			'email'               => $row->email,
			'first_name'          => $row->first_name,
			'last_name'           => $row->last_name,
			'status'              => $row->status,
			'total_spent'         => $row->ltv,
			'order_count'         => $row->purchase_count,
			'average_order_value' => WireFormat::average( $row->ltv, $row->purchase_count ),
			'first_order_date'    => WireFormat::timestamp( $row->first_purchase_date ),
			'last_order_date'     => WireFormat::timestamp( $row->last_purchase_date ),
			'avatar_url'          => Avatar::url( $row->email ),
			'created_at'          => WireFormat::timestamp( $row->created_at ),
			'updated_at'          => WireFormat::timestamp( $row->updated_at ),
		);
	}

	/**
	 * @return array<string, mixed>|null An AttachedUser.
	 */
	private static function user( ?int $id ): ?array {
		$user = null !== $id && current_user_can( 'list_users' ) ? SiteUsers::find( $id ) : null;
		if ( null === $user ) {
			return null;
		}
		// Empty for who may not edit them.
		$edit_url = (string) get_edit_user_link( $user->ID );
		return array(
			'id'           => $user->ID,
			'display_name' => $user->display_name,
			'user_email'   => $user->user_email,
			'user_login'   => $user->user_login,
			'edit_url'     => '' === $edit_url ? null : $edit_url,
		);
	}

	/**
	 * @return array<string, mixed> An Address.
	 */
	public function address( Address $address ): array {
		$prepared = array(
			'id'         => $address->id,
			'type'       => $address->type,
			'label'      => $address->label,
			'first_name' => $address->first_name,
			'last_name'  => $address->last_name,
			'company'    => $address->company,
			'address_1'  => $address->address_1,
			'address_2'  => $address->address_2,
			'city'       => $address->city,
			'state'      => $address->state,
			'postcode'   => $address->postcode,
			'country'    => $address->country,
			'phone'      => $address->phone,
			'email'      => $address->email,
			'is_primary' => $address->is_primary,
			'created_at' => WireFormat::timestamp( $address->created_at ),
			'updated_at' => WireFormat::timestamp( $address->updated_at ),
		);
		/**
		 * Filters an address as the API answers it.
		 *
		 * @param array<string, mixed> $prepared An Address; add to it, and leave what it has.
		 */
		return (array) apply_filters( 'fluent_cart_customers/address', $prepared );
	}

	/**
	 * @return array<string, mixed> An Order.
	 */
	public function order( Order $order ): array {
		$prepared = array(
			'id'                   => $order->id,
			'status'               => $order->status,
			'payment_status'       => $order->payment_status,
			'shipping_status'      => $order->shipping_status,
			'type'                 => $order->type,
			'mode'                 => $order->mode,
			'invoice_no'           => $order->invoice_no,
			'payment_method_title' => $order->payment_method_title,
			'total_amount'         => $order->total_amount,
			'total_paid'           => $order->total_paid,
			'total_refund'         => $order->total_refund,
			'currency'             => $order->currency,
			'completed_at'         => WireFormat::timestamp( $order->completed_at ),
			'created_at'           => WireFormat::timestamp( $order->created_at ),
			'updated_at'           => WireFormat::timestamp( $order->updated_at ),
			'admin_url'            => $this->host->order_url( $order->id ),
		);
		/**
		 * Filters an order as the API answers it.
		 *
		 * @param array<string, mixed> $prepared An Order; add to it, and leave what it has.
		 */
		return (array) apply_filters( 'fluent_cart_customers/order', $prepared );
	}

	/**
	 * @return array<string, mixed> An ActivityEntry.
	 */
	public function activity( ActivityEntry $entry ): array {
		return array(
			'id'         => $entry->id,
			'type'       => $entry->type,
			'changes'    => $entry->changes,
			'address_id' => $entry->address_id,
			'user'       => self::user_of_entry( $entry ),
			'author'     => null === $entry->author_id
				? null
				: array(
					'id'           => $entry->author_id,
					'display_name' => $entry->display_name,
				),
			'created_at' => WireFormat::timestamp( $entry->created_at ),
		);
	}

	/**
	 * @return array{id: int, display_name: string, reason: string|null}|null
	 */
	private static function user_of_entry( ActivityEntry $entry ): ?array {
		return null === $entry->user || current_user_can( 'list_users' ) ? $entry->user : array( 'display_name' => '' ) + $entry->user;
	}

	/**
	 * @param string $currency That of the sums, ISO 4217.
	 * @return array<string, mixed> CustomerStats.
	 */
	public function stats( CustomerStats $stats, string $currency ): array {
		$by_month = array();
		foreach ( $stats->by_month as $month => $figures ) {
			$by_month[] = array( 'month' => $month ) + $figures;
		}
		return array(
			'total_spent'         => $stats->total_spent,
			'order_count'         => $stats->order_count,
			'average_order_value' => WireFormat::average( $stats->total_spent, $stats->order_count ),
			'first_order_date'    => WireFormat::timestamp( $stats->first_order_date ),
			'last_order_date'     => WireFormat::timestamp( $stats->last_order_date ),
			'currency'            => $currency,
			'other_currencies'    => $stats->other_currencies,
			'by_month'            => $by_month,
		);
	}

	/**
	 * @param array<string, mixed> $prepared
	 * @return array<string, mixed>
	 */
	private static function filtered_customer( array $prepared ): array {
		/**
		 * Filters a customer as the API answers them, in a list and alone.
		 *
		 * @param array<string, mixed> $prepared A CustomerSummary, or a whole Customer; add to it, and leave what it has.
		 */
		return (array) apply_filters( 'fluent_cart_customers/customer', $prepared );
	}
}
