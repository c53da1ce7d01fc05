<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Imports;

use FluentCartCustomers\Addresses\AddressHooks;
use FluentCartCustomers\Customers\CustomerHooks;
use FluentCartCustomers\Customers\Record\Customer;

defined( 'ABSPATH' ) || exit;

/**
 * The `after_` actions of the customers that an import creates or changes. Without listeners they cost nothing.
 */
final class ImportHooks {

	public function __construct(
		private readonly CustomerHooks $of_customers,
		private readonly AddressHooks $of_addresses,
	) {}

	/**
	 * @param list<array{Customer|null, Customer}> $written The customers before and after; null for a new one.
	 */
	public function after( array $written ): void {
		foreach ( $written as [ $before, $after ] ) {
			if ( null === $before ) {
				$this->of_customers->after_create( $after );
			} elseif ( $before->editable_fields() !== $after->editable_fields() ) {
				$this->of_customers->after_update( $before, $after );
			}
			$this->of_addresses->after_changes( $before, $after );
		}
	}
}
