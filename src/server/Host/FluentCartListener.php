<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Host;

use FluentCartCustomers\Data\ChangeQueue;

/**
 * Tells the queue what FluentCart writes.
 */
final class FluentCartListener {

	public function __construct( private readonly ChangeQueue $queue ) {}

	public function hook(): void {
	}
}
