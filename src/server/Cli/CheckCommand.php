<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Cli;

use FluentCartCustomers\Customers\Deletion\OrphanRepository;
use FluentCartCustomers\Database\DatabaseError;
use WP_CLI;

defined( 'ABSPATH' ) || exit;

/**
 * Finds rows of deleted customers on a site or on all sites of a network, and deletes them on demand.
 */
final class CheckCommand implements Command {

	/**
	 * @param string $plugin Name of the plugin's file, as WordPress lists it.
	 */
	public function __construct(
		private readonly OrphanRepository $orphans,
		private readonly string $plugin,
	) {}

	public function summary(): string {
		return 'Find data left over from deleted customers: addresses, meta, reserved emails and users, activity, and search entries. Ends with an error if it finds any and doesn’t remove it.';
	}

	public function synopsis(): array {
		return array(
			Switches::of( 'repair', 'Removes the data it finds.' ),
			Switches::of( 'network', 'Checks all sites of a network that use the plugin.' ),
		);
	}

	/**
	 * @throws DatabaseError
	 */
	public function __invoke( array $arguments, array $options ): void {
		$is_repair = ! empty( $options['repair'] );
		$left      = empty( $options['network'] ) ? $this->check( $is_repair ) : $this->check_network( $is_repair );
		if ( $left > 0 ) {
			WP_CLI::error( __( 'Found leftover data from deleted customers. Run the command again with --repair to remove it.', 'fluent-cart-customers' ) );
		}
		WP_CLI::success( __( 'No leftover data from deleted customers.', 'fluent-cart-customers' ) );
	}

	/**
	 * @return int Rows that are left.
	 * @throws DatabaseError
	 */
	private function check_network( bool $is_repair ): int {
		if ( ! is_multisite() ) {
			WP_CLI::error( __( 'This site isn’t part of a network.', 'fluent-cart-customers' ) );
		}
		$left = 0;
		foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $site ) {
			switch_to_blog( $site );
			if ( $this->is_active() ) {
				WP_CLI::log( home_url() );
				$left += $this->check( $is_repair );
			}
			restore_current_blog();
		}
		return $left;
	}

	/**
	 * Whether the current site of a network uses the plugin.
	 */
	private function is_active(): bool {
		return isset( get_site_option( 'active_sitewide_plugins', array() )[ $this->plugin ] ) || in_array( $this->plugin, (array) get_option( 'active_plugins', array() ), true );
	}

	/**
	 * @return int Rows that are left.
	 * @throws DatabaseError
	 */
	private function check( bool $is_repair ): int {
		$left = 0;
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
		return $left;
	}
}
