import { __ } from '@wordpress/i18n';
import type { Panel } from '../panel';
import { UserPanel } from './user-panel';

export const userPanel: Panel = {
	id: 'user',
	title: __( 'WordPress user', 'fluent-cart-customers' ),
	area: 'side',
	Component: UserPanel,
};
