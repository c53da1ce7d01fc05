import { __ } from '@wordpress/i18n';
import type { Panel } from '../panel';

export const figuresPanel: Panel = {
	id: 'figures',
	title: __( 'Figures', 'fluent-cart-customers' ),
	area: 'main',
	Component: () => null,
};
