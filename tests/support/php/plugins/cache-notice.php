<?php
/**
 * Prints at the end of each page whether plugins may cache it.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_action(
	'wp_footer',
	static function (): void {
		echo '<!-- kept: ' . ( defined( 'DONOTCACHEPAGE' ) ? 'no' : 'yes' ) . ' -->';
	}
);
