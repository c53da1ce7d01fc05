<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Contract\Operation;
use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Exports\ExportFile;
use FluentCartCustomers\Exports\ExportLinks;
use WP_CLI;
use function WP_CLI\Utils\make_progress_bar;

defined( 'ABSPATH' ) || exit;

// phpcs:disable WordPress.WP.AlternativeFunctions -- WP-CLI writes a local file, part by part.

/**
 * Writes customers as CSV to a file or to the standard output.
 */
final class ExportCommand implements Command {

	private const STANDARD_OUTPUT = '-';

	private const OPTIONS = array( 'columns', 'headers', 'delimiter', 'cells', 'order_by', 'order' );

	private readonly BulkSelection $selection;

	/**
	 * @param Operation $operation doBulkAction.
	 */
	public function __construct(
		Operation $operation,
		private readonly Api $api,
		private readonly ExportLinks $links,
		private readonly ExportFile $file,
	) {
		$this->selection = new BulkSelection( $operation, self::OPTIONS );
	}

	public function summary(): string {
		return 'Export the customers with the given ids, all that match, or all, as CSV.';
	}

	public function synopsis(): array {
		$file = array(
			'type'        => 'positional',
			'name'        => 'file',
			'description' => 'The file to write. “-” prints to the standard output.',
			'optional'    => false,
		);
		return array( $file, ...$this->selection->synopsis(), Switches::dry_run() );
	}

	/**
	 * @throws DatabaseError
	 */
	public function __invoke( array $arguments, array $options ): void {
		$path    = (string) array_shift( $arguments );
		$call    = $this->selection->call( $arguments, $options, array( 'action' => 'export' ), true );
		$is_test = ! empty( $options['dry-run'] );
		$data    = $is_test ? array( 'data' => array( 'dry_run' => 'true' ) + ( $call->body['data'] ?? array() ) ) : array();
		$result  = $this->api->call( $call->with_body( $data ) )->data;
		if ( $is_test ) {
			/* translators: %s: number of customers. */
			WP_CLI::success( sprintf( _n( '%s customer would be exported.', '%s customers would be exported.', $result->processed, 'fluent-cart-customers' ), number_format_i18n( $result->processed ) ) );
			return;
		}
		if ( null === $result->download_url ) {
			WP_CLI::error( __( 'No customers to export.', 'fluent-cart-customers' ) );
		}
		$this->write( $path, $result->download_url, $result->processed );
	}

	/**
	 * @param int $total Expected number of customers.
	 * @throws DatabaseError
	 */
	private function write( string $path, string $url, int $total ): void {
		$prints = self::STANDARD_OUTPUT === $path;
		$stream = $prints || ( wp_is_writable( file_exists( $path ) ? $path : dirname( $path ) ) && ! is_dir( $path ) ) ? fopen( $prints ? 'php://output' : $path, 'wb' ) : false;
		if ( false === $stream ) {
			/* translators: %s: path of a file. */
			WP_CLI::error( sprintf( __( 'Couldn’t write the file %s.', 'fluent-cart-customers' ), $path ) );
		}
		parse_str( (string) wp_parse_url( $url, PHP_URL_QUERY ), $query );
		$export = $this->links->find( $query['token'], $query['signature'] )['export'];
		$bar    = $prints ? null : make_progress_bar( __( 'Exporting customers', 'fluent-cart-customers' ), $total );
		$count  = 0;
		foreach ( $this->file->parts( $export, $this->api->shows_users() ) as $customers => $text ) {
			if ( strlen( $text ) !== fwrite( $stream, $text ) ) {
				/* translators: %s: path of a file. */
				WP_CLI::error( sprintf( __( 'Couldn’t write the file %s.', 'fluent-cart-customers' ), $path ) );
			}
			$count += $customers;
			$bar?->tick( $customers );
		}
		fclose( $stream );
		if ( ! $prints ) {
			$bar->finish();
			/* translators: 1: number of customers, 2: path of a file. */
			WP_CLI::success( sprintf( _n( '%1$s customer exported to %2$s.', '%1$s customers exported to %2$s.', $count, 'fluent-cart-customers' ), number_format_i18n( $count ), $path ) );
		}
	}
}
