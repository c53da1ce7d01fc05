import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { getBootstrap } from '@fcc/store';
import { addLinkProps } from '../routes';

/**
 * Opens the form of a new customer, for whom may add one.
 *
 * @param props
 * @param props.variant
 */
export function AddCustomerButton( {
	variant,
}: {
	variant: 'primary' | 'secondary';
} ) {
	return getBootstrap().can.manage ? (
		<Button __next40pxDefaultSize variant={ variant } { ...addLinkProps() }>
			{ __( 'Add customer', 'fluent-cart-customers' ) }
		</Button>
	) : null;
}
