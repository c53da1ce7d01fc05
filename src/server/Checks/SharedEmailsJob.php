<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Checks;

use FluentCartCustomers\Background\Job;
use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\Step;

defined( 'ABSPATH' ) || exit;

/**
 * Counts the emails that several customers share.
 *
 * @phpstan-type EmailScan array{from: string|null, emails: int, customers: int, first: list<int>} The email after which the next
 *               range begins, the number of shared emails and of the customers that share them, and the first customer ids.
 */
final class SharedEmailsJob implements Job {

	private const START = array(
		'from'      => '',
		'emails'    => 0,
		'customers' => 0,
		'first'     => array(),
	);

	/** Customers that Site Health lists. */
	private const MAX_LISTED = 40;

	public function __construct( private readonly SharedEmailsQuery $emails ) {}

	public function name(): JobName {
		return JobName::Emails;
	}

	public function reconcile( Step $step ): bool {
		return $step->scan( self::START, $this->scan_range( ... ) );
	}

	/**
	 * @param EmailScan $scan
	 * @return EmailScan
	 */
	private function scan_range( array $scan ): array {
		$range = $this->emails->scan_range( $scan['from'] );
		$ids   = array_merge( ...$range['shared'] );
		return array(
			'from'      => $range['next'],
			'emails'    => $scan['emails'] + count( $range['shared'] ),
			'customers' => $scan['customers'] + count( $ids ),
			'first'     => array_slice( array( ...$scan['first'], ...$ids ), 0, self::MAX_LISTED ),
		);
	}
}
