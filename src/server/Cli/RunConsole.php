<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Journal\ChangeStore;
use FluentCartCustomers\Journal\Outcome;
use FluentCartCustomers\Journal\Run;
use FluentCartCustomers\Journal\RunKind;
use FluentCartCustomers\Journal\RunState;
use FluentCartCustomers\Runs\RunCommands;
use FluentCartCustomers\Runs\RunPresenter;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Drives runs in a console, and prints what they do.
 */
final class RunConsole {

	/** Results that are read together. */
	private const PAGE = 500;

	public function __construct(
		private readonly RunCommands $commands,
		private readonly ChangeStore $changes,
		private readonly RunPresenter $presenter,
	) {}

	/**
	 * @return Run Planned, or ended if the check has failed.
	 * @throws ApiError
	 * @throws DatabaseError
	 */
	public function planned( Run $run ): Run {
		while ( RunState::Planning === $run->state ) {
			/* translators: 1: number of checked rows, 2: number of all rows. */
			WP_CLI::log( sprintf( __( '%1$s of %2$s checked.', 'fluent-cart-customers' ), number_format_i18n( (int) ( $run->plan['position'] ?? 0 ) ), number_format_i18n( $run->total ) ) );
			$run = $this->commands->continue( $run->id, RunState::Planning );
		}
		return $run;
	}

	/**
	 * Starts a checked run, or goes on with one, until it has ended.
	 *
	 * @return Run Paused, if the user must do something first.
	 * @throws ApiError
	 * @throws DatabaseError
	 */
	public function finished( Run $run ): Run {
		do {
			$run = $this->commands->continue( $run->id, $run->state );
			if ( ! $run->state->has_ended() ) {
				/* translators: 1: number of customers done, 2: number of all customers. */
				WP_CLI::log( sprintf( __( '%1$s of %2$s done.', 'fluent-cart-customers' ), number_format_i18n( $run->processed ), number_format_i18n( $run->total ) ) );
			}
		} while ( $run->state->is_active() );
		return $run;
	}

	/**
	 * Prints the counts and the failures of a run.
	 *
	 * @throws DatabaseError
	 */
	public function report( Run $run ): void {
		self::counts( $run->counts );
		$page = 1;
		do {
			$failed = $this->changes->page( $run->id, Outcome::Failed, $page, self::PAGE );
			foreach ( $this->presenter->results( $failed->rows, $run ) as $result ) {
				self::failure( (string) ( $result['row'] ?? $result['customer_id'] ), (string) $result['message'], RunKind::Import === $run->kind );
			}
		} while ( self::PAGE * $page++ < $failed->total );
	}

	/**
	 * Prints what a checked run would do.
	 *
	 * @throws DatabaseError
	 */
	public function report_plan( Run $run ): void {
		$plan = $this->presenter->runs( array( $run ) )[0]['plan'];
		self::counts( $plan['counts'] );
		foreach ( $plan['failed'] as [ 'rows' => $rows, 'message' => $message, 'customers' => $customers ] ) {
			self::failure( implode( ', ', array_map( strval( ... ), $rows ) ) . ( count( $rows ) < $customers ? ', …' : '' ), $message, true );
		}
	}

	/**
	 * Prints a run in one line.
	 *
	 * @throws DatabaseError
	 */
	public function line( Run $run ): void {
		$shown = $this->presenter->runs( array( $run ) )[0];
		WP_CLI::log( "{$run->id}  {$shown['created_at']}  {$shown['state']}  {$shown['title']}  {$run->processed}/{$run->total}" );
	}

	/**
	 * @param array<string, int> $counts By outcome.
	 */
	private static function counts( array $counts ): void {
		foreach ( array_filter( $counts ) as $outcome => $count ) {
			WP_CLI::log( "$outcome: " . number_format_i18n( $count ) );
		}
	}

	private static function failure( string $numbers, string $message, bool $is_row ): void {
		/* translators: 1: numbers of rows, 2: why they can’t be imported. */
		$row = __( 'Row %1$s: %2$s', 'fluent-cart-customers' );
		/* translators: 1: ID of a customer, 2: why the customer wasn’t changed. */
		$customer = __( 'Customer %1$s: %2$s', 'fluent-cart-customers' );
		WP_CLI::log( sprintf( $is_row ? $row : $customer, $numbers, $message ) );
	}
}
