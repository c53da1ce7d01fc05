import { __ } from '@wordpress/i18n';
import type { Panel } from '../panel';
import { Figures } from './figures';

export const figuresPanel: Panel = {
	id: 'figures',
	title: __( 'Spending', 'fluent-cart-customers' ),
	area: 'main',
	Component: Figures,
};
