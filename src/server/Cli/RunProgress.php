<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Http\Call;
use FluentCartCustomers\Platform\PhpFunctions;
use stdClass;
use WP_CLI;
use function WP_CLI\Utils\make_progress_bar;

defined( 'ABSPATH' ) || exit;

/**
 * Drives runs of the API to their end with a progress bar, and prints what they did.
 */
final class RunProgress {

	/** Results that are read together. */
	private const PAGE = 100;

	private const ENDED = array( 'done', 'failed', 'canceled' );

	/** The pause between two tries while a run waits for another one. */
	private const WAIT_MICROSECONDS = 1_000_000;

	public function __construct( private readonly Api $api ) {}

	public function find( int $id ): stdClass {
		return $this->api->call( new Call( 'getRun', array( 'runId' => $id ) ) )->data->run;
	}

	/**
	 * Checks a run.
	 *
	 * @param stdClass $run A Run of the contract.
	 * @return stdClass Planned, or ended if the check has failed.
	 */
	public function planned( stdClass $run ): stdClass {
		while ( 'planning' === $run->state ) {
			$run = $this->next_step( $run );
		}
		return $run;
	}

	/**
	 * Starts a checked run, or goes on with one, until it has ended.
	 *
	 * @param stdClass $run A Run of the contract.
	 * @return stdClass Paused if the user must do something first.
	 */
	public function finished( stdClass $run ): stdClass {
		$bar     = make_progress_bar( $run->title, $run->total );
		$done    = 0;
		$waiting = null;
		while ( ! in_array( $run->state, self::ENDED, true ) ) {
			$next = $this->next_step( $run );
			$bar->tick( $next->processed - $done );
			$done = $next->processed;
			if ( 'paused' === $next->state ) {
				$run = $next;
				break;
			}
			if ( null !== $next->waits_for && $waiting !== $next->waits_for ) {
				$waiting = $next->waits_for;
				/* translators: %d: ID of a change. */
				WP_CLI::log( sprintf( __( 'Waiting for change %d to end.', 'fluent-cart-customers' ), $waiting ) );
			}
			if ( $next->state === $run->state && $next->processed === $run->processed ) {
				PhpFunctions::pause( self::WAIT_MICROSECONDS );
			}
			$run = $next;
		}
		$bar->finish();
		return $run;
	}

	/**
	 * Ends the command with an error if a run has not done its work.
	 */
	public function assert_done( stdClass $run ): void {
		if ( 'done' !== $run->state ) {
			$this->report( $run );
			WP_CLI::error( $run->reason->message ?? __( 'The change was canceled.', 'fluent-cart-customers' ) );
		}
	}

	/**
	 * Ends the command with an error if customers or rows have failed in a run that has done its work.
	 */
	public function assert_complete( stdClass $run ): void {
		$failed = $run->counts->failed;
		if ( $failed > 0 ) {
			$text = null === $run->import_id
				/* translators: %s: number of customers. */
				? _n( '%s customer can’t be changed.', '%s customers can’t be changed.', $failed, 'fluent-cart-customers' )
				/* translators: %s: number of rows. */
				: _n( '%s row can’t be imported.', '%s rows can’t be imported.', $failed, 'fluent-cart-customers' );
			WP_CLI::error( sprintf( $text, number_format_i18n( $failed ) ) );
		}
	}

	/**
	 * Prints the counts and the failures of a run.
	 */
	public function report( stdClass $run ): void {
		self::counts( $run->counts );
		$query  = array(
			'outcome'  => 'failed',
			'per_page' => (string) self::PAGE,
		);
		$answer = null;
		do {
			$answer = $this->api->call( new Call( 'listRunResults', array( 'runId' => $run->id ), $answer->next ?? $query ) );
			foreach ( $answer->data->results as $result ) {
				self::failure( (string) ( $result->row ?? $result->customer_id ), (string) $result->message, null !== $result->row );
			}
		} while ( null !== $answer->next );
	}

	/**
	 * Prints what a checked run would do.
	 */
	public function report_plan( stdClass $run ): void {
		self::counts( $run->plan->counts );
		foreach ( $run->plan->failed as $failed ) {
			$rows = $failed->rows ?? array();
			self::failure( implode( ', ', $rows ) . ( count( $rows ) < $failed->customers ? ', …' : '' ), $failed->message, true );
		}
	}

	/**
	 * Prints why a customer or a row of a file was not changed.
	 *
	 * @param string $numbers Ids of customers, or numbers of rows.
	 */
	public static function failure( string $numbers, string $message, bool $is_row ): void {
		/* translators: 1: numbers of rows, 2: why they can’t be imported. */
		$row = __( 'Row %1$s: %2$s', 'fluent-cart-customers' );
		/* translators: 1: ID of a customer, 2: why the customer wasn’t changed. */
		$customer = __( 'Customer %1$s: %2$s', 'fluent-cart-customers' );
		WP_CLI::log( sprintf( $is_row ? $row : $customer, $numbers, $message ) );
	}

	private function next_step( stdClass $run ): stdClass {
		return $this->api->call( new Call( 'continueRun', array( 'runId' => $run->id ), body: array( 'state' => $run->state ) ) )->data->run;
	}

	/**
	 * @param stdClass $counts By outcome.
	 */
	private static function counts( stdClass $counts ): void {
		foreach ( array_filter( get_object_vars( $counts ) ) as $outcome => $count ) {
			WP_CLI::log( "$outcome: " . number_format_i18n( $count ) );
		}
	}
}
