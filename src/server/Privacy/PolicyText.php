<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Privacy;

use FluentCartCustomers\Activity\ActivityRetention;
use FluentCartCustomers\Host\SettingsOption;
use FluentCartCustomers\Platform\Sentences;

defined( 'ABSPATH' ) || exit;

/**
 * The suggested text for the site's privacy policy.
 */
final class PolicyText {

	/**
	 * @return string HTML.
	 */
	public static function html(): string {
		$paragraphs = array(
			'<strong class="privacy-policy-tutorial">' . esc_html__( 'Check this text against your store. It follows the settings at the time you copy it.', 'fluent-cart-customers' ) . '</strong>',
			esc_html__( 'When you order, we store your name, email address, phone number, addresses, and orders. We also store notes and custom fields that our team adds to your customer record.', 'fluent-cart-customers' ),
			esc_html( Sentences::joined( self::log() ) ),
			esc_html__( 'Files from which we import customers are deleted 7 days after the import. Files that we export aren’t stored on this site.', 'fluent-cart-customers' ),
			esc_html( Sentences::joined( self::erasure() ) ),
		);
		return '<p>' . implode( '</p><p>', $paragraphs ) . '</p>';
	}

	/**
	 * @return list<string>
	 */
	private static function log(): array {
		$undo_days = SettingsOption::read()->undo_days;
		$log_days  = ActivityRetention::days();
		return array(
			__( 'We log changes to your customer record.', 'fluent-cart-customers' ),
			$log_days > 0
				/* translators: %s: number of days. */
				? sprintf( _n( 'Log entries are deleted after %s day.', 'Log entries are deleted after %s days.', $log_days, 'fluent-cart-customers' ), number_format_i18n( $log_days ) )
				: __( 'Log entries are deleted with your customer record.', 'fluent-cart-customers' ),
			/* translators: %s: number of days. */
			$undo_days > 0 ? sprintf( _n( 'To correct mistakes, we keep the values before each change for %s day.', 'To correct mistakes, we keep the values before each change for %s days.', $undo_days, 'fluent-cart-customers' ), number_format_i18n( $undo_days ) ) : '',
		);
	}

	/**
	 * @return list<string>
	 */
	private static function erasure(): array {
		return array(
			__( 'If you ask us to erase your data, we delete your customer record with its addresses, notes, custom fields, and log.', 'fluent-cart-customers' ),
			__( 'Orders that tax law requires us to keep stay without your name, address, and IP address.', 'fluent-cart-customers' ),
			__( 'We can’t erase your data while you have a subscription that hasn’t ended.', 'fluent-cart-customers' ),
		);
	}
}
