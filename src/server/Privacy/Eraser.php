<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Customers\CustomerHooks;
use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Customers\Deletion\CustomerHasSubscriptions;
use FluentCartCustomers\Customers\Record\CustomerNotFound;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Privacy\Data\Person;
use FluentCartCustomers\Privacy\Data\PersonValues;
use FluentCartCustomers\Privacy\Traces\EmailSearchQuery;
use WP_Error;

defined( 'ABSPATH' ) || exit;

/**
 * Erases a person for Tools → Erase Personal Data, in the steps of several calls: the person is found, texts of large tables are
 * masked, one customer after the other is erased, and with the last one what is left elsewhere.
 *
 * @phpstan-import-type State from EmailSearchQuery
 */
final class Eraser {

	/** What the last call has erased. */
	public PersonValues $values;

	public function __construct(
		private readonly PersonSearch $search,
		private readonly LargeTextEraser $texts,
		private readonly ErasureRepository $erasure,
		private readonly CustomerDeletionRepository $deletion,
		private readonly CustomerHooks $hooks,
	) {
		$this->values = new PersonValues();
	}

	/**
	 * @param int $page From 1. The first one begins anew.
	 * @return array{items_removed: bool, items_retained: bool, messages: list<string>, done: bool}|WP_Error
	 */
	public function erase( string $email, int $page = 1 ): array|WP_Error {
		$email = trim( $email );
		try {
			if ( $page <= 1 ) {
				$this->search->forget( PersonSearch::ERASE, $email );
			}
			$deadline = PersonSearch::deadline();
			$report   = new ErasureReport();
			$state    = $this->search->search( PersonSearch::ERASE, $email, $this->search->read( PersonSearch::ERASE, $email ), $deadline );
			$is_done  = EmailSearchQuery::is_done( $state['search'] ) && $this->continue( $email, $state, $deadline, $report );
			if ( $is_done ) {
				$this->search->forget( PersonSearch::ERASE, $email );
			}
			$this->values = $report->values;
			return $report->answer( $is_done );
		} catch ( DatabaseError $error ) {
			return Failure::of( $error, __( 'Couldn’t erase the data of customers.', 'fluent-cart-customers' ) );
		}
	}

	/**
	 * @param array{search: State, pages: int, ...} $state Of a search that has ended.
	 * @return bool Whether nothing is left to erase.
	 * @throws DatabaseError
	 */
	private function continue( string $email, array $state, float $deadline, ErasureReport $report ): bool {
		$person  = $this->search->person( $email, $state );
		$refused = array() === $person->customers ? array() : $this->deletion->preview( $person->customers, true );
		$ids     = array_values( array_diff( $person->customers, array_keys( $refused ) ) );
		if ( array() === $refused || array() !== $ids ) {
			// Before the customers, because it needs their values.
			$state = $this->texts->mask( $person, $ids, $state, $deadline, $report );
			$this->search->store( PersonSearch::ERASE, $email, $state );
			if ( ! $this->texts->is_done( $state ) ) {
				return false;
			}
		}
		if ( array() !== $ids ) {
			$this->erase_customer( $ids[0], $person, $report );
		}
		if ( count( $ids ) > 1 ) {
			return false;
		}
		if ( array() === $refused ) {
			// Not while a customer stays, whose email the texts name.
			$report->add( $this->erasure->erase_rest( $this->search->person( $email, $state ) ) );
		}
		foreach ( $refused as $id => $refusal ) {
			$report->refuse( $id, $refusal instanceof CustomerHasSubscriptions ? $refusal->subscriptions : 0 );
		}
		return true;
	}

	/**
	 * @throws DatabaseError
	 */
	private function erase_customer( int $id, Person $person, ErasureReport $report ): void {
		$this->hooks->before_delete( $id );
		try {
			$erased = $this->erasure->erase_customer( $id, $person );
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
