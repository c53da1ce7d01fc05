import { __ } from '@wordpress/i18n';
import type { Panel } from '../panel';
import { Head } from './head';

export const headPanel: Panel = {
	id: 'head',
	title: __( 'Head', 'fluent-cart-customers' ),
	area: 'top',
	Component: Head,
};
