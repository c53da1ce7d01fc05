import { __ } from '@wordpress/i18n';
import type { Panel } from '../panel';

export const headPanel: Panel = {
	id: 'head',
	title: __( 'Head', 'fluent-cart-customers' ),
	area: 'top',
	Component: () => null,
};
