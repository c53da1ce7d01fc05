<?php
/**
 * No user can edit the protected user, as with plugins that protect administrators.
 *
 * Settings: `id`, the protected user.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	'map_meta_cap',
	static fn ( array $needed, string $capability, int $user, array $arguments ): array => 'edit_user' === $capability && ( $arguments[0] ?? 0 ) === $settings['id']
		? array( 'do_not_allow' )
		: $needed,
	10,
	4
);
