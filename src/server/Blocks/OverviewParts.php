<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Blocks;

use FluentCartCustomers\Admin\CustomerMarkup;
use FluentCartCustomers\Admin\CustomersPage;
use FluentCartCustomers\Host\NumberFormat;

defined( 'ABSPATH' ) || exit;

/**
 * Parts that the overviews of the store and of one customer share. The texts must equal those of
 * src/components/overview/answer-charts.tsx.
 *
 * @phpstan-import-type Summary from CustomerMarkup
 */
final class OverviewParts {

	public static function render_title( BlockSettings $settings ): void {
		if ( $settings->shows_title ) {
			printf(
				'<%1$s class="fcc-overview__title">%2$s</%1$s>',
				esc_html( $settings->heading() ),
				esc_html( '' === $settings->title ? __( 'Customer overview', 'fluent-cart-customers' ) : $settings->title )
			);
		}
	}

	/**
	 * Prints the name as a link to the customer's screen in wp-admin.
	 *
	 * @param Summary $customer Also a TopCustomer of openapi.json.
	 */
	public static function render_customer_link( array $customer ): void {
		printf(
			'<a class="fcc-overview__name" href="%1$s"><bdi>%2$s</bdi></a>',
			esc_url( add_query_arg( 'customer', $customer['id'], CustomersPage::url() ) ),
			esc_textarea( CustomerMarkup::name( $customer ) )
		);
	}

	/**
	 * @param int $count Paid orders in currencies other than the store's.
	 */
	public static function render_other_currencies( int $count ): void {
		if ( $count > 0 ) {
			printf(
				'<p class="fcc-overview__note">%s</p>',
				esc_html(
					sprintf(
						/* translators: %s: Number of orders. */
						_n( '%s paid order in another currency isn’t included in these totals.', '%s paid orders in other currencies aren’t included in these totals.', $count, 'fluent-cart-customers' ),
						NumberFormat::count( $count )
					)
				)
			);
		}
	}

	/**
	 * Prints a text that replaces the figures.
	 */
	public static function render_notice( string $text ): void {
		printf( '<p class="fcc-overview__notice">%s</p>', esc_html( $text ) );
	}

	/**
	 * Returns a text such as "$340.00 in 4 orders".
	 */
	public static function money_in_orders( string $money, int $orders, string $formatted_orders ): string {
		/* translators: 1: Amount of money, 2: number of orders. */
		return sprintf( _n( '%1$s from %2$s order', '%1$s from %2$s orders', $orders, 'fluent-cart-customers' ), $money, $formatted_orders );
	}
}
