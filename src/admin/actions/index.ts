import type { Action } from '@fcc/dataviews';
import { getBootstrap, type CustomerSummary } from '@fcc/store';
import { editCustomer } from './edit-customer';

/** What the person may do with a customer. */
export const actions: Action< CustomerSummary >[] = getBootstrap().can.manage
	? [ editCustomer ]
	: [];
