import { __ } from '@wordpress/i18n';
import type { Panel } from '../panel';

export const addressesPanel: Panel = {
	id: 'addresses',
	title: __( 'Addresses', 'fluent-cart-customers' ),
	area: 'side',
	Component: () => null,
};
