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
 * Stores exports until they expire.
 */
final class ExportRepository {

	public function __construct(
		private readonly Connection $database,
		private readonly Tables $tables,
	) {}

	/** Seconds during which an export can be downloaded. */
	public const LIFETIME = 15 * MINUTE_IN_SECONDS;

	/**
	 * Stores an export, and deletes expired ones.
	 *
	 * @param array<string, mixed> $selection For JSON.
	 * @param int                  $expires   Unix seconds.
	 * @return string A random token of 32 characters.
	 * @throws DatabaseError
	 */
	public function add( int $user_id, array $selection, int $expires ): string {
		OpenTransaction::assert_none( $this->database ); // Its rollback would remove the export.
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
	 * @return array{user_id: int, selection: array<string, mixed>}|null Null if it does not exist or has expired.
	 * @throws DatabaseError
	 */
	public function find( string $token ): ?array {
		$this->database->use_primary(); // A replica may not have the new row yet.
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
	 * @return array{string, string} The earliest and the latest expiry of a valid export. A later one was stored before the
	 *                               server's clock was set back.
	 */
	private static function limits(): array {
		$now = time();
		return array( gmdate( 'Y-m-d H:i:s', $now ), gmdate( 'Y-m-d H:i:s', $now + self::LIFETIME + Clock::SKEW ) );
	}
}
