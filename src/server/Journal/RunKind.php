<?php

declare( strict_types=1 );

namespace FluentCartCustomers\Journal;

defined( 'ABSPATH' ) || exit;

/**
 * What a run does; the schema RunKind of the contract.
 */
enum RunKind: string {

	case UpdateCustomer     = 'update_customer';
	case DeleteCustomer     = 'delete_customer';
	case CreateAddress      = 'create_address';
	case UpdateAddress      = 'update_address';
	case DeleteAddress      = 'delete_address';
	case MakeAddressPrimary = 'make_address_primary';
	case AttachUser         = 'attach_user';
	case DetachUser         = 'detach_user';
	case CreateUser         = 'create_user';

	/** Bulk action: one status for many customers. */
	case UpdateStatus = 'update_status';

	/** Bulk action: deletion of many customers. */
	case Delete = 'delete';

	/** Customers from a file. */
	case Import = 'import';

	/** Undo of another run. */
	case Undo = 'undo';
}
