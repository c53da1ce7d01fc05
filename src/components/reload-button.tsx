import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

/** The recovery for errors that only a page load can solve. */
export function ReloadButton() {
	return (
		<Button
			__next40pxDefaultSize
			variant="secondary"
			onClick={ () => window.location.reload() }
		>
			{ __( 'Reload page', 'fluent-cart-customers' ) }
		</Button>
	);
}
