import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

/**
 * Shows all customers again.
 *
 * @param props
 * @param props.onClear
 */
export function ClearButton( { onClear }: { onClear: () => void } ) {
	return (
		<Button __next40pxDefaultSize variant="secondary" onClick={ onClear }>
			{ __( 'Clear search and filters', 'fluent-cart-customers' ) }
		</Button>
	);
}
