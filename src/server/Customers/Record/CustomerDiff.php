<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use FluentCartCustomers\Journal\Change;
use FluentCartCustomers\Journal\Outcome;

defined( 'ABSPATH' ) || exit;

/**
 * Compares a customer before and after a write, as the journal stores it; see Change.
 */
final class CustomerDiff {

	public static function of( Customer $before, Customer $after ): Change {
		$old = self::fields( $before, $after );
		$new = self::fields( $after, $before );

		return self::change(
			$before->row->id,
			self::images( self::differing( $old, $new ), self::addresses( $before, $after ), $before->row->user_id, $after->row->user_id ) + self::own_phone( $before, $after ),
			self::images( self::differing( $new, $old ), self::addresses( $after, $before ), $after->row->user_id, $before->row->user_id ) + self::own_phone( $after, $before )
		);
	}

	/**
	 * A change of the linked user only.
	 */
	public static function of_user( int $customer_id, ?int $before, ?int $after ): Change {
		return self::change( $customer_id, self::images( array(), array(), $before, $after ), self::images( array(), array(), $after, $before ) );
	}

	/**
	 * @param array<string, mixed> $before
	 * @param array<string, mixed> $after
	 */
	private static function change( int $customer_id, array $before, array $after ): Change {
		return array() === $before && array() === $after
			? new Change( $customer_id, Outcome::Unchanged )
			: new Change( $customer_id, Outcome::Updated, null, $before, $after );
	}

	/**
	 * @param array<string, string|int|float|bool|null> $fields
	 * @param array<int, array<string, mixed>|null>     $addresses
	 * @return array<string, mixed> One image: only what changed.
	 */
	private static function images( array $fields, array $addresses, ?int $user_id, ?int $other_user_id ): array {
		return array_filter(
			array(
				'fields'    => $fields,
				'addresses' => $addresses,
			)
		) + ( $user_id === $other_user_id ? array() : array( 'user_id' => $user_id ) );
	}

	/**
	 * Whether the phone is the customer's own, or the one of an address.
	 *
	 * @return array{own_phone?: bool} Empty if this has not changed.
	 */
	private static function own_phone( Customer $customer, Customer $other ): array {
		$is_own = '' !== $customer->stored_phone;
		return $customer->phone() === $other->phone() || ( '' !== $other->stored_phone ) === $is_own ? array() : array( 'own_phone' => $is_own );
	}

	/**
	 * A phone that the customer only has from an address changes with the addresses, so it is no change of its own.
	 *
	 * @return array<string, string|int|float|bool>
	 */
	private static function fields( Customer $customer, Customer $other ): array {
		$has_own_phone = '' !== $customer->stored_phone || '' !== $other->stored_phone;
		return array_diff_key( $customer->editable_fields(), $has_own_phone ? array() : array( 'phone' => true ) );
	}

	/**
	 * @return array<int, array<string, mixed>|null> The image of each address that is not the same in the other customer.
	 */
	private static function addresses( Customer $customer, Customer $other ): array {
		$own    = array_column( $customer->addresses, null, 'id' );
		$others = array_column( $other->addresses, null, 'id' );
		$images = array();
		foreach ( array_keys( $own + $others ) as $id ) {
			if ( ! isset( $own[ $id ], $others[ $id ] ) ) {
				$images[ $id ] = isset( $own[ $id ] ) ? array( 'row' => $own[ $id ]->row ) : null;
				continue;
			}
			$fields = self::differing( $own[ $id ]->editable_fields(), $others[ $id ]->editable_fields() );
			if ( array() !== $fields ) {
				$images[ $id ] = array( 'fields' => $fields );
			}
		}
		return $images;
	}

	/**
	 * @template T of string|int|float|bool
	 * @param array<string, T> $values A missing field is null.
	 * @param array<string, T> $others
	 * @return array<string, T|null> The values that differ.
	 */
	private static function differing( array $values, array $others ): array {
		$differing = array();
		foreach ( array_keys( $values + $others ) as $field ) {
			$value = $values[ $field ] ?? null;
			if ( $value !== ( $others[ $field ] ?? null ) ) {
				$differing[ $field ] = $value;
			}
		}
		return $differing;
	}
}
