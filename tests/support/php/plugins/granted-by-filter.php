<?php
/**
 * Grants a capability to a user by a filter, as membership plugins do. Nothing is stored.
 *
 * Settings: `login`, `capability`.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	'user_has_cap',
	static function ( array $all, array $needed, array $arguments, WP_User $user ) use ( $settings ): array {
		return $user->user_login === $settings['login'] ? array( $settings['capability'] => true ) + $all : $all;
	},
	10,
	4
);
