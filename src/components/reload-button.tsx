import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

/** The way out where the page itself must be loaded again. */
export function ReloadButton() {
	return (
		<Button
			__next40pxDefaultSize
			variant="secondary"
			onClick={ () => window.location.reload() }
		>
			{ __( 'Reload the page', 'fluent-cart-customers' ) }
		</Button>
	);
}
