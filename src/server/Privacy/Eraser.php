<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Customers\CustomerHooks;
use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Customers\Deletion\CustomerHasSubscriptions;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Privacy\Data\PersonQuery;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Erases a person for Tools → Erase Personal Data: one customer a call, and with the last one what is left elsewhere.
 */
final class Eraser {

	/** @var list<string> Emails, phones and full names that the last call has erased. */
	public array $mentions = array();

	public function __construct(
		private readonly PersonQuery $people,
		private readonly ErasureRepository $erasure,
		private readonly CustomerDeletionRepository $deletion,
		private readonly CustomerHooks $hooks,
	) {}

	/**
	 * @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}|WP_Error
	 */
	public function erase( string $email ): array|WP_Error {
		try {
			$email   = trim( $email );
			$person  = $this->people->find( $email );
			$refused = array() === $person->customers ? array() : $this->deletion->preview( $person->customers, true );
			$ids     = array_values( array_diff( $person->customers, array_keys( $refused ) ) );
			$report  = new ErasureReport();
			if ( array() !== $ids ) {
				$this->erase_customer( $ids[0], $email, $report );
			}
			$is_done = count( $ids ) <= 1;
			if ( $is_done && array() === $refused ) {
				// Not while a customer stays, whose email the texts name.
				$report->add( $this->erasure->erase_rest( $this->people->find( $email ) ) );
			}
			foreach ( $is_done ? $refused : array() as $id => $refusal ) {
				$report->refuse( $id, $refusal instanceof CustomerHasSubscriptions ? $refusal->subscriptions : 0 );
			}
			$this->mentions = $report->mentions;
			return $report->answer( $is_done );
		} catch ( DatabaseError $error ) {
			return Failure::of( $error, __( 'Couldn’t erase the data of customers.', 'fluent-cart-customers' ) );
		}
	}

	/**
	 * @throws DatabaseError
	 */
	private function erase_customer( int $id, string $email, ErasureReport $report ): void {
		$this->hooks->before_delete( $id );
		try {
			$erased = $this->erasure->erase_customer( $id, $email );
		} catch ( CustomerHasSubscriptions $refusal ) {
			$report->refuse( $id, $refusal->subscriptions ); // Since it was looked up.
			return;
		} catch ( CustomerNotFound ) {
			return; // Another request was faster.
		}
		$report->add( $erased );
		if ( null !== $erased->customer ) {
			$this->hooks->after_delete( $erased->customer );
		}
	}
}
