import type { Overview } from '@fcc/store';

export type FigureName = keyof Overview[ 'figures' ];

/** All figures, in the order in which they are drawn. */
export const FIGURE_NAMES: readonly FigureName[] = [
	'customers',
	'new_customers',
	'returning_rate',
	'revenue',
	'average_order_value',
];
