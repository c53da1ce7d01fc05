import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { getBootstrap } from '@fcc/store';
import { addLinkProps } from '../navigation/routes';

/**
 * Opens the form of a new customer. Hidden from users who may not add one.
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

/**
 * Removes search and filters.
 */
export function ClearButton( { onClear }: { onClear: () => void } ) {
	return (
		<Button __next40pxDefaultSize variant="secondary" onClick={ onClear }>
			{ __( 'Clear search and filters', 'fluent-cart-customers' ) }
		</Button>
	);
}
