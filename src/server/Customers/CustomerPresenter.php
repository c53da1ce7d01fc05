<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers;

use FluentCartCustomers\Contract\WireFormat;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerRow;
use FluentCartCustomers\Host\Avatar;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Host\SiteUsers;

defined( 'ABSPATH' ) || exit;

/**
 * Shapes customers as the contract has them.
 */
final class CustomerPresenter {

	public function __construct(
		private readonly Host $host,
		private readonly AddressPresenter $addresses,
	) {}

	/**
	 * @return array<string, mixed> The schema Customer.
	 */
	public function customer( Customer $customer ): array {
		return self::filtered_customer(
			array(
				...self::columns( $customer->row ),
				'phone'                  => $customer->phone(),
				'additional_info'        => (object) $customer->info_with_notes(),
				'additional_info_labels' => (object) InfoLabels::of( $customer->additional_info ),
				'addresses'              => array_map( $this->addresses->address( ... ), $customer->addresses ),
				'user'                   => self::user( $customer->row->user_id ),
				'admin_url'              => $this->host->customer_url( $customer->row->id ),
				'version'                => $customer->version(),
			)
		);
	}

	/**
	 * @return array<string, mixed> The schema CustomerSummary.
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
	 * @return array<string, mixed>|null The schema AttachedUser; null if the current user may not list users.
	 */
	private static function user( ?int $id ): ?array {
		$user = null !== $id && current_user_can( 'list_users' ) ? SiteUsers::find( $id ) : null;
		if ( null === $user ) {
			return null;
		}
		// Empty if the current user may not edit that user.
		$edit_url = (string) get_edit_user_link( $user->ID );
		return array(
			'id'           => $user->ID,
			'display_name' => SiteUsers::name( $user->display_name ),
			'user_email'   => $user->user_email,
			'user_login'   => $user->user_login,
			'edit_url'     => '' === $edit_url ? null : $edit_url,
		);
	}

	/**
	 * @param array<string, mixed> $prepared
	 * @return array<string, mixed>
	 */
	private static function filtered_customer( array $prepared ): array {
		/**
		 * Filters a customer before the API returns it, in a list and alone.
		 *
		 * @param array<string, mixed> $prepared The schema CustomerSummary or Customer. Add members, and keep those that are
		 *                                       present.
		 */
		return (array) apply_filters( 'fluent_cart_customers/customer', $prepared );
	}
}
