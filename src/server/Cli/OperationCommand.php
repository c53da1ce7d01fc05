<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Contract\Operation;
use FluentCartCustomers\Http\Call;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * A command that is made from an operation of the contract.
 */
final class OperationCommand implements Command {

	private const SUCCESS_CREATED = 201;

	/** Options that the API does not know. */
	private const OWN_OPTIONS = array( ...Output::OPTIONS, 'all', 'porcelain', 'dry-run', 'yes' );

	/** Operations that find the record that a command would change, by the argument with its id. */
	private const READS = array(
		'runId'    => 'getRun',
		'importId' => 'getImport',
	);

	private readonly CommandOptions $arguments;

	private readonly ?Output $output;

	/**
	 * @param Operation $operation One with a command.
	 */
	public function __construct(
		private readonly Operation $operation,
		private readonly Api $api,
	) {
		$this->arguments = CommandOptions::of( $operation, $operation->command()['arguments'] );
		$this->output    = Output::of( $operation );
	}

	public function summary(): string {
		return "{$this->operation->summary}.";
	}

	public function synopsis(): array {
		return array(
			...$this->arguments->synopsis(),
			...( null === $this->output ? array() : $this->output->synopsis() ),
			...$this->switches(),
		);
	}

	public function __invoke( array $arguments, array $options ): void {
		$call = $this->arguments->call( $arguments, array_diff_key( $options, array_flip( self::OWN_OPTIONS ) ) );
		if ( ! $this->is_write() ) {
			$this->read( $call, $options );
		} elseif ( ! empty( $options['dry-run'] ) ) {
			$this->check( $call );
		} else {
			$this->write( $call, $arguments, $options );
		}
	}

	/**
	 * @return list<array<string, mixed>>
	 */
	private function switches(): array {
		return match ( true ) {
			! $this->is_write() => isset( $this->operation->query()['properties']['page'] ) ? array( Switches::all() ) : array(),
			$this->deletes()    => array( Switches::dry_run(), Switches::yes() ),
			default             => array( Switches::porcelain(), Switches::dry_run() ),
		};
	}

	/**
	 * @param array<string, string|int|bool> $options
	 */
	private function read( Call $call, array $options ): void {
		$query  = $this->output->query( $options );
		$answer = $this->api->call( $call->with_query( $query ) );
		if ( ! $this->output->is_list ) {
			$this->output->print_record( $answer, $options );
			return;
		}
		$pages = array( $answer );
		while ( ! empty( $options['all'] ) && null !== $answer->next ) {
			$answer  = $this->api->call( new Call( $this->operation->id, $call->path, $answer->next ) );
			$pages[] = $answer;
		}
		$this->output->print_list( $pages, $options );
	}

	/**
	 * Tests rights and values, and whether the records exist. A deletion of a customer is tested as far as the bulk action can.
	 */
	private function check( Call $call ): void {
		$this->api->check( $call );
		$customer = (int) ( $call->path['customerId'] ?? 0 );
		if ( $customer > 0 ) {
			$this->api->call( new Call( 'getCustomer', array( 'customerId' => $customer ), array( '_fields' => 'id' ) ) );
		}
		foreach ( array_intersect_key( self::READS, $call->path ) as $name => $operation ) {
			$this->api->call( new Call( $operation, array( $name => $call->path[ $name ] ) ) );
		}
		if ( 'deleteCustomer' === $this->operation->id ) {
			$data   = array(
				'force'   => 'true' === ( $call->query['force'] ?? '' ),
				'dry_run' => true,
			);
			$result = $this->api->call( new Call( 'doBulkAction', body: array( 'action' => 'delete', 'customer_ids' => array( $customer ), 'data' => $data ) ) )->data->results[0];
			if ( ! $result->success ) {
				WP_CLI::error( $result->error->message );
			}
		}
		WP_CLI::success( __( 'This would work. Nothing was changed.', 'fluent-cart-customers' ) );
	}

	/**
	 * @param list<string>               $arguments
	 * @param array<string, string|int|bool> $options
	 */
	private function write( Call $call, array $arguments, array $options ): void {
		if ( $this->deletes() ) {
			/* translators: %s: a command, like “delete 12”. */
			WP_CLI::confirm( sprintf( __( 'Run “%s”? It deletes data.', 'fluent-cart-customers' ), implode( ' ', array( $this->operation->command()['name'], ...$arguments ) ) ), $options );
		}
		$answer = $this->api->call( $call );
		if ( null !== $this->output && ! empty( $options['porcelain'] ) ) {
			WP_CLI::line( (string) $this->output->id( $answer ) );
		} elseif ( null !== $this->output && array() !== array_intersect_key( $options, array_flip( Output::OPTIONS ) ) ) {
			$this->output->print_record( $answer, $options );
		} else {
			$this->report( $answer, $call );
		}
	}

	private function report( Answer $answer, Call $call ): void {
		$id     = $this->output?->id( $answer );
		$is_new = null !== $id && self::SUCCESS_CREATED === $this->operation->status && ! in_array( $id, array_map( intval( ... ), $call->path ), true );
		$text   = match ( true ) {
			null !== $answer->message                                                   => $answer->message,
			$this->deletes()                                                            => __( 'Deleted.', 'fluent-cart-customers' ),
			$is_new                                                                     => sprintf(
				/* translators: %d: an ID. */
				__( 'Created with ID %d.', 'fluent-cart-customers' ),
				$id
			),
			'PUT' === $this->operation->method                                          => __( 'Saved.', 'fluent-cart-customers' ),
			default                                                                     => __( 'Done.', 'fluent-cart-customers' ),
		};
		WP_CLI::success( $text );
		if ( false === ( $answer->data->email_sent ?? true ) ) {
			WP_CLI::warning( __( 'Couldn’t send the email. Check whether this site can send email, then try again.', 'fluent-cart-customers' ) );
		}
		if ( null !== $answer->run_id() ) {
			/* translators: %d: ID of a change. */
			WP_CLI::log( sprintf( __( 'To undo the change, run: wp fluent-cart-customers run undo %d', 'fluent-cart-customers' ), $answer->run_id() ) );
		}
	}

	private function is_write(): bool {
		return 'GET' !== $this->operation->method;
	}

	private function deletes(): bool {
		return 'DELETE' === $this->operation->method;
	}
}
