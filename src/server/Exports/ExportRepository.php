<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use FluentCartCustomers\Database\Connection;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Database\OpenTransaction;
use FluentCartCustomers\Database\Tables;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Exports that were asked for and can still be downloaded.
 */
final class ExportRepository {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/** So many seconds an export can be downloaded. */
	public const LIFETIME = 15 * MINUTE_IN_SECONDS;

	/**
	 * Keeps an export; those that have expired go.
	 *
	 * @param array<string, mixed> $selection What is exported, for JSON.
	 * @param int                  $expires   Unix seconds.
	 * @return string Its token, 32 characters that nobody can guess.
	 * @throws DatabaseError
	 */
	public function add( int $user_id, array $selection, int $expires ): string {
		OpenTransaction::assert_none( $this->database ); // With it the link would be taken back.
		$this->database->execute_with_retry(
			'DELETE FROM %i WHERE expires_at < %s OR expires_at > %s',
			array( $this->tables->exports(), ...self::limits() )
		);
		$token = bin2hex( random_bytes( 16 ) );
		$this->database->execute_with_retry(
			'INSERT INTO %i (token, user_id, selection, expires_at) VALUES (%s, %d, %s, %s)',
			array(
				$this->tables->exports(),
				$token,
				$user_id,
				(string) wp_json_encode( $selection ),
				gmdate( 'Y-m-d H:i:s', $expires ),
			)
		);
		return $token;
	}

	/**
	 * @return array{user_id: int, selection: array<string, mixed>}|null Null if there is none, or none any more.
	 * @throws DatabaseError
	 */
	public function find( string $token ): ?array {
		$this->database->use_primary(); // It was written a moment ago.
		$row = $this->database->row(
			'SELECT user_id, selection FROM %i WHERE token = %s AND expires_at >= %s AND expires_at <= %s',
			array( $this->tables->exports(), $token, ...self::limits() )
		);
		return null === $row
			? null
			: array(
				'user_id'   => (int) $row['user_id'],
				'selection' => (array) json_decode( (string) $row['selection'], true ),
			);
	}

	/**
	 * @return array{string, string} Between which an export that is valid expires: a later one is of before the clock was put back.
	 */
	private static function limits(): array {
		$now = time();
		return array( gmdate( 'Y-m-d H:i:s', $now ), gmdate( 'Y-m-d H:i:s', $now + self::LIFETIME + Clock::SKEW ) );
	}
}
