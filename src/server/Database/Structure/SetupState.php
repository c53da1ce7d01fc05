<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Database\Structure;

defined( 'ABSPATH' ) || exit;

/**
 * What setup could not create, and when it is tried again. Stored in an option, because the plugin's tables may be missing.
 */
final class SetupState {

	public const TABLES  = 'tables';
	public const INDEXES = 'indexes';

	private const OPTION = 'fcc_setup_problems';

	/** Rights of a database user rarely change, and each try writes to the log. */
	private const RETRY_SECONDS = HOUR_IN_SECONDS;

	/** Other causes, such as a full disk, may end sooner. */
	private const RETRY_SOON_SECONDS = 5 * MINUTE_IN_SECONDS;

	/**
	 * @param string $part TABLES or INDEXES.
	 * @return list<SchemaProblem> From the last try.
	 */
	public function problems( string $part ): array {
		$problems = $this->read()[ $part ]['problems'] ?? array();
		return array_map( SchemaProblem::from_array( ... ), array_values( array_filter( (array) $problems, is_array( ... ) ) ) );
	}

	/**
	 * Whether the last try failed so recently that the next one is not due.
	 */
	public function is_waiting( string $part ): bool {
		$wait = (int) ( $this->read()[ $part ]['retry_at'] ?? 0 ) - time();
		// A longer wait comes from a clock that was set back.
		return $wait > 0 && $wait <= self::RETRY_SECONDS;
	}

	/**
	 * @param list<SchemaProblem> $problems
	 * @return int Seconds until the next try.
	 */
	public function failed( string $part, array $problems ): int {
		$is_denied = array() !== array_filter( $problems, static fn ( SchemaProblem $problem ): bool => null !== $problem->right );
		$wait      = $is_denied ? self::RETRY_SECONDS : self::RETRY_SOON_SECONDS;
		$this->write(
			array(
				$part => array(
					'retry_at' => time() + $wait,
					'problems' => array_map( static fn ( SchemaProblem $problem ): array => $problem->to_array(), $problems ),
				),
			) + $this->read()
		);
		return $wait;
	}

	public function succeeded( string $part ): void {
		$this->write( array_diff_key( $this->read(), array( $part => true ) ) );
	}

	/**
	 * Ends the wait, for an administrator.
	 */
	public function retry_now(): void {
		$this->write( array_map( static fn ( array $of_part ): array => array( 'retry_at' => 0 ) + $of_part, $this->read() ) );
	}

	/**
	 * Creates the option. It is autoloaded, because pages with the notice read it.
	 */
	public function prepare(): void {
		$this->write( $this->read() );
	}

	public function delete(): void {
		delete_option( self::OPTION );
	}

	/**
	 * @return array<string, array<string, mixed>>
	 */
	private function read(): array {
		$value = get_option( self::OPTION );
		return is_array( $value ) ? array_filter( $value, is_array( ... ) ) : array();
	}

	/**
	 * @param array<string, array<string, mixed>> $value
	 */
	private function write( array $value ): void {
		update_option( self::OPTION, $value, true );
	}
}
