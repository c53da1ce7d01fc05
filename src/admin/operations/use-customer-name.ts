import { useSelect } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { store } from '@fcc/store';
import { customerName } from '../../components/customer-name';

/**
 * @return The name, if a list or a record of the store has it, else the id.
 */
export function useCustomerName( id: number ): string {
	const customer = useSelect(
		( select ) => select( store ).getCustomerSummary( id ),
		[ id ]
	);
	return customer ? customerName( customer ) : unknownCustomerName( id );
}

/**
 * @return The name of a customer who was deleted or is not loaded.
 */
export function unknownCustomerName( id: number ): string {
	return sprintf(
		/* translators: %d: ID of a customer. */
		__( 'Customer #%d', 'fluent-cart-customers' ),
		id
	);
}
