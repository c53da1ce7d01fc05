<?php
/**
 * Shows WordPress in another language, without WordPress's own translations.
 *
 * @package FluentCartCustomers
 *
 * @var array{locale: string, is_rtl: bool} $settings
 */

declare(strict_types=1);

namespace FluentCartCustomers\Tests\Plugins;

defined( 'ABSPATH' ) || exit;

add_filter( 'locale', static fn (): string => $settings['locale'] );
add_action(
	'init',
	static function () use ( $settings ): void {
		$GLOBALS['wp_locale']->text_direction = $settings['is_rtl'] ? 'rtl' : 'ltr';
	},
	0
);
