<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

defined( 'ABSPATH' ) || exit;

/**
 * The schema RunState of the contract.
 */
enum RunState: string {

	/** A driver checks what the run would do. */
	case Planning = 'planning';

	/** Checked. A person starts it. */
	case Planned = 'planned';

	case Running = 'running';

	/** Waits for a request that continues it. */
	case Paused = 'paused';

	case Done     = 'done';
	case Failed   = 'failed';
	case Canceled = 'canceled';

	public function has_ended(): bool {
		return in_array( $this, array( self::Done, self::Failed, self::Canceled ), true );
	}

	/**
	 * Whether a driver works on the run.
	 */
	public function is_active(): bool {
		return self::Planning === $this || self::Running === $this;
	}
}
