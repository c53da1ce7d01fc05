import { __ } from '@wordpress/i18n';
import type { OverviewPeriod } from '@fcc/store';

interface Period {
	value: OverviewPeriod;
	/** Short: an answer carries the full one of its own period only. */
	label: string;
}

/** What can be looked at, the shortest first. */
export const PERIODS: Period[] = [
	{ value: '7d', label: __( '7 days', 'fluent-cart-customers' ) },
	{ value: '30d', label: __( '30 days', 'fluent-cart-customers' ) },
	{ value: '90d', label: __( '90 days', 'fluent-cart-customers' ) },
	{ value: '12m', label: __( '12 months', 'fluent-cart-customers' ) },
	{ value: 'all', label: __( 'All time', 'fluent-cart-customers' ) },
];
