import { Placeholder } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { people } from '@wordpress/icons';

/** Stands, in the editor alone, for a block of which every part is switched off. */
export function NothingShown() {
	return (
		<Placeholder
			icon={ people }
			label={ __( 'Customer overview', 'fluent-cart-customers' ) }
			instructions={ __(
				'Every part is switched off, so the page shows nothing here. Switch a part on in the settings of this block.',
				'fluent-cart-customers'
			) }
		/>
	);
}
