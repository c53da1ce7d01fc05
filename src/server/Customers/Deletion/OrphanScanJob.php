<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Deletion;

use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Looks once a week, or when somebody asks, for rows of customers who are not there, a few seconds at a time and wherever
 * the one before has ended. It removes them only if that was asked for.
 *
 * @phpstan-type Findings array{removing: bool, began: int, ended: int|null, table: int, from: string, found: array<string, int>}
 *     Unix seconds; the table and the stretch to go on with; and how many rows were found, by table.
 */
final class OrphanScanJob {

	/** The mark that holds the findings. */
	private const MARK = 'orphans';

	/** A background job of a shared host is killed after 30 seconds. */
	private const SECONDS = 15;

	public function __construct(
		private readonly OrphanRepository $orphans,
		private readonly CheckpointStore $marks,
	) {}

	/**
	 * Begins anew, whatever was found before; but who only looks does not end a removal.
	 *
	 * @throws DatabaseError
	 */
	public function begin( bool $removing ): void {
		do {
			$mark     = $this->mark();
			$findings = self::decode( $mark );
			if ( ! $removing && null !== $findings && $findings['removing'] && null === $findings['ended'] ) {
				return;
			}
			$begun = self::encode( self::beginning( $removing ) );
			// Two may begin in the same second.
		} while ( $begun !== $mark && ! $this->marks->replace( self::MARK, $mark, $begun ) );
	}

	/**
	 * The job.
	 *
	 * @return bool Whether there is more to do.
	 * @throws DatabaseError
	 */
	public function continue_scan(): bool {
		$deadline = Clock::seconds() + self::SECONDS;
		$mark     = $this->mark();
		$findings = self::decode( $mark );
		if ( null === $findings || ( null !== $findings['ended'] && Clock::age( $findings['ended'], time() ) > WEEK_IN_SECONDS ) ) {
			$findings = self::beginning( false );
		}
		while ( null === $findings['ended'] && Clock::seconds() < $deadline ) {
			$findings = $this->after_stretch( $findings );
			$value    = self::encode( $findings );
			// Each time, since a host may end it at any moment.
			if ( ! $this->marks->replace( self::MARK, $mark, $value ) ) {
				return true; // Somebody has begun anew.
			}
			$mark = $value;
		}
		return null === $findings['ended'];
	}

	/**
	 * @return Findings|null Null if nobody has looked yet.
	 * @throws DatabaseError
	 */
	public function scan_result(): ?array {
		return self::decode( $this->mark() );
	}

	/**
	 * @param Findings $findings
	 * @return Findings
	 * @throws DatabaseError
	 */
	private function after_stretch( array $findings ): array {
		$table   = OrphanRepository::TABLES[ $findings['table'] ];
		$stretch = $this->orphans->scan_range( $table, $findings['from'], $findings['removing'] );
		if ( $stretch['found'] > 0 ) {
			$findings['found'][ $table ] = ( $findings['found'][ $table ] ?? 0 ) + $stretch['found'];
		}
		$findings['from'] = $stretch['next'] ?? OrphanRepository::BEGINNING;
		if ( null === $stretch['next'] ) {
			++$findings['table'];
		}
		if ( ! isset( OrphanRepository::TABLES[ $findings['table'] ] ) ) {
			$findings['ended'] = time();
		}
		return $findings;
	}

	/**
	 * @throws DatabaseError
	 */
	private function mark(): ?string {
		return $this->marks->read()[ self::MARK ] ?? null;
	}

	/**
	 * @return Findings
	 */
	private static function beginning( bool $removing ): array {
		return array(
			'removing' => $removing,
			'began'    => time(),
			'ended'    => null,
			'table'    => 0,
			'from'     => OrphanRepository::BEGINNING,
			'found'    => array(),
		);
	}

	/**
	 * @param Findings $findings
	 */
	private static function encode( array $findings ): string {
		return (string) wp_json_encode( $findings, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE );
	}

	/**
	 * @return Findings|null
	 */
	private static function decode( ?string $mark ): ?array {
		return CheckpointStore::decoded( $mark, array( 'removing', 'began', 'ended', 'table', 'from', 'found' ) );
	}
}
