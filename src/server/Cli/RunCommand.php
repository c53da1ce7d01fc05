<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Contract\Operation;
use FluentCartCustomers\Http\Call;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Continues or undoes a change of many customers until its end.
 */
final class RunCommand implements Command {

	/**
	 * @param Operation $operation continueRun or undoRun.
	 */
	public function __construct(
		private readonly Operation $operation,
		private readonly Api $api,
		private readonly RunProgress $progress,
	) {}

	public function summary(): string {
		return "{$this->operation->summary}.";
	}

	public function synopsis(): array {
		$switches = $this->undoes() ? array( Switches::dry_run() ) : array();
		return array( ...CommandOptions::of( $this->operation )->only( array() )->synopsis(), ...$switches );
	}

	public function __invoke( array $arguments, array $options ): void {
		$call = CommandOptions::of( $this->operation )->call( $arguments, array() );
		if ( $this->undoes() ) {
			$this->undo( $call, ! empty( $options['dry-run'] ) );
			return;
		}
		$run = $this->progress->finished( $this->progress->planned( $this->progress->find( (int) $call->path['runId'] ) ) );
		$this->progress->assert_done( $run );
		$this->progress->report( $run );
		$this->progress->assert_complete( $run );
		WP_CLI::success( __( 'Done.', 'fluent-cart-customers' ) );
	}

	private function undo( Call $call, bool $is_dry_run ): void {
		$undo = $this->api->call( $call->with_query( $is_dry_run ? array( 'dry_run' => 'true' ) : array() ) )->data->run;
		if ( $is_dry_run ) {
			$undo = $this->progress->planned( $undo );
			if ( 'planned' !== $undo->state ) {
				$this->progress->assert_done( $undo );
			}
			$this->progress->report_plan( $undo );
			WP_CLI::success( __( 'This would work. Nothing was changed.', 'fluent-cart-customers' ) );
			return;
		}
		$undo = $this->progress->finished( $undo );
		$this->progress->assert_done( $undo );
		$this->progress->report( $undo );
		$this->progress->assert_complete( $undo );
		WP_CLI::success( __( 'Change undone.', 'fluent-cart-customers' ) );
	}

	private function undoes(): bool {
		return 'undoRun' === $this->operation->id;
	}
}
