<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

defined( 'ABSPATH' ) || exit;

/**
 * The right of one process to run a job.
 */
final class Lease {

	/**
	 * @param string $token A random value that no other lease has.
	 */
	public function __construct(
		public readonly JobName $job,
		public readonly string $token,
	) {}
}
