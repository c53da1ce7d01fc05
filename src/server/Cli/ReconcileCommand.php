<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Background\JobResult;
use FluentCartCustomers\Background\JobRunner;
use FluentCartCustomers\Background\RunTime;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Platform\PhpFunctions;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Runs the background tasks until everything is up to date.
 */
final class ReconcileCommand implements Command {

	/** The pause between two tries while another process runs a task. */
	private const WAIT_MICROSECONDS = 2_000_000;

	/** Tries before the command gives up: longer than the lease of a killed process. */
	private const MAX_WAITS = 200;

	public function __construct( private readonly JobRunner $runner ) {}

	public function summary(): string {
		return 'Compare search, customer counts, and overviews with the store’s customers and orders, and update them. Run it after you write customers or orders with SQL or an importer.';
	}

	public function synopsis(): array {
		return array();
	}

	/**
	 * @throws DatabaseError
	 */
	public function __invoke( array $arguments, array $options ): void { // phpcs:ignore Generic.CodeAnalysis.UnusedFunctionParameter -- It has none.
		$this->runner->request_reconciles();
		$waits   = 0;
		$results = null;
		do {
			$results = $this->runner->run( RunTime::of_event(), null === $results );
			$states  = array_column( $results, 1 );
			$is_busy = in_array( JobResult::Busy, $states, true );
			if ( $is_busy ) {
				++$waits;
				PhpFunctions::pause( self::WAIT_MICROSECONDS );
			}
		} while ( in_array( JobResult::Unfinished, $states, true ) || ( $is_busy && $waits < self::MAX_WAITS ) );

		foreach ( $results as [ $job, $result ] ) {
			WP_CLI::log( sprintf( '%1$s: %2$s', $job->label(), self::text( $result ) ) );
		}
		if ( array( JobResult::Done ) !== array_unique( $states, SORT_REGULAR ) ) {
			WP_CLI::error( __( 'Some tasks didn’t finish. Site Health shows why.', 'fluent-cart-customers' ) );
		}
		WP_CLI::success( __( 'Everything is up to date.', 'fluent-cart-customers' ) );
	}

	private static function text( JobResult $result ): string {
		return match ( $result ) {
			/* translators: result of a background task. */
			JobResult::Done       => __( 'finished', 'fluent-cart-customers' ),
			/* translators: result of a background task. */
			JobResult::Failed     => __( 'failed', 'fluent-cart-customers' ),
			/* translators: result of a background task. */
			JobResult::Busy,
			JobResult::Unfinished => __( 'still running', 'fluent-cart-customers' ),
		};
	}
}
