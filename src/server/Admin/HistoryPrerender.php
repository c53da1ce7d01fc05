<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

defined( 'ABSPATH' ) || exit;

/**
 * Prints the head of the history, of an import and of a run as plain HTML, with the CSS classes of the app's screens, so that the layout
 * does not shift when the app replaces it.
 */
final class HistoryPrerender {

	public static function history(): void {
		self::render(
			CustomersPage::url(),
			__( 'Customers', 'fluent-cart-customers' ),
			__( 'All customers', 'fluent-cart-customers' ),
			'fcc-header',
			__( 'History', 'fluent-cart-customers' )
		);
	}

	public static function import(): void {
		self::render(
			CustomersPage::url(),
			__( 'Customers', 'fluent-cart-customers' ),
			__( 'All customers', 'fluent-cart-customers' ),
			'fcc-header',
			__( 'Import customers', 'fluent-cart-customers' )
		);
	}

	public static function run( string $title ): void {
		self::render(
			add_query_arg( 'screen', 'history', CustomersPage::url() ),
			__( 'History', 'fluent-cart-customers' ),
			__( 'History', 'fluent-cart-customers' ),
			'fcc-run__title',
			$title
		);
	}

	/**
	 * @param string $url        Of the screen to which the link leads.
	 * @param string $navigation Name of the navigation.
	 * @param string $class_name Of the head.
	 */
	private static function render( string $url, string $navigation, string $link, string $class_name, string $title ): void {
		?>
		<div class="fcc-screen">
			<div class="fcc-customer-screen">
				<nav class="fcc-topbar" aria-label="<?php echo esc_attr( $navigation ); ?>">
					<a class="fcc-topbar__back" href="<?php echo esc_url( $url ); ?>">
						<svg width="24" height="24" aria-hidden="true"></svg><?php echo esc_html( $link ); ?>
					</a>
				</nav>
				<div class="<?php echo esc_attr( $class_name ); ?>">
					<h1 class="fcc-header__title"><?php echo esc_html( $title ); ?></h1>
				</div>
			</div>
		</div>
		<?php
	}
}
