<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Overview\Summaries;

use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\Transaction;

defined( 'ABSPATH' ) || exit;

/**
 * Reads and writes the checkpoints of the summaries.
 *
 * @phpstan-type Applied array{base: string, today: string, at: int, seen: string}
 * @phpstan-type Top array{from: string, spent: int, id: int}
 */
final class SummaryCheckpoint {

	private const LOCK       = 'lock';
	private const APPLIED    = 'folded';
	private const RECONCILED = 'swept';
	private const STARTED    = 'claimed';
	private const TOP        = 'top.';

	public function __construct( private readonly CheckpointStore $checkpoints ) {}

	/**
	 * @throws DatabaseError
	 */
	public function read(): CheckpointState {
		$checkpoints = $this->checkpoints->read();
		$tops        = array();
		foreach ( Period::cases() as $period ) {
			$top = CheckpointStore::decoded( $checkpoints[ self::TOP . $period->value ] ?? null, array( 'from', 'spent', 'id' ) );
			if ( null !== $top ) {
				$tops[ $period->value ] = $top;
			}
		}
		return new CheckpointState( CheckpointStore::decoded( $checkpoints[ self::APPLIED ] ?? null, array( 'base', 'today', 'at', 'seen' ) ), (int) ( $checkpoints[ self::RECONCILED ] ?? 0 ), $tops );
	}

	/**
	 * @param Applied $applied
	 * @throws DatabaseError
	 */
	public function save( Transaction $transaction, array $applied ): void {
		$this->checkpoints->set( $transaction, self::APPLIED, (string) wp_json_encode( $applied ) );
	}

	/**
	 * @param int $at Unix seconds.
	 * @throws DatabaseError
	 */
	public function set_reconciled_at( Transaction $transaction, int $at ): void {
		$this->checkpoints->set( $transaction, self::RECONCILED, (string) $at );
	}

	/**
	 * @param Top $top
	 * @throws DatabaseError
	 */
	public function set_top( Transaction $transaction, Period $period, array $top ): void {
		$this->checkpoints->set( $transaction, self::TOP . $period->value, (string) wp_json_encode( $top ) );
	}

	/**
	 * @throws DatabaseError
	 */
	public function drop_top_lists( Transaction $transaction ): void {
		$this->checkpoints->delete( $transaction, array_map( static fn ( Period $period ): string => self::TOP . $period->value, Period::cases() ) );
	}

	/**
	 * Makes other writers of summaries wait until the transaction ends. Must be the first statement of the transaction, so that
	 * its reads see what earlier writers have stored.
	 *
	 * @throws DatabaseError
	 */
	public function lock( Transaction $transaction ): void {
		$this->checkpoints->lock( $transaction, self::LOCK );
	}

	/**
	 * Acquires the right to reconcile. Of concurrent requests, one acquires it, and no other request until it expires.
	 *
	 * @param int $now         Unix seconds.
	 * @param int $for_seconds Seconds until the right expires.
	 * @throws DatabaseError
	 */
	public function acquire_reconcile( int $now, int $for_seconds ): bool {
		return $this->checkpoints->claim( self::STARTED, $now, $for_seconds );
	}
}
