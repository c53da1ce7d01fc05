<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use Exception;

defined( 'ABSPATH' ) || exit;

/**
 * A file that cannot be imported. Its message is for the person at the console.
 */
final class InvalidFile extends Exception {}
