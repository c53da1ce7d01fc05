<?php
/**
 * Schedules an event while a job indexes customers, as a concurrent request does. A second connection writes the event,
 * so that the option `cron` in this request's cache is outdated.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

add_filter(
	'query',
	static function ( string $query ): string {
		global $wpdb;
		static $is_scheduled = false;
		if ( $is_scheduled || ! str_contains( $query, 'fcc_search_documents' ) ) {
			return $query;
		}
		$is_scheduled = true;
		$other        = new wpdb( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST );
		$cron         = maybe_unserialize( $other->get_var( "SELECT option_value FROM $wpdb->options WHERE option_name = 'cron'" ) );

		$cron[ time() + HOUR_IN_SECONDS ]['others_event'] = array(
			md5( maybe_serialize( array() ) ) => array(
				'schedule' => false,
				'args'     => array(),
			),
		);
		$other->update( $wpdb->options, array( 'option_value' => maybe_serialize( $cron ) ), array( 'option_name' => 'cron' ) );
		return $query;
	}
);
