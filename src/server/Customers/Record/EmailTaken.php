<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Customers\Record;

use RuntimeException;

defined( 'ABSPATH' ) || exit;

/**
 * Another customer has the email.
 */
final class EmailTaken extends RuntimeException {}
