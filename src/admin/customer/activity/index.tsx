import { __ } from '@wordpress/i18n';
import type { Panel } from '../panel';

export const activityPanel: Panel = {
	id: 'activity',
	title: __( 'Activity', 'fluent-cart-customers' ),
	area: 'main',
	Component: () => null,
};
