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
				'How the customers of the store do stands here. You may not see customers, so nothing is shown to you, here or on the page, nor to any visitor who may not see them. You can still move this block or remove it.',
				'fluent-cart-customers'
			) }
		/>
	);
}
