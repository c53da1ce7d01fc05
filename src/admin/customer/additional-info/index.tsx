import { __ } from '@wordpress/i18n';
import type { Panel } from '../panel';

export const additionalInfoPanel: Panel = {
	id: 'additional-info',
	title: __( 'Additional info', 'fluent-cart-customers' ),
	area: 'side',
	Component: () => null,
};
