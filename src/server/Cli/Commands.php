<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Contract\Contract;
use FluentCartCustomers\Exports\ExportFile;
use FluentCartCustomers\Exports\ExportLinks;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the commands of WP-CLI: one for each operation of the contract that has one, those that take several operations, and
 * those without an operation.
 */
final class Commands {

	private const ROOT = 'fluent-cart-customers';

	/** Used if no other plugin has registered it. */
	private const SHORT_ROOT = 'customer';

	/**
	 * @param Contract               $contract
	 * @param array<string, Command> $without_operation By name.
	 */
	public function __construct(
		private readonly Contract $contract,
		private readonly Api $api,
		private readonly ExportLinks $links,
		private readonly ExportFile $file,
		private readonly array $without_operation,
	) {}

	/**
	 * The action cli_init.
	 */
	public function register(): void {
		$commands = $this->commands();
		$this->register_under( self::ROOT, $commands );
		if ( ! isset( WP_CLI::get_root_command()->get_subcommands()[ self::SHORT_ROOT ] ) ) {
			$this->register_under( self::SHORT_ROOT, $commands );
		}
	}

	/**
	 * @param array<string, Command> $commands By name.
	 */
	private function register_under( string $root, array $commands ): void {
		WP_CLI::add_command( $root, CommandGroup::class, array( 'shortdesc' => 'Manages customers: the REST API on the command line.' ) );
		$groups = array();
		foreach ( $commands as $name => $command ) {
			$group = strstr( $name, ' ', true );
			if ( false !== $group && ! isset( $groups[ $group ] ) ) {
				$groups[ $group ] = true;
				WP_CLI::add_command( "$root $group", CommandGroup::class, array( 'shortdesc' => "Commands: $group." ) );
			}
			WP_CLI::add_command(
				"$root $name",
				$command,
				array(
					'shortdesc' => $command->summary(),
					'synopsis'  => $command->synopsis(),
				)
			);
		}
	}

	/**
	 * @return array<string, Command> By name.
	 */
	private function commands(): array {
		$commands = array();
		foreach ( $this->contract->operations() as $operation ) {
			$command = $operation->command();
			if ( null !== $command ) {
				$commands[ $command['name'] ] = new OperationCommand( $operation, $this->api );
			}
		}
		return $commands + $this->of_several_operations() + $this->without_operation;
	}

	/**
	 * @return array<string, Command> By name.
	 */
	private function of_several_operations(): array {
		$progress = new RunProgress( $this->api );
		$bulk     = $this->contract->operation( 'doBulkAction' );
		return array(
			'bulk update-status' => new BulkCommand( $bulk, false, $this->api, $progress ),
			'bulk delete'        => new BulkCommand( $bulk, true, $this->api, $progress ),
			'export'             => new ExportCommand( $bulk, $this->api, $this->links, $this->file ),
			'import'             => new ImportCommand( $this->contract, $this->api, $progress ),
			'run continue'       => new RunCommand( $this->contract->operation( 'continueRun' ), $this->api, $progress ),
			'run undo'           => new RunCommand( $this->contract->operation( 'undoRun' ), $this->api, $progress ),
		);
	}
}
