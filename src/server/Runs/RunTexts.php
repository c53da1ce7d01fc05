<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Runs;

use FluentCartCustomers\Host\CustomerStatuses;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunKind;
use FluentCartCustomers\Platform\Sentences;

defined( 'ABSPATH' ) || exit;

/**
 * Titles of runs and sentences of their results, in the language of the reader. They contain no personal data of customers.
 */
final class RunTexts {

	public static function title( Run $run ): string {
		return self::title_of( $run->kind, $run->work );
	}

	/**
	 * @param array<string, mixed> $work Of the run.
	 */
	private static function title_of( RunKind $kind, array $work ): string {
		return match ( $kind ) {
			RunKind::UpdateCustomer     => __( 'Customer updated', 'fluent-cart-customers' ),
			RunKind::DeleteCustomer     => __( 'Customer deleted', 'fluent-cart-customers' ),
			RunKind::CreateAddress      => __( 'Address added', 'fluent-cart-customers' ),
			RunKind::UpdateAddress      => __( 'Address updated', 'fluent-cart-customers' ),
			RunKind::DeleteAddress      => __( 'Address deleted', 'fluent-cart-customers' ),
			RunKind::MakeAddressPrimary => __( 'Primary address changed', 'fluent-cart-customers' ),
			RunKind::AttachUser         => __( 'WordPress user linked', 'fluent-cart-customers' ),
			RunKind::DetachUser         => __( 'WordPress user unlinked', 'fluent-cart-customers' ),
			RunKind::CreateUser         => __( 'WordPress user created', 'fluent-cart-customers' ),
			/* translators: %s: a status, like “Inactive”. */
			RunKind::UpdateStatus       => sprintf( __( 'Set status to “%s”', 'fluent-cart-customers' ), self::status( (string) ( $work['status'] ?? '' ) ) ),
			RunKind::Delete             => __( 'Delete customers', 'fluent-cart-customers' ),
			RunKind::Import             => self::import_title( (string) ( $work['source'] ?? '' ) ),
			RunKind::Undo               => self::undo_title( $work ),
		};
	}

	/**
	 * Why a value or a customer was kept: one sentence for each field.
	 *
	 * @param array<string, array{by?: int|null, at?: string|null, code?: string}> $kept By full field name.
	 * @param array<int, string>                                                  $names Display names by user.
	 */
	public static function kept( array $kept, array $names ): string {
		$sentences = array();
		foreach ( $kept as $field => $change ) {
			$sentences[] = isset( $change['code'] ) ? self::of_code( $change['code'] ) : self::kept_field( self::field( (string) $field ), $names[ (int) ( $change['by'] ?? 0 ) ] ?? '', $change['at'] ?? null );
		}
		return Sentences::joined( $sentences );
	}

	/**
	 * The sentence of a code that has no values.
	 */
	public static function of_code( string $code ): string {
		return match ( $code ) {
			'customer_not_found'         => __( 'The customer doesn’t exist.', 'fluent-cart-customers' ),
			'customer_has_orders'        => __( 'The customer has orders. To delete the customer anyway, set force to true.', 'fluent-cart-customers' ),
			'customer_has_subscriptions' => __( 'A subscription of the customer hasn’t ended.', 'fluent-cart-customers' ),
			'has_orders'                 => __( 'Not undone, because the customer has ordered since.', 'fluent-cart-customers' ),
			'changed_since'              => __( 'Not undone, because the customer was changed since.', 'fluent-cart-customers' ),
			'id_taken'                   => __( 'Not undone, because another customer has this ID now.', 'fluent-cart-customers' ),
			'email_taken'                => __( 'Not undone, because another customer has this email address now.', 'fluent-cart-customers' ),
			'user_taken'                 => __( 'The WordPress user is linked to another customer now.', 'fluent-cart-customers' ),
			'user_gone'                  => __( 'The WordPress user no longer exists.', 'fluent-cart-customers' ),
			'insufficient_permissions'   => __( 'Not undone, because this needs permission to edit users.', 'fluent-cart-customers' ),
			'duplicate_row'              => __( 'An earlier row has the same email address.', 'fluent-cart-customers' ),
			'erased'                     => __( 'The data of this person was erased, so it can’t be undone.', 'fluent-cart-customers' ),
			default                      => __( 'Not undone.', 'fluent-cart-customers' ),
		};
	}

