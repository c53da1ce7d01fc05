import { __ } from '@wordpress/i18n';
import type { Panel } from '../panel';
import { Activity } from './activity';

export const activityPanel: Panel = {
	id: 'activity',
	title: __( 'Activity', 'fluent-cart-customers' ),
	area: 'main',
	Component: Activity,
};
