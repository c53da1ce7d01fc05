<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Checks;

use FluentCartCustomers\Background\CheckpointStore;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Clock;

defined( 'ABSPATH' ) || exit;

/**
 * Counts the emails that several customers share. A run ends after a few seconds, and the next run continues the pass.
 *
 * @phpstan-type EmailFindings array{emails: int, customers: int, first: list<int>, at: int} Number of shared emails and of
 *     the customers that share them, the first customer ids, and the end of the pass in Unix seconds.
 * @phpstan-type EmailProgress array{behind: string, took: float, found: EmailFindings|null, last: EmailFindings|null} Email
 *     after which the pass continues, its duration so far in seconds, its findings, and those of the previous pass.
 */
final class SharedEmailsJob {

	private const CHECKPOINT = 'emails';

	/** Shared web hosts end a request after 30 seconds, which all jobs of a request share. */
	private const RUN_SECONDS = 5.0;

	/** A pass that takes no longer is repeated in every run. */
	private const SHORT_SECONDS = 0.3;

	/** After a longer pass, the job pauses for this multiple of its duration, at most a day: it uses half a percent of one processor. */
	private const PAUSE_FACTOR = 200;

	/** Customers that Site Health lists. */
	private const MAX_LISTED = 40;

	public function __construct(
		private readonly SharedEmailsQuery $emails,
		private readonly CheckpointStore $checkpoints,
	) {}

	/**
	 * @return bool Whether the pass is unfinished.
	 * @throws DatabaseError
	 */
	public function run( float $seconds = self::RUN_SECONDS ): bool {
		$deadline   = Clock::seconds() + $seconds;
		$checkpoint = $this->checkpoints->read()[ self::CHECKPOINT ] ?? null;
		$progress   = self::decode( $checkpoint );
		if ( null === $progress['found'] ) {
			$pause = min( DAY_IN_SECONDS, (int) ( self::PAUSE_FACTOR * $progress['took'] ) );
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
			$progress = $this->next_step( $progress );
			$value    = (string) wp_json_encode( $progress, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE );
			if ( ! $this->checkpoints->replace( self::CHECKPOINT, $checkpoint, $value ) ) {
				return false; // Another request runs the job.
			}
			$checkpoint = $value;
		} while ( null !== $progress['found'] && Clock::seconds() < $deadline );
		return null !== $progress['found'];
	}

	/**
	 * @return EmailFindings|null Findings of the last complete pass; null before the first one.
	 * @throws DatabaseError
	 */
	public function scan_result(): ?array {
		return self::decode( $this->checkpoints->read()[ self::CHECKPOINT ] ?? null )['last'];
	}

	/**
	 * @param EmailProgress $progress
	 * @return EmailProgress
	 * @throws DatabaseError
	 */
	private function next_step( array $progress ): array {
		$start = Clock::seconds();
		$range = $this->emails->scan_range( $progress['behind'] );
		$found = $progress['found'];
		foreach ( $range['shared'] as $ids ) {
			++$found['emails'];
			$found['customers'] += count( $ids );
			$found['first']      = array_slice( array( ...$found['first'], ...$ids ), 0, self::MAX_LISTED );
		}
		$found['at'] = time();
		$is_done     = null === $range['next'];
		return array(
			'behind' => (string) $range['next'],
			'took'   => $progress['took'] + Clock::seconds() - $start,
			'found'  => $is_done ? null : $found,
			'last'   => $is_done ? $found : $progress['last'],
		);
	}

	/**
	 * @return EmailProgress
	 */
	private static function decode( ?string $checkpoint ): array {
		return CheckpointStore::decoded( $checkpoint, array( 'behind', 'took', 'found', 'last' ) ) ?? array(
			'behind' => '',
			'took'   => 0.0,
			'found'  => null,
			'last'   => null,
		);
	}
}
