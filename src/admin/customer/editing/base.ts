import { own } from '../../../components/own';
import type { Customer, CustomerSummary } from '@fcc/store';

/**
 * @param base    The customer as they were when typing began: perhaps the row
 *                of a list.
 * @param current The customer as they are now.
 * @return The base; what a row does not know of it is as it is now.
 */
export function wholeBase(
	base: Customer | CustomerSummary,
	current: Customer
): Customer {
	return 'version' in base ? base : { ...current, ...base };
}

/**
 * @param customer
 * @return The customer, if they are known whole.
 */
export function asWhole(
	customer: Customer | CustomerSummary
): Customer | undefined {
	return 'version' in customer ? customer : undefined;
}

/**
 * @param base
 * @param current
 * @param field   A field's full name in the API.
 * @return The base, with this field as it is now.
 */
export function rebased(
	base: Customer,
	current: Customer,
	field: string
): Customer {
	const key = /^additional_info\[(.+)\]$/.exec( field )?.[ 1 ];

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
