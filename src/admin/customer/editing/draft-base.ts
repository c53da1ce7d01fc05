import type { Customer, CustomerSummary } from '@fcc/store';
import { own } from '../../../components/own';
import { keyOfInfoField } from '../../forms/info-field';

/**
 * Completes the base of a draft, which may be a row of a list.
 *
 * @param base    The record when editing began.
 * @param current The newest record.
 * @return The base. Fields that a row lacks come from the newest record.
 */
export function completeBase(
	base: Customer | CustomerSummary,
	current: Customer
): Customer {
	return 'version' in base ? base : { ...current, ...base };
}

/**
 * @return The customer, if it is a full record and not a row of a list.
 */
export function asFullRecord(
	customer: Customer | CustomerSummary
): Customer | undefined {
	return 'version' in customer ? customer : undefined;
}

/**
 * Replaces one field of the base, which settles its conflict.
 *
 * @param field Full name in the API.
 */
export function rebaseField(
	base: Customer,
	current: Customer,
	field: string
): Customer {
	const key = keyOfInfoField( field );

	if ( ! key ) {
		return {
			...base,
			...Object.fromEntries(
				Object.entries( current ).filter(
					( [ name ] ) => name === field
				)
			),
		};
	}
	const { [ key ]: _, ...others } = base.additional_info;
	const value = own( current.additional_info, key );
	return {
		...base,
		additional_info:
			value === undefined ? others : { ...others, [ key ]: value },
	};
}
