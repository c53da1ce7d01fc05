<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Checks;

use Closure;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Counts the customers whose stored totals differ from their orders, once a week or on request. A run ends after a few
 * seconds, and the next run continues the check.
 *
 * @phpstan-type TotalsFindings array{began: int, ended: int|null, currency: string, from: int, differing: int, first: list<int>}
 *     Start and end in Unix seconds, the id to continue with, the number of customers that differ, and the first of their ids.
 */
final class StoredTotalsJob {

	private const CHECKPOINT = 'figures';

	/** Shared web hosts end a request after 30 seconds, which all jobs of a request share. */
	private const RUN_SECONDS = 5;

	/** Ids that Site Health lists. */
	private const MAX_LISTED = 10;

	/**
	 * @param Closure(): string $currency Currency of the store, ISO 4217.
	 */
	public function __construct(
		private readonly StoredTotalsQuery $totals,
		private readonly CheckpointStore $checkpoints,
		private readonly Closure $currency,
	) {}

	/**
	 * Starts a new check, which replaces the findings of the last one.
	 *
	 * @throws DatabaseError
	 */
	public function begin(): void {
		$this->checkpoints->replace( self::CHECKPOINT, $this->checkpoint(), self::encode( $this->initial_findings() ) );
	}

	/**
	 * @return bool Whether the check is unfinished.
	 * @throws DatabaseError
	 */
	public function run(): bool {
		$deadline   = Clock::seconds() + self::RUN_SECONDS;
		$checkpoint = $this->checkpoint();
		$findings   = self::decode( $checkpoint );
		$currency   = ( $this->currency )();
		if ( null === $findings || $findings['currency'] !== $currency || ( null !== $findings['ended'] && Clock::age( $findings['ended'], time() ) > WEEK_IN_SECONDS ) ) {
			$findings = $this->initial_findings();
		}
		while ( null === $findings['ended'] && Clock::seconds() < $deadline ) {
			$range                  = $this->totals->scan_range( $findings['from'], $currency );
			$findings['differing'] += count( $range['ids'] );
			$findings['first']      = array_slice( array( ...$findings['first'], ...$range['ids'] ), 0, self::MAX_LISTED );
			$findings['from']       = $range['next'] ?? 0;
			$findings['ended']      = null === $range['next'] ? time() : null;
			$value                  = self::encode( $findings );
			// Saved after each range, because the server can end the request at any time.
			if ( ! $this->checkpoints->replace( self::CHECKPOINT, $checkpoint, $value ) ) {
				return true; // Another request has started the check again.
			}
			$checkpoint = $value;
		}
		return null === $findings['ended'];
	}

	/**
	 * @return TotalsFindings|null Null before the first check.
	 * @throws DatabaseError
	 */
	public function scan_result(): ?array {
		return self::decode( $this->checkpoint() );
	}

	/**
	 * @throws DatabaseError
	 */
	private function checkpoint(): ?string {
		return $this->checkpoints->read()[ self::CHECKPOINT ] ?? null;
	}

	/**
	 * @return TotalsFindings
	 */
	private function initial_findings(): array {
		return array(
			'began'     => time(),
			'ended'     => null,
			'currency'  => ( $this->currency )(),
			'from'      => 0,
			'differing' => 0,
			'first'     => array(),
		);
	}

	/**
	 * @param TotalsFindings $findings
	 */
	private static function encode( array $findings ): string {
		return (string) wp_json_encode( $findings );
	}

	/**
	 * @return TotalsFindings|null
	 */
	private static function decode( ?string $checkpoint ): ?array {
		return CheckpointStore::decoded( $checkpoint, array( 'began', 'ended', 'currency', 'from', 'differing', 'first' ) );
	}
}
