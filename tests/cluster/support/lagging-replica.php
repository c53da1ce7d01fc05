<?php
/**
 * Drop-in db.php: a database of which reads are taken from a copy that lags behind for good, as HyperDB and its like do
 * with one that lags behind for a moment. What locks rows is no read.
 *
 * @package FluentCartCustomers
 */

declare( strict_types=1 );

defined( 'ABSPATH' ) || exit;

require_once ABSPATH . WPINC . '/class-wpdb.php';

/**
 * WordPress's own, with a second connection.
 */
final class FCC_Lagging_Replica extends wpdb {

	private ?mysqli $copy = null;

	private bool $is_pinned = false;

	/** As HyperDB has it. */
	public function send_reads_to_masters(): void {
		$this->is_pinned = true;
	}

	/**
	 * @param string $query
	 * @return int|bool
	 */
	public function query( $query ) {
		if ( $this->is_pinned || 1 !== preg_match( '/^\s*\(?\s*(SELECT|SHOW|EXPLAIN)\b(?!.*FOR UPDATE)/is', $query ) ) {
			return parent::query( $query );
		}
		$writer    = $this->dbh;
		$this->dbh = $this->copy ??= $this->connect_to_copy();
		try {
			return parent::query( $query );
		} finally {
			$this->dbh = $writer;
		}
	}

	private function connect_to_copy(): mysqli {
		$copy = new mysqli( null, $this->dbuser, $this->dbpassword, 'lagging', 0, explode( ':', $this->dbhost )[1] );
		$copy->set_charset( 'utf8mb4' );
		return $copy;
	}
}

$GLOBALS['wpdb'] = new FCC_Lagging_Replica( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST );
