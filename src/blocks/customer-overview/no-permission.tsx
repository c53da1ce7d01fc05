import { Placeholder } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { people } from '@wordpress/icons';

/** Says to who may not see customers what stands here, in the editor alone. */
export function NoPermission() {
	return (
		<Placeholder
			icon={ people }
			label={ __( 'Customer overview', 'fluent-cart-customers' ) }
			instructions={ __(
				'This block shows figures about the customers of the store. You may not see customers, so it stays empty for you, here and on the page, as it does for every visitor who may not see them. You can still move or remove it.',
				'fluent-cart-customers'
			) }
		/>
	);
}
