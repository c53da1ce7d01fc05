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
	 * Finds what is left of customers who are gone: addresses, meta, claims, activity, entries of the search.
	 *
	 * Ends with an error if something is left.
	 *
	 * ## OPTIONS
	 *
	 * [--repair]
	 * : Removes what is found.
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
			/* translators: 1: what is in a table, 2: a number of rows. */
			$format = _n( '%1$s: %2$d row of nobody', '%1$s: %2$d rows of nobody', $found, 'fluent-cart-customers' );
			WP_CLI::log( sprintf( $format, OrphanRepository::label( $table ), $found ) );
		}
		if ( $left > 0 ) {
			WP_CLI::error( __( 'Something is left of customers who are gone. Remove it with --repair.', 'fluent-cart-customers' ) );
		}
		WP_CLI::success( __( 'Nothing is left of customers who are gone.', 'fluent-cart-customers' ) );
	}
}
