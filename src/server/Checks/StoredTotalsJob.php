<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Checks;

use Closure;
use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Counts once a week, or when asked, the customers whose stored figures are not those of their orders. A run stops after a
 * few seconds, and the next one continues.
 *
 * @phpstan-type FigureFindings array{began: int, ended: int|null, currency: string, from: int, differing: int, first: list<int>}
 *     Unix seconds; the id to continue with; how many customers differ, and the ids of the first of them.
 */
final class StoredTotalsJob {

	private const MARK = 'figures';

	/** Shared web hosts end a request after 30 seconds, and the other jobs want some of them. */
	private const SECONDS = 5;

	/** Ids that Site Health names. */
	private const NAMED = 10;

	/**
	 * @param Closure(): string $currency The store's, ISO 4217.
	 */
	public function __construct(
		private readonly StoredTotalsQuery $figures,
		private readonly CheckpointStore $marks,
		private readonly Closure $currency,
	) {}

	/**
	 * Starts a check, whatever was found before.
	 *
	 * @throws DatabaseError
	 */
	public function begin(): void {
		$mark = $this->mark();
		$this->marks->replace( self::MARK, $mark, self::encode( $this->beginning() ) );
	}

	/**
	 * The job.
	 *
	 * @return bool Whether there is more to do.
	 * @throws DatabaseError
	 */
	public function run(): bool {
		$deadline = Clock::seconds() + self::SECONDS;
		$mark     = $this->mark();
		$findings = self::decode( $mark );
		$currency = ( $this->currency )();
		if ( null === $findings || $findings['currency'] !== $currency || ( null !== $findings['ended'] && Clock::age( $findings['ended'], time() ) > WEEK_IN_SECONDS ) ) {
			$findings = $this->beginning();
		}
		while ( null === $findings['ended'] && Clock::seconds() < $deadline ) {
			$stretch                = $this->figures->scan_range( $findings['from'], $currency );
			$findings['differing'] += count( $stretch['ids'] );
			$findings['first']      = array_slice( array( ...$findings['first'], ...$stretch['ids'] ), 0, self::NAMED );
			$findings['from']       = $stretch['next'] ?? 0;
			$findings['ended']      = null === $stretch['next'] ? time() : null;
			$value                  = self::encode( $findings );
			// After each stretch, since a host may end the request at any moment.
			if ( ! $this->marks->replace( self::MARK, $mark, $value ) ) {
				return true; // Another request has started the check again.
			}
			$mark = $value;
		}
		return null === $findings['ended'];
	}

	/**
	 * @return FigureFindings|null Null before the first check.
	 * @throws DatabaseError
	 */
	public function scan_result(): ?array {
		return self::decode( $this->mark() );
	}

	/**
	 * @throws DatabaseError
	 */
	private function mark(): ?string {
		return $this->marks->read()[ self::MARK ] ?? null;
	}

	/**
	 * @return FigureFindings
	 */
	private function beginning(): array {
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
	 * @param FigureFindings $findings
	 */
	private static function encode( array $findings ): string {
		return (string) wp_json_encode( $findings );
	}

	/**
	 * @return FigureFindings|null
	 */
	private static function decode( ?string $mark ): ?array {
		return CheckpointStore::decoded( $mark, array( 'began', 'ended', 'currency', 'from', 'differing', 'first' ) );
	}
}
