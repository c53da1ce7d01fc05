<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Bulk;

use FluentCartCustomers\Customers\Deletion\CustomerDeletionRepository;
use FluentCartCustomers\Customers\Record\Customer;
use FluentCartCustomers\Customers\Record\CustomerQuery;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunKind;

defined( 'ABSPATH' ) || exit;

/**
 * Compares customers with the versions that the preview of a run has shown, so that a run changes no customer that was edited
 * after its preview.
 */
final class PreviewedVersions {

	/** Customers that are read together. */
	private const CHUNK = 250;

	public function __construct(
		private readonly CustomerQuery $customers,
		private readonly CustomerDeletionRepository $deletion,
	) {}

	/**
	 * @param list<int> $ids
	 * @return array<int, string> Versions of the existing customers, by id.
	 * @throws DatabaseError
	 */
	public function read( RunKind $kind, array $ids ): array {
		$versions = array();
		foreach ( array_chunk( $ids, self::CHUNK ) as $chunk ) {
			$orders = RunKind::Delete === $kind ? $this->deletion->order_counts( $chunk ) : array();
			foreach ( $this->customers->find_all( $chunk ) as $id => $customer ) {
				$versions[ $id ] = self::version( $kind, $customer, $orders[ $id ] ?? 0 );
			}
		}
		return $versions;
	}

	/**
	 * Customers that differ from the preview. Runs with the customers locked.
	 *
	 * @param list<int> $ids Existing customers.
	 * @return list<int> Empty for a run without a preview.
	 * @throws DatabaseError
	 */
	public function changed( Run $run, array $ids ): array {
		$previewed = $run->work['versions'] ?? null;
		if ( null === $previewed ) {
			return array();
		}
		$current = $this->read( $run->kind, $ids );
		return array_values( array_filter( $ids, static fn ( int $id ): bool => ( $current[ $id ] ?? null ) !== ( $previewed[ $id ] ?? null ) ) );
	}

	/**
	 * A deletion also depends on what the customer has: addresses, user and orders.
	 *
	 * @param int $orders Also unpaid ones.
	 */
	private static function version( RunKind $kind, Customer $customer, int $orders ): string {
		$shown = RunKind::Delete === $kind
			? array( $customer->state(), $customer->row->purchase_count, $customer->row->ltv, $orders )
			: array( $customer->version() );
		return substr( hash( 'sha256', (string) wp_json_encode( $shown ) ), 0, 16 );
	}
}
