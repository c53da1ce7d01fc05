import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { store } from '@fcc/store';
import { customerName } from '../../components/customer-name';

/**
 * @param id Null for no customer.
 * @return The name, if a list or a record of the store has it, else the id; an
 *         empty text for no customer.
 */
export function useCustomerName( id: number | null ): string {
	const customer = useSelect(
		( select ) =>
			id === null ? undefined : select( store ).getCustomerSummary( id ),
		[ id ]
	);
	if ( customer ) {
		return customerName( customer );
	}
	return id === null
		? ''
		: sprintf(
				/* translators: %d: ID of a customer. */
				__( 'Customer #%d', 'fluent-cart-customers' ),
				id
			);
}
