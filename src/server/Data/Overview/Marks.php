<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Data\Overview;

use FluentCartCustomers\Data\Condition;
use FluentCartCustomers\Data\Database;
use FluentCartCustomers\Data\DatabaseError;
use FluentCartCustomers\Data\Tables;
use FluentCartCustomers\Data\Transaction;

/**
 * How far the summaries have come. Beside them and not in an option, since both change in the same transaction.
 *
 * @phpstan-type Folded array{base: string, today: string, at: int, seen: string}
 * @phpstan-type Top array{from: string, spent: int, id: int}
 */
final class Marks {

	private const LOCK    = 'lock';
	private const FOLDED  = 'folded';
	private const SWEPT   = 'swept';
	private const CLAIMED = 'claimed';
	private const TOP     = 'top.';

	public function __construct(
		private readonly Database $database,
		private readonly Tables $tables,
	) {}

	/**
	 * @throws DatabaseError
	 */
	public function read(): MarkedState {
		$rows  = $this->database->rows( 'SELECT name, value FROM %i', array( $this->tables->marks() ) );
		$marks = array_column( $rows, 'value', 'name' );
		$tops  = array();
		foreach ( Period::cases() as $period ) {
			$top = self::decoded( $marks[ self::TOP . $period->value ] ?? null );
			if ( null !== $top ) {
				$tops[ $period->value ] = $top;
			}
		}
		return new MarkedState( self::decoded( $marks[ self::FOLDED ] ?? null ), (int) ( $marks[ self::SWEPT ] ?? 0 ), $tops );
	}

	/**
	 * @param Folded $folded
	 * @throws DatabaseError
	 */
	public function set_folded( Transaction $transaction, array $folded ): void {
		$this->set( $transaction, self::FOLDED, (string) wp_json_encode( $folded ) );
	}

	/**
	 * @param int $at Unix seconds.
	 * @throws DatabaseError
	 */
	public function set_swept( Transaction $transaction, int $at ): void {
		$this->set( $transaction, self::SWEPT, (string) $at );
	}

	/**
	 * @param Top $top
	 * @throws DatabaseError
	 */
	public function set_top( Transaction $transaction, Period $period, array $top ): void {
		$this->set( $transaction, self::TOP . $period->value, (string) wp_json_encode( $top ) );
	}

	/**
	 * @throws DatabaseError
	 */
	public function forget_tops( Transaction $transaction ): void {
		$names = array_map( static fn ( Period $period ): string => self::TOP . $period->value, Period::cases() );
		$transaction->delete( $this->tables->marks(), array( 'name' => $names ) );
	}

	/**
	 * Makes everybody else wait who writes summaries. The first statement of any work on them, so that what is read after
	 * it is as new as what anybody before has written.
	 *
	 * @throws DatabaseError
	 */
	public function lock( Transaction $transaction ): void {
		// Random, so that the row always changes: a Galera cluster certifies changed rows only.
		$token = bin2hex( random_bytes( 16 ) );
		$this->set( $transaction, self::LOCK, $token );
		$transaction->prove_by(
			new Condition( "EXISTS (SELECT 1 FROM {$this->tables->marks()} WHERE name = %s AND value = %s)", array( self::LOCK, $token ) )
		);
	}

	/**
	 * Only one of those who ask at once is told to sweep, and nobody for a while after that.
	 *
	 * @param int $now Unix seconds.
	 * @throws DatabaseError
	 */
	public function claim_sweep( int $now, int $for_seconds ): bool {
		$table = $this->tables->marks();
		$this->database->execute( 'INSERT IGNORE INTO %i (name, value) VALUES (%s, %s)', array( $table, self::CLAIMED, '0' ) );
		return 1 === $this->database->execute(
			'UPDATE %i SET value = %s WHERE name = %s AND CAST(value AS SIGNED) < %d',
			array( $table, (string) $now, self::CLAIMED, $now - $for_seconds )
		);
	}

	/**
	 * @throws DatabaseError
	 */
	private function set( Transaction $transaction, string $name, string $value ): void {
		$transaction->upsert( $this->tables->marks(), array( 'name' => $name ), array( 'value' => $value ) );
	}

	/**
	 * @return array<string, mixed>|null
	 */
	private static function decoded( ?string $json ): ?array {
		$value = null === $json ? null : json_decode( $json, true );
		return is_array( $value ) ? $value : null;
	}
}
