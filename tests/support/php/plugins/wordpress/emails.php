<?php
/**
 * Records WordPress's emails in the option `emails`, or lets WordPress fail to send them.
 *
 * Settings: `fails`, whether the mail server does not answer.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

if ( $settings['fails'] ?? false ) {
	// The local site sends no email.
	add_action( 'plugins_loaded', static fn () => remove_filter( 'pre_wp_mail', '__return_true' ) );
	add_action(
		'phpmailer_init',
		static function ( object $mailer ): void {
			$mailer->isSMTP();
			$mailer->Host    = '127.0.0.1';
			$mailer->Port    = 1;
			$mailer->Timeout = 1;
		}
	);
	return;
}

add_filter(
	'pre_wp_mail',
	static function ( mixed $result, array $email ): mixed {
		$emails   = get_option( 'emails', array() );
		$emails[] = array(
			'to'      => $email['to'],
			'subject' => $email['subject'],
			'text'    => $email['message'],
		);
		update_option( 'emails', $emails, false );
		return $result;
	},
	20,
	2
);
