<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * Another process has acquired the lease of a job, because this one did not renew it in time.
 */
final class LeaseLost extends RuntimeException {}
