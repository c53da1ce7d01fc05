<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Exports;

use FluentCartCustomers\Database\DatabaseError;
use FluentCartCustomers\Host\Host;
use FluentCartCustomers\Host\SettingsOption;

defined( 'ABSPATH' ) || exit;

/**
 * The text of an export, in parts that fit into memory.
 */
final class ExportFile {

	public function __construct(
		private readonly ExportQuery $customers,
		private readonly Host $host,
	) {}

	/**
	 * @param bool $shows_users Whether the reader may see users.
	 * @return iterable<int, string> Each key is the number of customers in the part: 0 of the first row.
	 * @throws DatabaseError
	 */
	public function parts( Export $export, bool $shows_users ): iterable {
		$csv = new CustomerCsv( $export, $this->host->currency(), SettingsOption::read()->name_order );
		yield 0 => $csv->header_row();
		foreach ( $this->customers->chunks( $export, $shows_users ) as $customers ) {
			yield count( $customers ) => $csv->lines( $customers );
		}
	}
}
