<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Deletion;

use FluentCartCustomers\Background\Job;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\Step;

defined( 'ABSPATH' ) || exit;

/**
 * Scans for orphans once a week or on request. A scan removes them only on request.
 *
 * @phpstan-type Scan array{is_repair: bool, table: int, from: string|null, found: array<string, int>} Index of the table in
 *               OrphanRepository::TABLES, start of the next range, number of orphans by table.
 */
final class OrphanScanJob implements Job {

	private const START = array(
		'is_repair' => false,
		'table'     => 0,
		'from'      => OrphanRepository::START,
		'found'     => array(),
	);

	public function __construct( private readonly OrphanRepository $orphans ) {}

	public function name(): JobName {
		return JobName::Check;
	}

	public function reconcile( Step $step ): bool {
		return $step->scan( self::START, $this->scan_range( ... ) );
	}

	/**
	 * @param Scan $scan
	 * @return Scan
	 */
	private function scan_range( array $scan ): array {
		$table = OrphanRepository::TABLES[ $scan['table'] ];
		$range = $this->orphans->scan_range( $table, $scan['from'], $scan['is_repair'] );
		if ( $range['found'] > 0 ) {
			$scan['found'][ $table ] = ( $scan['found'][ $table ] ?? 0 ) + $range['found'];
		}
		$scan['from'] = $range['next'];
		if ( null === $range['next'] && isset( OrphanRepository::TABLES[ ++$scan['table'] ] ) ) {
			$scan['from'] = OrphanRepository::START;
		}
		return $scan;
	}
}
