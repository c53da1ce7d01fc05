<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Admin\Health;

use FluentCartCustomers\Background\JobName;
use FluentCartCustomers\Background\LeaseStore;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\Sentences;

defined( 'ABSPATH' ) || exit;

/**
 * Reports the last run of each background job.
 */
final class JobsTest {

	public const TEST = 'fluent_cart_customers_jobs';

	public function __construct( private readonly LeaseStore $leases ) {}

	public function label(): string {
		return __( 'Customer background tasks', 'fluent-cart-customers' );
	}

	/**
	 * @return array<string, mixed> Result of a Site Health test.
	 */
	public function test(): array {
		try {
			$failed = array_filter( $this->leases->last(), static fn ( array $last ): bool => LeaseStore::is_failed( $last[1] ) );
		} catch ( DatabaseError $error ) {
			return HealthReport::of( self::TEST, 'recommended', __( 'Customer background tasks couldn’t be checked', 'fluent-cart-customers' ), $error->reason );
		}
		if ( array() === $failed ) {
			return HealthReport::of(
				self::TEST,
				'good',
				__( 'Customer background tasks are running normally', 'fluent-cart-customers' ),
				__( 'Indexes, search, customer counts, and overviews are kept up to date.', 'fluent-cart-customers' )
			);
		}
		return HealthReport::of(
			self::TEST,
			'recommended',
			__( 'Some customer background tasks have failed', 'fluent-cart-customers' ),
			Sentences::joined(
				array(
					__( 'Everything still works, but more slowly, and changes made outside this plugin might appear late. Failed tasks are retried automatically.', 'fluent-cart-customers' ),
					...array_values( array_map( static fn ( array $last ): string => self::failure( ...$last ), $failed ) ),
				)
			),
			array( SiteHealth::GO_ON => __( 'Try again', 'fluent-cart-customers' ) )
		);
	}

	/**
	 * @return array<string, array{label: string, value: string, private: bool}> Fields of debug_information.
	 */
	public function information(): array {
		try {
			$runs = $this->leases->last();
		} catch ( DatabaseError ) {
			$runs = array();
		}
		$fields = array();
		foreach ( $runs as [ $job, $run ] ) {
			$fields[ "job_{$job->value}" ] = array(
				/* translators: %s: name of a background task. */
				'label'   => sprintf( __( 'Background task: %s', 'fluent-cart-customers' ), $job->label() ),
				'value'   => self::outcome( $job, $run ),
				'private' => '' !== $run['error'],
			);
		}
		return $fields;
	}

	/**
	 * @param array{started_at: int, finished_at: int|null, lease_until: int, error: string} $run A failed run.
	 */
	private static function failure( JobName $job, array $run ): string {
		return '' !== $run['error']
			/* translators: 1: name of a background task, 2: date and time, 3: error message. */
			? sprintf( __( '“%1$s” failed on %2$s: %3$s', 'fluent-cart-customers' ), $job->label(), self::time( $run ), $run['error'] )
			/* translators: 1: name of a background task, 2: date and time. */
			: sprintf( __( '“%1$s” started on %2$s and didn’t finish.', 'fluent-cart-customers' ), $job->label(), self::time( $run ) );
	}

	/**
	 * @param array{started_at: int, finished_at: int|null, lease_until: int, error: string} $run
	 */
	private static function outcome( JobName $job, array $run ): string {
		$at = self::time( $run );
		return match ( true ) {
			/* translators: 1: a date and a time, 2: an error message. */
			'' !== $run['error']                => sprintf( __( 'Failed on %1$s: %2$s', 'fluent-cart-customers' ), $at, $run['error'] ),
			/* translators: %s: a date and a time. */
			null !== $run['finished_at']        => sprintf( __( 'Finished on %s.', 'fluent-cart-customers' ), $at ),
			/* translators: %s: a date and a time. */
			LeaseStore::is_failed( $run ) => sprintf( __( 'Started on %s and didn’t finish.', 'fluent-cart-customers' ), $at ),
			/* translators: %s: a date and a time. */
			default                             => sprintf( __( 'Running since %s.', 'fluent-cart-customers' ), $at ),
		};
	}

	/**
	 * @param array{started_at: int, finished_at: int|null, ...} $run
	 */
	private static function time( array $run ): string {
		return wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), $run['finished_at'] ?? $run['started_at'] );
	}
}
