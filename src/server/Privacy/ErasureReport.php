<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Platform\Sentences;
use FluentCartCustomers\Privacy\Data\PersonValues;

defined( 'ABSPATH' ) || exit;

/**
 * What WordPress shows after an erasure: what stays, and why.
 */
final class ErasureReport {

	private bool $is_any = false;

	/** What a search for traces looks for. */
	public PersonValues $values;

	/** @var list<string> Reasons why data stay. */
	private array $retained = array();

	public function __construct() {
		$this->values = new PersonValues();
	}

	public function add( Erased $erased ): void {
		$this->values = $this->values->with( $erased->values );
		$this->is_any = $this->is_any || $erased->is_any;
		if ( $erased->orders > 0 ) {
			$this->retained[] = Sentences::joined(
				array(
					/* translators: %s: number of orders. */
					sprintf( _n( '%s order was kept because tax law requires it.', '%s orders were kept because tax law requires it.', $erased->orders, 'fluent-cart-customers' ), number_format_i18n( $erased->orders ) ),
					__( 'Names, addresses, IP addresses, card digits, and notes were removed.', 'fluent-cart-customers' ),
					__( 'Numbers, products, amounts, dates, countries, states, and payment references stay.', 'fluent-cart-customers' ),
				)
			);
		}
		if ( $erased->subscriptions > 0 ) {
			$this->retained[] = Sentences::joined(
				array(
					/* translators: %s: number of subscriptions. */
					sprintf( _n( '%s ended subscription was kept for the accounts.', '%s ended subscriptions were kept for the accounts.', $erased->subscriptions, 'fluent-cart-customers' ), number_format_i18n( $erased->subscriptions ) ),
					__( 'Customer and payment method were removed.', 'fluent-cart-customers' ),
					__( 'Products, amounts, dates, and IDs at the payment provider stay.', 'fluent-cart-customers' ),
				)
			);
		}
	}

	public function refuse( int $customer_id, int $subscriptions ): void {
		$this->retained[] = self::refusal( $customer_id, $subscriptions );
	}

	/**
	 * Why a customer stays.
	 */
	public static function refusal( int $customer_id, int $subscriptions ): string {
		return sprintf(
			/* translators: 1: ID of a customer, 2: number of subscriptions. */
			_n(
				'Customer with ID %1$d can’t be erased because %2$s subscription hasn’t ended. End the subscription, then erase the data.',
				'Customer with ID %1$d can’t be erased because %2$s subscriptions haven’t ended. End the subscriptions, then erase the data.',
				$subscriptions,
				'fluent-cart-customers'
			),
			$customer_id,
			number_format_i18n( $subscriptions )
		);
	}

	/**
	 * @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}
	 */
	public function answer( bool $is_done ): array {
		return array(
			'items_removed'  => $this->is_any,
			'items_retained' => array() !== $this->retained,
			'messages'       => $this->retained,
			'done'           => $is_done,
		);
	}
}
