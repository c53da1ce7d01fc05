<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Http\CustomerPolicy;
use FluentCartCustomers\Http\Errors\ApiError;
use FluentCartCustomers\Journal\RunState;
use FluentCartCustomers\Journal\RunStore;
use FluentCartCustomers\Runs\RunCommands;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Lists changes of many customers, and undoes them.
 */
final class RunCommand {

	private const LISTED = 20;

	public function __construct(
		private readonly RunStore $runs,
		private readonly RunCommands $commands,
		private readonly RunConsole $console,
		private readonly CustomerPolicy $policy,
	) {}

	/**
	 * Lists, shows, or undoes changes.
	 *
	 * ## OPTIONS
	 *
	 * <action>
	 * : list (the newest 20), get, or undo.
	 *
	 * [<id>]
	 * : ID of a change, for get and undo.
	 *
	 * ## EXAMPLES
	 *
	 *     wp fluent-cart-customers run list --user=admin
	 *     wp fluent-cart-customers run undo 7 --user=admin
	 *
	 * @param list<string> $arguments
	 * @throws DatabaseError
	 */
	public function __invoke( array $arguments ): void {
		if ( ! $this->policy->allows( CustomerPolicy::MANAGE ) ) {
			WP_CLI::error( __( 'Run the command with --user and a user who has permission to manage customers.', 'fluent-cart-customers' ) );
		}
		$action = match ( $arguments[0] ?? '' ) {
			'list'  => fn () => array_map( $this->console->line( ... ), $this->runs->page( null, 1, self::LISTED )[0] ),
			'get'   => fn () => $this->get( (int) ( $arguments[1] ?? 0 ) ),
			'undo'  => fn () => $this->undo( (int) ( $arguments[1] ?? 0 ) ),
			default => static fn () => WP_CLI::error( __( 'The action must be list, get, or undo.', 'fluent-cart-customers' ) ),
		};
		try {
			$action();
		} catch ( ApiError $problem ) {
			WP_CLI::error( $problem->getMessage() );
		}
	}

	/**
	 * @throws ApiError run_not_found.
	 * @throws DatabaseError
	 */
	private function get( int $id ): void {
		$run = $this->commands->find( $id );
		$this->console->line( $run );
		$this->console->report( $run );
	}

	/**
	 * @throws ApiError
	 * @throws DatabaseError
	 */
	private function undo( int $id ): void {
		$undo = $this->commands->undo( $id, false );
		$undo = $undo->state->has_ended() ? $undo : $this->console->finished( $undo );
		if ( RunState::Paused === $undo->state ) {
			WP_CLI::error( $undo->reason );
		}
		$this->console->report( $undo );
		WP_CLI::success( __( 'Change undone.', 'fluent-cart-customers' ) );
	}
}
