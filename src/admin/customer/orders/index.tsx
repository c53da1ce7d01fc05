import { __ } from '@wordpress/i18n';
import type { Panel } from '../panel';
import { Orders } from './orders';

export const ordersPanel: Panel = {
	id: 'orders',
	title: __( 'Orders', 'fluent-cart-customers' ),
	area: 'main',
	Component: Orders,
};
