import type { Action } from '@fcc/dataviews';
import { getBootstrap, type CustomerSummary } from '@fcc/store';
import { activateCustomer, deactivateCustomer } from './change-status';
import { deleteCustomer } from './delete-customer';
import { editCustomer } from './edit-customer';
import { exportCustomer } from './export-customer';

const { can } = getBootstrap();

/** What the person may do with a customer. */
export const actions: Action< CustomerSummary >[] = [
	...( can.manage
		? [ editCustomer, activateCustomer, deactivateCustomer ]
		: [] ),
	exportCustomer,
	...( can.delete ? [ deleteCustomer ] : [] ),
];
