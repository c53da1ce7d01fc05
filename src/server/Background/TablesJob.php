<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Background;

use FluentCartCustomers\Database\Structure\DerivedData;
use FluentCartCustomers\Database\Structure\SchemaRepair;

defined( 'ABSPATH' ) || exit;

/**
 * Repairs tables that an import or a restored backup left out, and schedules the indexes that large tables lack. FluentCart's
 * migrate_fresh creates its tables without them.
 */
final class TablesJob implements Job {

	public function __construct(
		private readonly SchemaRepair $repair,
		private readonly DerivedData $derived,
		private readonly AddIndexesJob $add_indexes,
	) {}

	public function name(): JobName {
		return JobName::Tables;
	}

	public function reconcile( Step $step ): bool {
		$this->repair->run();
		$this->derived->reset_if_emptied();
		$this->add_indexes->schedule();
		return false;
	}
}
