<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use WP_CLI\Dispatcher\CommandNamespace;

defined( 'ABSPATH' ) || exit;

/**
 * Holds commands, for WP-CLI.
 */
final class CommandGroup extends CommandNamespace {}
