<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Contract\Operation;
use FluentCartCustomers\Http\Call;
use WP_CLI;
use function WP_CLI\Utils\make_progress_bar;

defined( 'ABSPATH' ) || exit;

/**
 * Changes the status of many customers, or deletes them: those whose ids are given, or all that match search and filters.
 */
final class BulkCommand implements Command {

	private readonly BulkSelection $selection;

	/**
	 * @param Operation $operation  doBulkAction.
	 * @param bool      $is_deletion Whether it deletes customers. Otherwise it changes their status.
	 */
	public function __construct(
		Operation $operation,
		private readonly bool $is_deletion,
		private readonly Api $api,
		private readonly RunProgress $progress,
	) {
		$this->selection = new BulkSelection( $operation, $is_deletion ? array( 'force', 'undo' ) : array( 'undo' ) );
	}

	public function summary(): string {
		return $this->is_deletion
			? 'Delete the customers with the given ids, or all that match.'
			: 'Change the status of the customers with the given ids, or of all that match.';
	}

	public function synopsis(): array {
		$status = array(
			'type'        => 'positional',
			'name'        => 'new_status',
			'description' => 'The new status: one of the store’s customer statuses.',
			'optional'    => false,
		);
		return array(
			...( $this->is_deletion ? array() : array( $status ) ),
			...$this->selection->synopsis(),
			Switches::of( 'all', 'Selects all customers, if no id, search, or filter selects some.' ),
			Switches::dry_run(),
			...( $this->is_deletion ? array( Switches::yes() ) : array() ),
		);
	}

	public function __invoke( array $arguments, array $options ): void {
		$body = array( 'action' => $this->is_deletion ? 'delete' : 'update_status' );
		if ( ! $this->is_deletion ) {
			$body['data'] = array( 'status' => (string) array_shift( $arguments ) );
		}
		$call = $this->selection->call( $arguments, $options, $body, ! empty( $options['all'] ) );
		if ( ! empty( $options['dry-run'] ) ) {
			$this->test( $call->with_body( array( 'data' => array( 'dry_run' => 'true' ) + ( $call->body['data'] ?? array() ) ) ) );
			return;
		}
		if ( $this->is_deletion && empty( $options['yes'] ) ) {
			$expected = $this->api->call( $call->with_body( array( 'action' => 'export', 'data' => array( 'dry_run' => 'true' ) ) ) )->data->total;
			/* translators: %s: number of customers. */
			WP_CLI::confirm( sprintf( _n( 'Delete %s customer?', 'Delete %s customers?', $expected, 'fluent-cart-customers' ), number_format_i18n( $expected ) ), $options );
		}
		// The first answer comes after some customers. The run continues with the others.
		$run = $this->progress->finished( $this->progress->find( $this->api->call( $call )->data->run_id ) );
		$this->progress->assert_done( $run );
		$this->progress->report( $run );
		if ( $run->can_undo ) {
			/* translators: %d: ID of a change. */
			WP_CLI::log( sprintf( __( 'To undo the change, run: wp fluent-cart-customers run undo %d', 'fluent-cart-customers' ), $run->id ) );
		}
		self::end( $run->counts->failed, __( 'Done.', 'fluent-cart-customers' ) );
	}

	private function test( Call $call ): void {
		$result = $this->api->call( $call )->data;
		$bar    = make_progress_bar( __( 'Checking', 'fluent-cart-customers' ), $result->total );
		$done   = 0;
		while ( true ) {
			foreach ( $result->results as $each ) {
				if ( ! $each->success ) {
					RunProgress::failure( (string) $each->customer_id, $each->error->message, false );
				}
			}
			$bar->tick( $result->processed + $result->failed - $done );
			$done = $result->processed + $result->failed;
			if ( null === $result->cursor ) {
				break;
			}
			$result = $this->api->call( $call->with_body( array( 'cursor' => $result->cursor ) ) )->data;
		}
		$bar->finish();
		/* translators: %s: number of customers. */
		WP_CLI::log( sprintf( _n( '%s customer would be changed.', '%s customers would be changed.', $result->processed, 'fluent-cart-customers' ), number_format_i18n( $result->processed ) ) );
		self::end( $result->failed, __( 'This would work. Nothing was changed.', 'fluent-cart-customers' ) );
	}

	/**
	 * Ends the command: with an error if customers can’t be changed.
	 */
	private static function end( int $failed, string $text ): void {
		if ( $failed > 0 ) {
			/* translators: %s: number of customers. */
			WP_CLI::error( sprintf( _n( '%s customer can’t be changed.', '%s customers can’t be changed.', $failed, 'fluent-cart-customers' ), number_format_i18n( $failed ) ) );
		}
		WP_CLI::success( $text );
	}
}
