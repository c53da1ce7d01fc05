<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Customers\Deletion\CustomerHasSubscriptions;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Privacy\Data\DataTexts;
use FluentCartCustomers\Privacy\Data\Person;
use FluentCartCustomers\Privacy\Data\PersonRowsQuery;
use FluentCartCustomers\Privacy\Traces\EmailSearchQuery;

defined( 'ABSPATH' ) || exit;

/**
 * What an erasure would do, before it is done.
 */
final class ErasureMap {

	/** Rows that stay without personal data. */
	private const KEPT = array( 'fct_orders', 'fct_order_addresses', 'fct_order_transactions', 'fct_order_items', 'fct_order_meta', 'fct_order_operations', 'fct_order_tax_rate', 'fct_subscriptions' );

	public function __construct(
		private readonly PersonSearch $search,
		private readonly PersonRowsQuery $rows,
		private readonly CustomerDeletionRepository $deletion,
	) {}

	/**
	 * @return array{rows: list<array{data: string, number: int, outcome: string}>, refusals: list<string>}|null Null while the search
	 *         goes on: call again in the next request.
	 * @throws DatabaseError
	 */
	public function of( string $email ): ?array {
		$state = $this->search->search( PersonSearch::MAP, $email, $this->search->read( PersonSearch::MAP, $email ), PersonSearch::deadline() );
		if ( ! EmailSearchQuery::is_done( $state['search'] ) ) {
			return null;
		}
		$this->search->forget( PersonSearch::MAP, $email );
		$person   = $this->search->person( $email, $state );
		$refused  = array() === $person->customers ? array() : $this->deletion->preview( $person->customers, true );
		$rows     = array();
		$refusals = array();
		// All data of a customer that can’t be erased stay.
		$erasable = new Person( $person->email, array_values( array_diff( $person->customers, array_keys( $refused ) ) ), $person->deleted, $person->orders, $person->values, $person->staged );
		foreach ( array() !== $refused && array() === $erasable->ids() ? array() : $this->rows->counts( $erasable ) as $table => $number ) {
			$rows[] = array(
				'data'    => DataTexts::group( $table ),
				'number'  => $number,
				'outcome' => self::outcome( $table ),
			);
		}
		foreach ( $refused as $id => $refusal ) {
			$refusals[] = ErasureReport::refusal( $id, $refusal instanceof CustomerHasSubscriptions ? $refusal->subscriptions : 0 );
		}
		return array(
			'rows'     => $rows,
			'refusals' => $refusals,
		);
	}

	private static function outcome( string $table ): string {
		return in_array( $table, self::KEPT, true )
			? __( 'Kept for tax law and the accounts, without personal data', 'fluent-cart-customers' )
			: __( 'Deleted permanently', 'fluent-cart-customers' );
	}
}
