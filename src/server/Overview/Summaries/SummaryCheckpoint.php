<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * How far the summaries have come.
 *
 * @phpstan-type Folded array{base: string, today: string, at: int, seen: string}
 * @phpstan-type Top array{from: string, spent: int, id: int}
 */
final class SummaryCheckpoint {

	private const LOCK    = 'lock';
	private const FOLDED  = 'folded';
	private const SWEPT   = 'swept';
	private const CLAIMED = 'claimed';
	private const TOP     = 'top.';

	public function __construct( private readonly CheckpointStore $marks ) {}

	/**
	 * @throws DatabaseError
	 */
	public function read(): CheckpointState {
		$marks = $this->marks->read();
		$tops  = array();
		foreach ( Period::cases() as $period ) {
			$top = CheckpointStore::decoded( $marks[ self::TOP . $period->value ] ?? null, array( 'from', 'spent', 'id' ) );
			if ( null !== $top ) {
				$tops[ $period->value ] = $top;
			}
		}
		return new CheckpointState( CheckpointStore::decoded( $marks[ self::FOLDED ] ?? null, array( 'base', 'today', 'at', 'seen' ) ), (int) ( $marks[ self::SWEPT ] ?? 0 ), $tops );
	}

	/**
	 * @param Folded $folded
	 * @throws DatabaseError
	 */
	public function save( Transaction $transaction, array $folded ): void {
		$this->marks->set( $transaction, self::FOLDED, (string) wp_json_encode( $folded ) );
	}

	/**
	 * @param int $at Unix seconds.
	 * @throws DatabaseError
	 */
	public function set_swept( Transaction $transaction, int $at ): void {
		$this->marks->set( $transaction, self::SWEPT, (string) $at );
	}

	/**
	 * @param Top $top
	 * @throws DatabaseError
	 */
	public function set_top( Transaction $transaction, Period $period, array $top ): void {
		$this->marks->set( $transaction, self::TOP . $period->value, (string) wp_json_encode( $top ) );
	}

	/**
	 * @throws DatabaseError
	 */
	public function drop_top_lists( Transaction $transaction ): void {
		$this->marks->forget( $transaction, array_map( static fn ( Period $period ): string => self::TOP . $period->value, Period::cases() ) );
	}

	/**
	 * Makes everybody else wait who writes summaries. The first statement of any work on them, so that what is read after
	 * it is as new as what anybody before has written.
	 *
	 * @throws DatabaseError
	 */
	public function lock( Transaction $transaction ): void {
		$this->marks->lock( $transaction, self::LOCK );
	}

	/**
	 * Only one of those who ask at once is told to sweep, and nobody for a while after that.
	 *
	 * @param int $now Unix seconds.
	 * @throws DatabaseError
	 */
	public function claim_sweep( int $now, int $for_seconds ): bool {
		return $this->marks->claim( self::CLAIMED, $now, $for_seconds );
	}
}
