import type { Field } from '@fcc/dataviews';
import type { CustomerSummary } from '@fcc/store';
import { averageOrderValueField } from './average-order-value';
import { createdAtField } from './created-at';
import { customerField } from './customer';
import { emailField } from './email';
import { firstOrderDateField } from './first-order-date';
import { idField } from './id';
import { lastOrderDateField } from './last-order-date';
import { orderCountField } from './order-count';
import { statusField } from './status';
import { totalSpentField } from './total-spent';

/**
 * What can be seen, sorted and filtered of a customer. The id of a field is its
 * name in the API.
 */
export const fields: Field< CustomerSummary >[] = [
	customerField,
	emailField,
	statusField,
	orderCountField,
	totalSpentField,
	averageOrderValueField,
	lastOrderDateField,
	firstOrderDateField,
	createdAtField,
	idField,
];
