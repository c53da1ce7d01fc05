<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Deletion;

use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Scans for orphans once a week or on request, in steps of a few seconds. A scan removes them only on request.
 *
 * @phpstan-type Scan array{removing: bool, began: int, ended: int|null, table: int, from: string, found: array<string, int>}
 *     Times in Unix seconds; the table and the start of the range to continue with; the number of orphans by table.
 */
final class OrphanScanJob {

	private const CHECKPOINT = 'orphans';

	/** Shared web hosts end a request after 30 seconds, so a step stops before that. */
	private const STEP_SECONDS = 15;

	public function __construct(
		private readonly OrphanRepository $orphans,
		private readonly CheckpointStore $checkpoints,
	) {}

	/**
	 * Starts a new scan. A scan without repair does not replace a running repair.
	 *
	 * @throws DatabaseError
	 */
	public function begin( bool $is_repair ): void {
		do {
			$checkpoint = $this->checkpoint();
			$scan       = self::decode( $checkpoint );
			if ( ! $is_repair && null !== $scan && $scan['removing'] && null === $scan['ended'] ) {
				return;
			}
			$begun = self::encode( self::new_scan( $is_repair ) );
			// Two requests may start the same scan in the same second.
		} while ( $begun !== $checkpoint && ! $this->checkpoints->replace( self::CHECKPOINT, $checkpoint, $begun ) );
	}

	/**
	 * @return bool Whether a further step is needed.
	 * @throws DatabaseError
	 */
	public function continue_scan(): bool {
		$deadline   = Clock::seconds() + self::STEP_SECONDS;
		$checkpoint = $this->checkpoint();
		$scan       = self::decode( $checkpoint );
		if ( null === $scan || ( null !== $scan['ended'] && Clock::age( $scan['ended'], time() ) > WEEK_IN_SECONDS ) ) {
			$scan = self::new_scan( false );
		}
		while ( null === $scan['ended'] && Clock::seconds() < $deadline ) {
			$scan  = $this->scan_next_range( $scan );
			$value = self::encode( $scan );
			// After each range, because the web host may end the request at any time.
			if ( ! $this->checkpoints->replace( self::CHECKPOINT, $checkpoint, $value ) ) {
				return true; // Another request has started a new scan.
			}
			$checkpoint = $value;
		}
		return null === $scan['ended'];
	}

	/**
	 * @return Scan|null The running or last scan; null before the first.
	 * @throws DatabaseError
	 */
	public function scan_result(): ?array {
		return self::decode( $this->checkpoint() );
	}

	/**
	 * @param Scan $scan
	 * @return Scan
	 * @throws DatabaseError
	 */
	private function scan_next_range( array $scan ): array {
		$table = OrphanRepository::TABLES[ $scan['table'] ];
		$range = $this->orphans->scan_range( $table, $scan['from'], $scan['removing'] );
		if ( $range['found'] > 0 ) {
			$scan['found'][ $table ] = ( $scan['found'][ $table ] ?? 0 ) + $range['found'];
		}
		$scan['from'] = $range['next'] ?? OrphanRepository::START;
		if ( null === $range['next'] ) {
			++$scan['table'];
		}
		if ( ! isset( OrphanRepository::TABLES[ $scan['table'] ] ) ) {
			$scan['ended'] = time();
		}
		return $scan;
	}

	/**
	 * @throws DatabaseError
	 */
	private function checkpoint(): ?string {
		return $this->checkpoints->read()[ self::CHECKPOINT ] ?? null;
	}

	/**
	 * @return Scan
	 */
	private static function new_scan( bool $is_repair ): array {
		return array(
			'removing' => $is_repair,
			'began'    => time(),
			'ended'    => null,
			'table'    => 0,
			'from'     => OrphanRepository::START,
			'found'    => array(),
		);
	}

	/**
	 * @param Scan $scan
	 */
	private static function encode( array $scan ): string {
		return (string) wp_json_encode( $scan, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE );
	}

	/**
	 * @return Scan|null
	 */
	private static function decode( ?string $checkpoint ): ?array {
		return CheckpointStore::decoded( $checkpoint, array( 'removing', 'began', 'ended', 'table', 'from', 'found' ) );
	}
}
