<?php
/**
 * Makes concurrent requests conflict. Every statement of a route is delayed by 3 ms, and the statements that count requests
 * wait for a common moment, so that requests start together and read rows that another request changes.
 *
 * @package FluentCartCustomers
 */

declare(strict_types=1);

defined( 'ABSPATH' ) || exit;

const FCC_TEST_INTERVAL_MICROSECONDS = 150000;

$fcc_slow = (object) array( 'is_on' => false );

foreach ( array(
	'rest_request_before_callbacks' => true,
	'rest_request_after_callbacks'  => false,
) as $fcc_hook => $fcc_is_on ) {
	add_filter(
		$fcc_hook,
		static function ( $response ) use ( $fcc_slow, $fcc_is_on ) {
			$fcc_slow->is_on = $fcc_is_on;
			return $response;
		}
	);
}

add_filter(
	'query',
	static function ( string $query ) use ( $fcc_slow ): string {
		if ( $fcc_slow->is_on ) {
			usleep(
				str_contains( $query, 'fcc_rate_windows' )
					? FCC_TEST_INTERVAL_MICROSECONDS - (int) ( microtime( true ) * 1000000 ) % FCC_TEST_INTERVAL_MICROSECONDS
					: 3000
			);
		}
		return $query;
	}
);
