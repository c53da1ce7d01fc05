<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use FluentCartCustomers\Platform\PhpFunctions;
use Throwable;

defined( 'ABSPATH' ) || exit;

/**
 * Fires actions after a change is stored. An exception of a listener is logged and does not change the answer.
 */
final class HookRunner {

	/**
	 * @param callable(): list<mixed> $arguments Called only if the action has a listener.
	 */
	public static function after( string $hook, callable $arguments ): void {
		if ( ! self::has_listeners( $hook ) ) {
			return;
		}
		try {
			do_action( $hook, ...$arguments() ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals.DynamicHooknameFound -- Callers pass names with the plugin's prefix.
		} catch ( Throwable $error ) {
			PhpFunctions::log( "FluentCart Customers: the change was saved, but another plugin’s action $hook failed: $error" );
		}
	}

	public static function has_listeners( string $hook ): bool {
		return has_action( $hook ) || has_action( 'all' );
	}
}
