<?php
/**
 * Drop-in db.php: sends reads to a replica that never catches up, as HyperDB sends them to one that lags for a moment.
 * Locking reads go to the primary.
 *
 * @package FluentCartCustomers
 */

declare( strict_types=1 );

defined( 'ABSPATH' ) || exit;

require_once ABSPATH . WPINC . '/class-wpdb.php';

/**
 * WordPress's wpdb with a second connection, to the replica.
 */
final class FCC_Lagging_Replica extends wpdb {

	private ?mysqli $replica = null;

	private bool $uses_primary = false;

	/** Sends all further reads to the primary. The method has the name of HyperDB's. */
	public function send_reads_to_masters(): void {
		$this->uses_primary = true;
	}

	/**
	 * @param string $query
	 * @return int|bool
	 */
	public function query( $query ) {
		if ( $this->uses_primary || 1 !== preg_match( '/^\s*\(?\s*(SELECT|SHOW|EXPLAIN)\b(?!.*FOR UPDATE)/is', $query ) ) {
			return parent::query( $query );
		}
		$writer    = $this->dbh;
		$this->dbh = $this->replica ??= $this->connect_to_replica();
		try {
			return parent::query( $query );
		} finally {
			$this->dbh = $writer;
		}
	}

	private function connect_to_replica(): mysqli {
		$replica = new mysqli( null, $this->dbuser, $this->dbpassword, 'lagging', 0, explode( ':', $this->dbhost )[1] );
		$replica->set_charset( 'utf8mb4' );
		return $replica;
	}
}

$GLOBALS['wpdb'] = new FCC_Lagging_Replica( DB_USER, DB_PASSWORD, DB_NAME, DB_HOST );
