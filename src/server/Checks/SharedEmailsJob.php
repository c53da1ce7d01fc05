<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Checks;

use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Counts the emails that several customers share. A run stops after a few seconds, and the next one continues.
 *
 * @phpstan-type EmailFindings array{emails: int, customers: int, first: list<int>, at: int} How many emails are shared, by how
 *     many customers, the ids of the first of these, and when the pass ended, Unix seconds.
 * @phpstan-type EmailProgress array{behind: string, took: float, found: EmailFindings|null, last: EmailFindings|null} Where to
 *     continue, the seconds of work so far, what this pass has found, and the one before.
 */
final class SharedEmailsJob {

	private const MARK = 'emails';

	/** Shared web hosts end a request after 30 seconds, and the other jobs want some of them. */
	private const SECONDS = 5.0;

	/** A pass that takes no longer is done each time. */
	private const SHORT_SECONDS = 0.3;

	/** The pause after a longer pass, in durations of the pass: half a percent of one processor. At most a day. */
	private const PAUSE = 200;

	/** Customers that Site Health names. */
	private const NAMED = 40;

	public function __construct(
		private readonly SharedEmailsQuery $emails,
		private readonly CheckpointStore $marks,
	) {}

	/**
	 * The job.
	 *
	 * @return bool Whether there is more to do.
	 * @throws DatabaseError
	 */
	public function run( float $seconds = self::SECONDS ): bool {
		$deadline = Clock::seconds() + $seconds;
		$mark     = $this->marks->read()[ self::MARK ] ?? null;
		$progress = self::decode( $mark );
		if ( null === $progress['found'] ) {
			$pause = min( DAY_IN_SECONDS, (int) ( self::PAUSE * $progress['took'] ) );
			if ( $progress['took'] > self::SHORT_SECONDS && Clock::age( $progress['last']['at'] ?? 0, time() ) < $pause ) {
				return false;
			}
			$progress = array(
				'behind' => '',
				'took'   => 0.0,
				'found'  => array(
					'emails'    => 0,
					'customers' => 0,
					'first'     => array(),
					'at'        => 0,
				),
				'last'   => $progress['last'],
			);
		}
		do {
			$progress = $this->continued( $progress );
			$value    = (string) wp_json_encode( $progress, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE );
			if ( ! $this->marks->replace( self::MARK, $mark, $value ) ) {
				return false; // Another request is at it.
			}
			$mark = $value;
		} while ( null !== $progress['found'] && Clock::seconds() < $deadline );
		return null !== $progress['found'];
	}

	/**
	 * @return EmailFindings|null Those of the last pass; null before the first one.
	 * @throws DatabaseError
	 */
	public function scan_result(): ?array {
		return self::decode( $this->marks->read()[ self::MARK ] ?? null )['last'];
	}

	/**
	 * @param EmailProgress $progress
	 * @return EmailProgress
	 * @throws DatabaseError
	 */
	private function continued( array $progress ): array {
		$began   = Clock::seconds();
		$stretch = $this->emails->scan_range( $progress['behind'] );
		$found   = $progress['found'];
		foreach ( $stretch['shared'] as $ids ) {
			++$found['emails'];
			$found['customers'] += count( $ids );
			$found['first']      = array_slice( array( ...$found['first'], ...$ids ), 0, self::NAMED );
		}
		$found['at'] = time();
		$is_done     = null === $stretch['next'];
		return array(
			'behind' => (string) $stretch['next'],
			'took'   => $progress['took'] + Clock::seconds() - $began,
			'found'  => $is_done ? null : $found,
			'last'   => $is_done ? $found : $progress['last'],
		);
	}

	/**
	 * @return EmailProgress
	 */
	private static function decode( ?string $mark ): array {
		return CheckpointStore::decoded( $mark, array( 'behind', 'took', 'found', 'last' ) ) ?? array(
			'behind' => '',
			'took'   => 0.0,
			'found'  => null,
			'last'   => null,
		);
	}
}