	/**
	 * Without the name of the file, which may be the name of a person.
	 */
	private static function import_title( string $source ): string {
		return match ( $source ) {
			'shopify'     => __( 'Import from Shopify', 'fluent-cart-customers' ),
			'woocommerce' => __( 'Import from WooCommerce', 'fluent-cart-customers' ),
			'fluentcart'  => __( 'Import from FluentCart', 'fluent-cart-customers' ),
			'edd'         => __( 'Import from Easy Digital Downloads', 'fluent-cart-customers' ),
			default       => __( 'Import from a file', 'fluent-cart-customers' ),
		};
	}

	/**
	 * @param array<string, mixed> $work From RunCommands.
	 */
	private static function undo_title( array $work ): string {
		$title = self::title_of( RunKind::from( $work['kind'] ), $work['work'] );
		return true === $work['is_again']
			/* translators: %s: the first change, which was undone before, like “Delete customers”. */
			? sprintf( __( 'Undo again: %s', 'fluent-cart-customers' ), $title )
			/* translators: %s: the change that is undone, like “Delete customers”. */
			: sprintf( __( 'Undo: %s', 'fluent-cart-customers' ), $title );
	}

	/**
	 * @param string      $name Display name of the user; empty if unknown.
	 * @param string|null $at   GMT, `Y-m-d H:i:s`.
	 */
	private static function kept_field( string $field, string $name, ?string $at ): string {
		if ( null === $at ) {
			/* translators: %s: a field, like “City”. */
			return sprintf( __( '%s: not undone, because it was changed since.', 'fluent-cart-customers' ), $field );
		}
		$day = wp_date( (string) get_option( 'date_format' ), (int) strtotime( "$at UTC" ) );
		return '' === $name
			/* translators: 1: a field, like “City”. 2: a date. */
			? sprintf( __( '%1$s: not undone, because it was changed on %2$s.', 'fluent-cart-customers' ), $field, $day )
			/* translators: 1: a field, like “City”. 2: a name. 3: a date. */
			: sprintf( __( '%1$s: not undone, because %2$s changed it on %3$s.', 'fluent-cart-customers' ), $field, $name, $day );
	}

	/**
	 * The name of a field as a person reads it.
	 */
	public static function field( string $field ): string {
		if ( 1 === preg_match( '/^additional_info\[(.*)\]$/sD', $field, $key ) ) {
			return 'notes' === $key[1] ? __( 'Notes', 'fluent-cart-customers' ) : $key[1];
		}
		return match ( $field ) {
			'email'      => __( 'Email', 'fluent-cart-customers' ),
			'first_name' => __( 'First name', 'fluent-cart-customers' ),
			'last_name'  => __( 'Last name', 'fluent-cart-customers' ),
			'phone'      => __( 'Phone', 'fluent-cart-customers' ),
			'status'     => __( 'Status', 'fluent-cart-customers' ),
			'user_id'    => __( 'WordPress user', 'fluent-cart-customers' ),
			'address'    => __( 'Address', 'fluent-cart-customers' ),
			'orders'     => __( 'Orders', 'fluent-cart-customers' ),
			'type'       => __( 'Type', 'fluent-cart-customers' ),
			'label'      => __( 'Label', 'fluent-cart-customers' ),
			'labels'     => __( 'Labels', 'fluent-cart-customers' ),
			'address_1'  => __( 'Address line 1', 'fluent-cart-customers' ),
			'address_2'  => __( 'Address line 2', 'fluent-cart-customers' ),
			'city'       => __( 'City', 'fluent-cart-customers' ),
			'state'      => __( 'State', 'fluent-cart-customers' ),
			'postcode'   => __( 'Postal code', 'fluent-cart-customers' ),
			'country'    => __( 'Country', 'fluent-cart-customers' ),
			'company'    => __( 'Company', 'fluent-cart-customers' ),
			'is_primary' => __( 'Primary address', 'fluent-cart-customers' ),
			default      => $field,
		};
	}

	private static function status( string $status ): string {
		return CustomerStatuses::all()[ $status ] ?? $status;
	}
}
