import type { BlockVariation, BlockVariationScope } from '@wordpress/blocks';
import { __ } from '@wordpress/i18n';
import {
	chartBar,
	commentAuthorAvatar,
	people,
	starFilled,
} from '@wordpress/icons';
import { FIGURE_NAMES } from '../../components/overview';

const ALL_FIGURES = [ ...FIGURE_NAMES ];

/** In the inserter, and to transform one variation into another. */
const SCOPE: BlockVariationScope[] = [ 'inserter', 'transform' ];

/**
 * The variations of the block. Each sets all attributes that differ, because one
 * can be transformed into another.
 */
export const variations: BlockVariation[] = [
	{
		name: 'store',
		scope: SCOPE,
		isDefault: true,
		title: __( 'Customer overview', 'fluent-cart-customers' ),
		description: __(
			'Metrics, a chart, and top customers for a period.',
			'fluent-cart-customers'
		),
		icon: people,
		attributes: {
			subject: 'store',
			figures: ALL_FIGURES,
			showChart: true,
			showTopCustomers: true,
		},
		isActive: [ 'subject' ],
	},
	{
		name: 'customer',
		scope: SCOPE,
		title: __( 'Single customer', 'fluent-cart-customers' ),
		description: __(
			'What a customer has bought, and when.',
			'fluent-cart-customers'
		),
		icon: commentAuthorAvatar,
		attributes: {
			subject: 'customer',
			figures: ALL_FIGURES,
			showChart: true,
			showTopCustomers: true,
		},
		isActive: [ 'subject' ],
	},
	{
		name: 'top-customers',
		scope: SCOPE,
		title: __( 'Top customers', 'fluent-cart-customers' ),
		description: __(
			'Customers who spent the most in a period.',
			'fluent-cart-customers'
		),
		icon: starFilled,
		attributes: {
			subject: 'store',
			figures: [],
			showChart: false,
			showTopCustomers: true,
		},
		isActive: [ 'subject', 'figures', 'showChart', 'showTopCustomers' ],
	},
	{
		name: 'figures',
		scope: SCOPE,
		title: __( 'Customer metrics', 'fluent-cart-customers' ),
		description: __(
			'New customers, revenue, and more, compared with the previous period.',
			'fluent-cart-customers'
		),
		icon: chartBar,
		attributes: {
			subject: 'store',
			figures: ALL_FIGURES,
			showChart: false,
			showTopCustomers: false,
		},
		isActive: [ 'subject', 'showChart', 'showTopCustomers' ],
	},
];
