<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * Another driver has continued, paused or canceled the run. The transaction is rolled back.
 */
final class RunMoved extends RuntimeException {}
