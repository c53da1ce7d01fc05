<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin;

use FluentCartCustomers\Host\DayFormat;

defined( 'ABSPATH' ) || exit;

/**
 * Prints the head of a customer's screen as plain HTML, which can be read before a script has run. It has the CSS classes of
 * the app's screen, so that the layout does not shift when the app replaces it.
 *
 * @phpstan-import-type Summary from CustomerMarkup
 */
final class CustomerPrerender {

	/**
	 * @param Summary $customer
	 */
	public function render( array $customer ): void {
		$name = CustomerMarkup::name( $customer );
		?>
		<div class="fcc-screen">
			<div class="fcc-customer-screen">
				<nav class="fcc-topbar" aria-label="<?php esc_attr_e( 'Customers', 'fluent-cart-customers' ); ?>">
					<a class="fcc-topbar__back" href="<?php echo esc_url( remove_query_arg( 'customer' ) ); ?>">
						<svg width="24" height="24" aria-hidden="true"></svg><?php esc_html_e( 'All customers', 'fluent-cart-customers' ); ?>
					</a>
				</nav>
				<div class="fcc-head">
					<?php CustomerMarkup::render_avatar( $customer ); ?>
					<div class="fcc-head__text">
						<div class="fcc-head__title">
							<h1 class="fcc-head__name" dir="auto"><?php echo esc_textarea( $name ); ?></h1>
							<?php CustomerMarkup::render_status( $customer['status'] ); ?>
						</div>
						<ul class="fcc-head__facts">
							<li><a href="mailto:<?php echo esc_attr( str_replace( '%40', '@', rawurlencode( $customer['email'] ) ) ); ?>"><?php echo esc_textarea( $customer['email'] ); ?></a></li>
							<?php if ( null !== $customer['created_at'] ) : ?>
								<li>
									<?php
									/* translators: %s: Date. */
									echo esc_html( sprintf( __( 'Customer since %s', 'fluent-cart-customers' ), DayFormat::of_moment( $customer['created_at'] ) ) );
									?>
								</li>
							<?php endif; ?>
						</ul>
					</div>
				</div>
			</div>
		</div>
		<?php
	}
}
