import { __ } from '@wordpress/i18n';
import type { Panel } from '../panel';

export const profilePanel: Panel = {
	id: 'profile',
	title: __( 'Profile', 'fluent-cart-customers' ),
	area: 'side',
	Component: () => null,
};
