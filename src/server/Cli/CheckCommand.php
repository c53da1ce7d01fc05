<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Customers\Deletion\OrphanRepository;
use FluentCartCustomers\Database\DatabaseError;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Finds rows of deleted customers, and deletes them on demand.
 */
final class CheckCommand {

	public function __construct( private readonly OrphanRepository $orphans ) {}

	/**
	 * Finds data left over from deleted customers: addresses, meta, reserved emails and users, activity, and search entries.
	 *
	 * Exits with an error if it finds any and doesn’t remove it.
	 *
	 * ## OPTIONS
	 *
	 * [--repair]
	 * : Removes the data it finds.
	 *
	 * ## EXAMPLES
	 *
	 *     wp fluent-cart-customers check --repair
	 *
	 * @param list<string>               $arguments
	 * @param array<string, string|bool> $options
	 * @throws DatabaseError
	 */
	public function __invoke( array $arguments, array $options ): void {
		$is_repair = ! empty( $options['repair'] );
		$left      = 0;
		foreach ( OrphanRepository::TABLES as $table ) {
			$found = 0;
			$from  = OrphanRepository::START;
			while ( null !== $from ) {
				[ 'found' => $more, 'next' => $from ] = $this->orphans->scan_range( $table, $from, $is_repair );
				$found                               += $more;
			}
			$left += $is_repair ? 0 : $found;
			/* translators: 1: content of a database table, 2: number of rows. */
			$format = _n( '%1$s: %2$s leftover row', '%1$s: %2$s leftover rows', $found, 'fluent-cart-customers' );
			WP_CLI::log( sprintf( $format, OrphanRepository::label( $table ), number_format_i18n( $found ) ) );
		}
		if ( $left > 0 ) {
			WP_CLI::error( __( 'Found leftover data from deleted customers. Run the command again with --repair to remove it.', 'fluent-cart-customers' ) );
		}
		WP_CLI::success( __( 'No leftover data from deleted customers.', 'fluent-cart-customers' ) );
	}
}
