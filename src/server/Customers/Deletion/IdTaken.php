<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Deletion;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * Another row has the id of a deleted row, which therefore cannot come back.
 */
final class IdTaken extends RuntimeException {}
